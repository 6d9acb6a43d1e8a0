/** In the question before a device is put out: who came by its invitations, and who of them goes with it. */
import type { JSX } from 'preact';
import type { DeskDevice } from '../../../shared/protocol/people.js';
import { Select } from '../../entry/controls.js';
import { usePage } from '../frame/hooks.js';
import { CHOICES, goes, type BroughtHere } from './brought.js';
import { marksOf } from './marks.js';

interface WhoGoesProps {
  device: DeskDevice;
  brought: readonly BroughtHere[];
  hours: number;
  onHours: (hours: number) => void;
}

/** Names so many of them at most: of a list that a thief made long the newest are enough to see it. */
const NAMED = 50;

export function WhoGoes({ device, brought, hours, onHours }: WhoGoesProps): JSX.Element {
  const { desk, words } = usePage();
  const now = desk.serverNow();
  const choice = (name: keyof typeof CHOICES) => ({ value: CHOICES[name].toString(), name: words.broughtGo[name] });
  return (
    <div class="form" data-brought="" aria-live="off">
      <Select
        name={`brought.${device.id}`}
        label={words.broughtLabel}
        hint={device.role === 'owner' ? words.broughtEverywhere : words.broughtHow}
        value={hours.toString()}
        choices={[choice('none'), choice('hour'), choice('day'), choice('all')]}
        onValue={(value) => onHours(Number(value))}
      />
      <ul class="people">
        {brought.slice(0, NAMED).map((one) => (
          <li key={one.device.id} data-goes={goes(one, hours, now)}>
            <strong dir="auto">{one.device.name}</strong> · {words.roles[one.device.role]}
            {one.device.own && <em> · {words.ownDevice}</em>} · <span dir="auto">{marksOf(one.device, words)}</span>
            <span class="hint">
              {words.say(goes(one, hours, now) ? words.broughtGoes : words.broughtStays, {
                when: words.fromNow(one.device.createdAt, now),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
