/** Invites somebody: the link is shown once, to copy, to share, or to scan. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isBlank } from '../../../shared/characters.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { dayAndTime } from '../../../shared/messages/times.js';
import type { InvitationAnswer } from '../../../shared/protocol/people.js';
import { useOnce } from '../../account/useOnce.js';
import { Chips, Line, Select } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import { placed } from '../../words/placed.js';
import { Alert } from '../../entry/alert.js';
import { Button, Send } from '../frame/buttons.js';
import { Copy } from '../frame/copy.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { ownZone } from '../settings/zones.js';
import type { DeskSpoken } from '../words.js';
import { isKnown } from './known.js';
import { Qr } from './qr.js';

interface Asked {
  name: string;
  role: 'reporter' | 'editor';
  hours: string;
}

interface Invited extends Asked {
  answer: InvitationAnswer;
  /** Whether somebody by this name was here before. */
  isAgain: boolean;
}

/** The choices of how long a link works, in hours. */
const HOURS = [1, 24, 72, 168];

/** `onInvited` is called when the list of invitations has one more. */
export function Invite({ onInvited }: { onInvited: () => Promise<void> }): JSX.Element {
  const [asked, setAsked] = useState<Asked>({ name: '', role: 'reporter', hours: '24' });
  const { invited, another, ...making } = useInvitation(asked, () => {
    setAsked((now) => ({ ...now, name: '' }));
    void onInvited();
  });
  if (invited !== null) return <Link invited={invited} onAnother={another} />;
  return <Asking {...making} asked={asked} onAsked={setAsked} />;
}

function useInvitation(asked: Asked, onInvited: () => void) {
  const { desk, blog, people, words } = useBoard();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const [invited, setInvited] = useState<Invited | null>(null);
  const make = useOnce(async () => {
    const name = asked.name.trim();
    if (isBlank(name)) return setFault({ field: 'name', message: words.faults.name });
    setSending(true);
    const reply = await desk.api.invite(blog.slug, { name, role: asked.role, hours: Number(asked.hours) });
    setSending(false);
    if (reply.kind === 'lost') return setFault({ field: '', message: words.notices.lost });
    if (reply.kind === 'refused')
      return setFault({ field: reply.refusal.field ?? '', message: sayRefusal(reply.refusal, words.refusals, words) });
    setInvited({ ...asked, name, answer: reply.value, isAgain: isKnown(people, asked) });
    onInvited();
  });
  return { fault, isSending, invited, make, mend: () => setFault(null), another: () => setInvited(null) };
}

interface AskingProps extends Pick<ReturnType<typeof useInvitation>, 'fault' | 'isSending' | 'make' | 'mend'> {
  asked: Asked;
  onAsked: (asked: Asked) => void;
}

function Asking({ asked, onAsked, fault, isSending, make, mend }: AskingProps): JSX.Element {
  const { people, words } = useBoard();
  const { roles } = words;
  return (
    <div class="form" data-invite="">
      <Line
        name="invite.name"
        label={words.inviteName}
        hint={isKnown(people, asked) ? inviteAgain(asked, words) : undefined}
        value={asked.name}
        fault={fault?.field === 'name' ? fault.message : null}
        onValue={(name) => {
          onAsked({ ...asked, name });
          mend();
        }}
      />
      <Chips
        name="invite.role"
        label={words.inviteRole}
        value={asked.role}
        choices={{ reporter: roles.reporter, editor: roles.editor }}
        hint={words.roleDoes[asked.role]}
        onValue={(role) => onAsked({ ...asked, role })}
      />
      <Select
        name="invite.hours"
        label={words.inviteHours}
        value={asked.hours}
        choices={HOURS.map((long) => ({ value: long.toString(), name: lasting(long, words) }))}
        onValue={(hours) => onAsked({ ...asked, hours })}
      />
      <Alert fault={fault?.field === '' ? fault.message : null} />
      <Send says={words.inviteMake} isSending={isSending} onClick={make} />
    </div>
  );
}

function Link({ invited, onAnother }: { invited: Invited; onAnother: () => void }): JSX.Element {
  const words = useWords();
  const { name, role, answer, isAgain } = invited;
  const { address, expiresAt } = answer;
  const share = () => navigator.share({ url: address }).catch(() => undefined);
  const once = words.say(words.inviteOnce, { role: words.asRole[role] });
  return (
    <section class="stack" aria-label={words.invite}>
      <p>
        {placed(once, { name: <strong dir="auto">{name}</strong> })}{' '}
        {words.say(words.inviteUntil, { time: dayAndTime(expiresAt, ownZone(), words.lang) })}
      </p>
      {isAgain && <p class="strong">{inviteAgain(invited, words)}</p>}
      <Qr text={address} label={words.qr} />
      <input class="field" name="invite.address" aria-label={words.invite} dir="ltr" readOnly value={address} />
      <div class="row">
        <Copy says={words.copy} text={address} field="invite.address" />
        {typeof navigator.share === 'function' && <Button says={words.share} onClick={share} />}
        <Button look="quiet" says={words.another} onClick={onAnother} />
      </div>
    </section>
  );
}

function inviteAgain({ name, role }: Pick<Asked, 'name' | 'role'>, words: DeskSpoken): string {
  return words.say(words.inviteAgain, { name: name.trim(), role: words.asRole[role] });
}

function lasting(hours: number, words: DeskSpoken): string {
  if (hours < 24) return words.lasting(hours, 'hour');
  return hours < 168 ? words.lasting(hours / 24, 'day') : words.lasting(hours / 168, 'week');
}
