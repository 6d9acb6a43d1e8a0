/** The people of a rally: those invited, those signed in, and the way to put one of them out. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../../../shared/messages/times.js';
import type { DeskInvitation, PeopleAnswer } from '../../../shared/protocol/people.js';
import { Alert } from '../../entry/alert.js';
import { Button, Send } from '../frame/buttons.js';
import { useBoard, useEvery, usePage, useWords, type Board } from '../frame/hooks.js';
import { Part } from '../frame/part.js';
import { useRequests } from '../frame/requests.js';
import { Sheet } from '../frame/sheet.js';
import { ownZone } from '../settings/zones.js';
import { Device, InvitedBy } from './device.js';
import { Invite } from './invite.js';
import { JoinHere } from './joinHere.js';

export function usePeople(slug: string): Pick<Board, 'people' | 'loadPeople'> {
  const { desk } = usePage();
  const [people, setPeople] = useState<PeopleAnswer | null>(null);
  const loadPeople = async () => {
    const reply = await desk.api.people(slug);
    if (reply.kind === 'ok') setPeople(reply.value);
    return reply;
  };
  useEvery(60_000, loadPeople, slug);
  return { people, loadPeople };
}

export function People({ onClose }: { onClose: () => void }): JSX.Element {
  const { desk, blog, people, loadPeople, words } = useBoard();
  const { fault, unread, look, after } = useRequests(loadPeople);
  const [isJoining, setJoining] = useState(false);
  useEffect(() => void look(), []);
  const endJoining = () => {
    setJoining(false);
    void look();
  };
  if (isJoining) return <JoinHere onClose={endJoining} />;
  return (
    <Sheet title={words.people} onClose={onClose}>
      <Part title={words.joinHere.title}>
        <p class="hint">{words.joinHere.what}</p>
        <Button look="first join-here" data-join-here="" says={words.joinHere.open} onClick={() => setJoining(true)} />
      </Part>
      <Part title={words.invite}>
        <Invite onInvited={look} />
      </Part>
      <Alert fault={fault} />
      {people === null ? (
        <p class="hint" role="status" data-unread={unread !== null}>
          {unread ?? words.form.loading}
        </p>
      ) : (
        <Known
          people={people}
          onWithdraw={(id) => after(desk.api.withdrawInvitation(blog.slug, id))}
          onRevoke={(id, hours) => after(desk.api.revoke(blog.slug, id, hours))}
        />
      )}
    </Sheet>
  );
}

interface KnownProps {
  people: PeopleAnswer;
  onWithdraw: (id: string) => Promise<unknown>;
  onRevoke: (id: string, hours: number) => Promise<unknown>;
}

function Known({ people, onWithdraw, onRevoke }: KnownProps): JSX.Element {
  const words = useWords();
  const { invitations, devices, ended } = people;
  return (
    <>
      <Part title={words.invitations}>
        {invitations.length === 0 && <p class="hint">{words.invitationsNone}</p>}
        <ul class="people">
          {invitations.map((one) => (
            <Invitation key={one.id} invitation={one} people={people} onWithdraw={() => onWithdraw(one.id)} />
          ))}
        </ul>
      </Part>
      <Part title={words.devices}>
        <ul class="people">
          {devices.map((one) => (
            <Device key={one.id} device={one} people={people} onRevoke={(hours) => onRevoke(one.id, hours)} />
          ))}
        </ul>
      </Part>
      {ended.length > 0 && (
        <Part title={words.endedDevices}>
          <p class="hint">{words.endedDevicesHow}</p>
          <ul class="people">
            {ended.map((one) => (
              <Device key={one.id} device={one} people={people} onRevoke={(hours) => onRevoke(one.id, hours)} />
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

interface InvitationProps {
  invitation: DeskInvitation;
  people: PeopleAnswer;
  onWithdraw: () => Promise<unknown>;
}

function Invitation(props: InvitationProps): JSX.Element {
  const words = useWords();
  const { name, role, expiresAt } = props.invitation;
  return (
    <li class="row person">
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        <span class="hint">{words.say(words.inviteUntil, { time: dayAndTime(expiresAt, ownZone(), words.lang) })}</span>
        <InvitedBy of={props.invitation} people={props.people} />
      </p>
      <Send look="quiet" says={words.withdrawInvitation} onClick={props.onWithdraw} />
    </li>
  );
}
