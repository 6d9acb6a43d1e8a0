/** The people of a rally: those invited, those signed in, and the way to put one of them out. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { dayAndTime } from '../../../shared/messages/times.js';
import type { DeskDevice, DeskInvitation, PeopleAnswer } from '../../../shared/protocol/desk.js';
import type { Reply } from '../../account/request.js';
import { FaultMessage } from '../../entry/labelled.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { useBoard, usePage, useWords, type Board } from '../frame/hooks.js';
import { Sheet } from '../frame/sheet.js';
import { ownZone } from '../settings/zones.js';
import { Invite } from './invite.js';

export function usePeople(slug: string): Pick<Board, 'people' | 'loadPeople'> {
  const { desk } = usePage();
  const [people, setPeople] = useState<PeopleAnswer | null>(null);
  const loadPeople = async () => {
    const reply = await desk.api.people(slug);
    if (reply.kind === 'ok') setPeople(reply.value);
  };
  useEffect(() => {
    void loadPeople();
    const timer = setInterval(() => document.visibilityState === 'visible' && void loadPeople(), 60_000);
    return () => clearInterval(timer);
  }, [slug]);
  return { people, loadPeople };
}

export function People({ onClose }: { onClose: () => void }): JSX.Element {
  const { desk, blog, people, loadPeople, words } = useBoard();
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => void loadPeople(), []);
  const after = async (asked: Promise<Reply<null>>) => {
    const reply = await asked;
    if (reply.kind === 'refused') setFault(sayRefusal(reply.refusal, words.refusals, words));
    else setFault(reply.kind === 'lost' ? words.notices.lost : null);
    await loadPeople();
  };
  return (
    <Sheet title={words.people} onClose={onClose}>
      <Part title={words.invite}>
        <Invite onInvited={loadPeople} />
      </Part>
      <FaultMessage fault={fault} />
      {people === null ? (
        <p class="hint">{words.form.loading}</p>
      ) : (
        <Known
          people={people}
          onWithdraw={(id) => after(desk.api.withdrawInvitation(blog.slug, id))}
          onRevoke={(id) => after(desk.api.revoke(blog.slug, id))}
        />
      )}
    </Sheet>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="stack part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface KnownProps {
  people: PeopleAnswer;
  onWithdraw: (id: string) => Promise<void>;
  onRevoke: (id: string) => Promise<void>;
}

function Known({ people: { invitations, devices }, onWithdraw, onRevoke }: KnownProps): JSX.Element {
  const words = useWords();
  return (
    <>
      <Part title={words.invitations}>
        {invitations.length === 0 && <p class="hint">{words.invitationsNone}</p>}
        <ul class="people">
          {invitations.map((one) => (
            <Invitation key={one.id} invitation={one} onWithdraw={() => onWithdraw(one.id)} />
          ))}
        </ul>
      </Part>
      <Part title={words.devices}>
        <ul class="people">
          {devices.map((one) => (
            <Device key={one.id} device={one} onRevoke={() => onRevoke(one.id)} />
          ))}
        </ul>
      </Part>
    </>
  );
}

function Invitation(props: { invitation: DeskInvitation; onWithdraw: () => Promise<void> }): JSX.Element {
  const words = useWords();
  const { name, role, expiresAt } = props.invitation;
  return (
    <li class="row person">
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        <span class="hint">{words.say(words.inviteUntil, { time: dayAndTime(expiresAt, ownZone(), words.lang) })}</span>
      </p>
      <Send look="quiet" says={words.withdrawInvitation} onClick={props.onWithdraw} />
    </li>
  );
}

function Device({ device, onRevoke }: { device: DeskDevice; onRevoke: () => Promise<void> }): JSX.Element {
  const { desk, words } = usePage();
  const [is, setIs] = useState<'in' | 'asked' | 'going'>('in');
  const { name, role, kind, lastSeenAt, own } = device;
  const go = async () => {
    setIs('going');
    await onRevoke();
    setIs('in');
  };
  return (
    <li class="row person" data-own={own}>
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        {kind === 'token' && ` · ${words.token}`}
        {own && <em> · {words.ownDevice}</em>}
        <span class="hint">{words.say(words.lastSeen, { when: words.fromNow(lastSeenAt, desk.serverNow()) })}</span>
      </p>
      {is === 'in' ? (
        <Button look="quiet" says={words.revoke} onClick={() => setIs('asked')} />
      ) : (
        <Ask
          says={own ? words.revokeSureOwn : words.say(words.revokeSure, { name })}
          yes={<Send look="first harm" says={words.revokeIt} isSending={is === 'going'} onClick={go} />}
          no={words.cancel}
          onNo={() => setIs('in')}
        />
      )}
    </li>
  );
}
