/** The devices that joined while the sheet "Join here" is open, with the way to put a stranger out at once. */
import type { JSX } from 'preact';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { FaultMessage } from '../../entry/labelled.js';
import { useWords } from '../frame/hooks.js';
import type { DeskSpoken } from '../words.js';
import { Device } from './device.js';
import type { JoinCodes, StillIn } from './joinCodes.js';

export function Joined({ codes }: { codes: JoinCodes }): JSX.Element {
  const words = useWords();
  const { joined, joinedNone, joinedNow, compare } = words.joinHere;
  const { value: still } = codes.stillIn;
  const devices = codes.joined.value;
  const [newest] = devices;
  return (
    <section class="stack part" data-joined="">
      <h3>{joined}</h3>
      <p class="unseen" role="status">
        {newest === undefined ? '' : words.say(joinedNow, { name: newest.name })}
      </p>
      <p class="hint">{newest === undefined ? joinedNone : compare}</p>
      <div role="alert">
        <FaultMessage fault={still === null ? null : sayStillIn(still, words)} />
      </div>
      <ul class="people">
        {devices.map((device) => (
          <Device
            key={device.id}
            device={device}
            people={{ devices: [...devices], ended: [], invitations: [] }}
            onRevoke={(hours) => codes.putOut(device, hours)}
          />
        ))}
      </ul>
    </section>
  );
}

function sayStillIn({ device: { name }, refusal }: StillIn, words: DeskSpoken): string {
  const why = refusal === null ? words.notices.lost : sayRefusal(refusal, words.refusals, words);
  return words.say(words.joinHere.refused, { name, why });
}
