/** A device in a list of people, with the marks that it shows itself, and the way to put it out. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { twoDigits } from '../../../shared/deviceMarks.js';
import type { DeskDevice } from '../../../shared/protocol/desk.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { usePage, useWords } from '../frame/hooks.js';
import type { DeskSpoken } from '../words.js';

export function Device({ device, onRevoke }: { device: DeskDevice; onRevoke: () => Promise<void> }): JSX.Element {
  const { desk, words } = usePage();
  const [is, setIs] = useState<'in' | 'asked' | 'going'>('in');
  const { name, role, kind, lastSeenAt, own } = device;
  const go = async () => {
    setIs('going');
    await onRevoke();
    setIs('in');
  };
  return (
    <li class="row person" data-own={own} data-device={device.id}>
      <p>
        <strong dir="auto">{name}</strong> · {words.roles[role]}
        {kind === 'token' && ` · ${words.token}`}
        {own && <em> · {words.ownDevice}</em>}
        {kind === 'session' && <Marks device={device} />}
        <span class="hint">{words.say(words.lastSeen, { when: words.fromNow(lastSeenAt, desk.serverNow()) })}</span>
      </p>
      {is === 'in' ? (
        <Button look="quiet" says={words.revoke} onClick={() => setIs('asked')} />
      ) : (
        <Ask
          says={question(device, words)}
          yes={<Send look="first harm" says={words.revokeIt} isSending={is === 'going'} onClick={go} />}
          no={words.cancel}
          onNo={() => setIs('in')}
        />
      )}
    </li>
  );
}

/** A token has no phone that could be wiped. */
function question({ own, kind, name }: DeskDevice, words: DeskSpoken): string {
  if (own) return words.revokeSureOwn;
  return words.say(kind === 'token' ? words.revokeSureToken : words.revokeSure, { name });
}

function Marks({ device: { id, deviceName } }: { device: DeskDevice }): JSX.Element {
  const words = useWords();
  const digits = twoDigits(id);
  return (
    <span class="marks" dir="auto">
      {deviceName === null ? digits : words.say(words.deviceMarks, { name: deviceName, digits })}
    </span>
  );
}
