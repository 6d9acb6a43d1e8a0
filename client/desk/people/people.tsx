/** The people of a rally: who is invited, who is signed in, and how one of them is put out. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskDevice, DeskInvitation, PeopleAnswer } from '../../../shared/protocol.js';
import type { Reply } from '../../account/request.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { dayAndTime } from '../../../shared/messages/times.js';
import { ownZone } from '../settings/zones.js';
import { Send } from '../frame/buttons.js';
import { FaultLine } from '../../entry/controls.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { Invite } from './invite.js';
import { Sheet } from '../frame/sheet.js';

export function usePeople(slug: string) {
  const { desk } = usePage();
  const [people, setPeople] = useState<PeopleAnswer | null>(null);
  const load = async () => {
    const reply = await desk.api.people(slug);
    if (reply.kind === 'ok') setPeople(reply.value);
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => (document.visibilityState === 'visible' ? void load() : undefined), 60_000);
    return () => clearInterval(timer);
  }, [slug]);
  return { people, load };
}

interface PeopleProps {
  people: PeopleAnswer | null;
  load: () => Promise<void>;
  onClose: () => void;
}

export function People({ people, load, onClose }: PeopleProps): JSX.Element {
  const { desk } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => void load(), []);

  const after = async (reply: Reply<null>) => {
    if (reply.kind === 'refused') setFault(sayRefusal(reply.refusal, words.refusals, words));
    else setFault(reply.kind === 'lost' ? words.notices.lost : null);
    await load();
  };

  return (
    <Sheet title={words.people} onClose={onClose}>
      <section class="part">
        <h3>{words.invite}</h3>
        <Invite onInvited={() => void load()} />
      </section>
      <FaultLine fault={fault} />
      {people === null ? (
        <p class="hint">{words.form.loading}</p>
      ) : (
        <>
          <section class="part">
            <h3>{words.invitations}</h3>
            {people.invitations.length === 0 && <p class="hint">{words.invitationsNone}</p>}
            <ul class="people">
              {people.invitations.map((one) => (
                <Invitation
                  key={one.id}
                  invitation={one}
                  onWithdraw={async () => after(await desk.api.withdrawInvitation(blog.slug, one.id))}
                />
              ))}
            </ul>
          </section>
          <section class="part">
            <h3>{words.devices}</h3>
            <ul class="people">
              {people.devices.map((one) => (
                <Device
                  key={one.id}
                  device={one}
                  onRevoke={async () => after(await desk.api.revoke(blog.slug, one.id))}
                />
              ))}
            </ul>
          </section>
        </>
      )}
    </Sheet>
  );
}

function Invitation(props: { invitation: DeskInvitation; onWithdraw: () => Promise<void> }): JSX.Element {
  const words = useWords();
  const { name, role, expiresAt } = props.invitation;
  return (
    <li class="person">
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        <span class="hint">{words.say(words.inviteUntil, { time: dayAndTime(expiresAt, ownZone(), words.lang) })}</span>
      </p>
      <Send class="quiet" onClick={() => void props.onWithdraw()}>
        {words.withdrawInvitation}
      </Send>
    </li>
  );
}

function Device(props: { device: DeskDevice; onRevoke: () => Promise<void> }): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const [isAsked, setAsked] = useState(false);
  const [isSending, setSending] = useState(false);
  const { name, role, kind, lastSeenAt, own } = props.device;
  const go = async () => {
    setSending(true);
    await props.onRevoke();
    setSending(false);
    setAsked(false);
  };
  return (
    <li class="person" data-own={own}>
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        {kind === 'token' && ` · ${words.token}`}
        {own && <em> · {words.ownDevice}</em>}
        <span class="hint">{words.say(words.lastSeen, { when: words.fromNow(lastSeenAt, desk.serverNow()) })}</span>
      </p>
      {isAsked ? (
        <div class="ask" role="alert">
          <p>{own ? words.revokeSureOwn : words.say(words.revokeSure, { name })}</p>
          <div class="row">
            <Send class="first harm" isSending={isSending} onClick={() => void go()}>
              {words.revokeIt}
            </Send>
            <button type="button" class="second" onClick={() => setAsked(false)}>
              {words.cancel}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="quiet" onClick={() => setAsked(true)}>
          {words.revoke}
        </button>
      )}
    </li>
  );
}
