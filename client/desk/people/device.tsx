/** A device in a list of people, with the marks that it shows itself, and the way to put it out. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEditor } from '../../../shared/may.js';
import type { DeskDevice, PeopleAnswer } from '../../../shared/protocol/people.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { usePage, useWords } from '../frame/hooks.js';
import type { DeskSpoken } from '../words.js';
import { broughtIn, firstChoice } from './brought.js';
import { marksOf } from './marks.js';
import { WhoGoes } from './whoGoes.js';

interface DeviceProps {
  device: DeskDevice;
  people: PeopleAnswer;
  /** `hours`: in which whoever came by its invitations goes with it. */
  onRevoke: (hours: number) => Promise<unknown>;
}

export function Device({ device, people, onRevoke }: DeviceProps): JSX.Element {
  const { desk, words } = usePage();
  const [isAsked, setAsked] = useState(false);
  const { name, role, kind, lastSeenAt, own } = device;
  const isEnded = people.ended.includes(device);
  return (
    <li class="row person" data-own={own} data-device={device.id}>
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        {kind === 'token' && ` · ${words.token}`}
        {own && <em> · {words.ownDevice}</em>}
        {kind === 'session' && (
          <span class="marks" dir="auto">
            {marksOf(device, words)}
          </span>
        )}
        <span class="hint">{words.say(words.lastSeen, { when: words.fromNow(lastSeenAt, desk.serverNow()) })}</span>
        <InvitedBy of={device} people={people} />
      </p>
      {isAsked ? (
        <Question {...{ device, people, onRevoke, isEnded }} onOver={() => setAsked(false)} />
      ) : (
        <Button look="quiet" says={isEnded ? words.endBrought : words.revoke} onClick={() => setAsked(true)} />
      )}
    </li>
  );
}

interface QuestionProps extends DeviceProps {
  /** Whether the device itself is out already, and only others are left to go. */
  isEnded: boolean;
  onOver: () => void;
}

function Question({ device, people, isEnded, onRevoke, onOver }: QuestionProps): JSX.Element {
  const { desk, words } = usePage();
  const brought = broughtIn(people, device.id);
  const [hours, setHours] = useState<number>(() => firstChoice(brought, desk.serverNow()));
  const [isGoing, setGoing] = useState(false);
  const go = async () => {
    setGoing(true);
    await onRevoke(hours);
    setGoing(false);
    onOver();
  };
  return (
    <Ask
      says={isEnded ? words.endBroughtSure : question(device, words)}
      yes={<Send look="first harm" says={words.revokeIt} isSending={isGoing} onClick={go} />}
      no={words.cancel}
      onNo={onOver}
    >
      {brought.length > 0 && <WhoGoes {...{ device, brought, hours }} onHours={setHours} />}
    </Ask>
  );
}

/** A token has no phone that could be wiped. */
function question(device: DeskDevice, words: DeskSpoken): string {
  const { own, kind, name } = device;
  const links = isEditor(device) ? [words.revokeLinks] : [];
  const sure = words.say(kind === 'token' ? words.revokeSureToken : words.revokeSure, { name });
  return [own ? words.revokeSureOwn : sure, ...links].join(' ');
}

/** Names the device by whose invitation somebody came, or may come, where it is for this person to see. */
export function InvitedBy({ of, people }: { of: { invitedBy?: string }; people: PeopleAnswer }): JSX.Element | null {
  const words = useWords();
  const inviter = [...people.devices, ...people.ended].find(({ id }) => id === of.invitedBy);
  if (inviter === undefined) return null;
  const name = `${inviter.name} · ${marksOf(inviter, words)}`;
  return <span class="hint">{words.say(words.invitedBy, { name })}</span>;
}
