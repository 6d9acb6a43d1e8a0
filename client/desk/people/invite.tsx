/** Inviting somebody: the link is shown once, to copy, to share, or to scan. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { InvitationAnswer } from '../../../shared/protocol.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { dayAndTime } from '../../../shared/messages/times.js';
import { placed } from '../../words/placed.js';
import type { DeskSpoken } from '../words.js';
import { ownZone } from '../settings/zones.js';
import { Send } from '../frame/buttons.js';
import { Chips, FaultLine, Line, Select } from '../../entry/controls.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { Qr } from './qr.js';

interface Invited {
  name: string;
  role: 'reporter' | 'editor';
  answer: InvitationAnswer;
}

/** How long a link may work. */
const HOURS = [1, 24, 72, 168];

/** `onInvited`: the list of invitations has one more. */
export function Invite({ onInvited }: { onInvited: () => void }): JSX.Element {
  const { desk } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<'reporter' | 'editor'>('reporter');
  const [hours, setHours] = useState('24');
  const [fault, setFault] = useState<{ field: string; message: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const [invited, setInvited] = useState<Invited | null>(null);

  if (invited !== null) return <Link invited={invited} onAnother={() => setInvited(null)} />;

  const make = async () => {
    if (isSending) return;
    if (name.trim() === '') return setFault({ field: 'name', message: words.faults.name });
    setSending(true);
    const reply = await desk.api.invite(blog.slug, { name: name.trim(), role, hours: Number(hours) });
    setSending(false);
    if (reply.kind === 'lost') return setFault({ field: '', message: words.notices.lost });
    if (reply.kind === 'refused')
      return setFault({ field: reply.refusal.field ?? '', message: sayRefusal(reply.refusal, words.refusals, words) });
    setInvited({ name: name.trim(), role, answer: reply.value });
    setName('');
    onInvited();
  };

  return (
    <div class="form" data-invite="">
      <Line
        name="invite.name"
        label={words.inviteName}
        value={name}
        fault={fault?.field === 'name' ? fault.message : null}
        onValue={(typed) => {
          setName(typed);
          setFault(null);
        }}
      />
      <Chips
        name="invite.role"
        label={words.inviteRole}
        value={role}
        choices={{ reporter: words.roles.reporter, editor: words.roles.editor }}
        hint={words.roleDoes[role]}
        onValue={setRole}
      />
      <Select
        name="invite.hours"
        label={words.inviteHours}
        value={hours}
        choices={HOURS.map((long) => ({ value: long.toString(), name: lasting(long, words) }))}
        onValue={setHours}
      />
      <FaultLine fault={fault?.field === '' ? fault.message : null} />
      <Send isSending={isSending} onClick={() => void make()}>
        {words.inviteMake}
      </Send>
    </div>
  );
}

function Link({ invited, onAnother }: { invited: Invited; onAnother: () => void }): JSX.Element {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  const { address, expiresAt } = invited.answer;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Without the permission (or on plain http) the address is there to be selected.
      document.querySelector<HTMLInputElement>('[name="invite.address"]')?.select();
    }
  };
  const canShare = typeof navigator.share === 'function';
  return (
    <section class="invited" aria-label={words.invite}>
      <p>
        {placed(words.say(words.inviteOnce, { role: words.asRole[invited.role] }), {
          name: <strong dir="auto">{invited.name}</strong>,
        })}{' '}
        {words.say(words.inviteUntil, { time: dayAndTime(expiresAt, ownZone(), words.lang) })}
      </p>
      <Qr text={address} label={words.qr} />
      <input class="field" name="invite.address" aria-label={words.invite} dir="ltr" readOnly value={address} />
      <div class="row">
        <button type="button" class="first" onClick={() => void copy()}>
          {isCopied ? words.copied : words.copy}
        </button>
        {canShare && (
          <button
            type="button"
            class="second"
            onClick={() => void navigator.share({ url: address }).catch(() => undefined)}
          >
            {words.share}
          </button>
        )}
        <button type="button" class="quiet" onClick={onAnother}>
          {words.another}
        </button>
      </div>
      <p class="unseen" role="status">
        {isCopied ? words.copied : ''}
      </p>
    </section>
  );
}

function lasting(hours: number, words: DeskSpoken): string {
  if (hours < 24) return words.lasting(hours, 'hour');
  return hours < 168 ? words.lasting(hours / 24, 'day') : words.lasting(hours / 168, 'week');
}
