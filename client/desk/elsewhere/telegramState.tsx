/** How a channel stands: since when, its last message, and its last failure in words. */
import type { JSX } from 'preact';
import { dayAndTime } from '../../../shared/messages/times.js';
import type { OutletAnswer, OutletFault } from '../../../shared/protocol/outlets.js';
import { Mark } from '../../entry/mark.js';
import { useWords } from '../frame/hooks.js';
import { ownZone } from '../settings/zones.js';
import type { DeskSpoken } from '../words.js';

export function ChannelState({ channel }: { channel: OutletAnswer }): JSX.Element {
  const words = useWords();
  const { name, state, addedAt, lastAt, failure } = channel;
  const at = (time: string) => dayAndTime(time, ownZone(), words.lang);
  const { telegram, say } = words;
  return (
    <div class="stack" data-channel={state}>
      <p>
        <strong dir="auto">{name}</strong> {say(telegram.isOn, { time: at(addedAt) })}{' '}
        {lastAt === undefined ? telegram.tookNone : say(telegram.took, { time: at(lastAt) })}
      </p>
      {state === 'paused' && (
        <p class="alarm">
          <Mark of="attention" /> {telegram.isPaused}
        </p>
      )}
      {failure !== undefined && (
        <p>
          {say(telegram.failed, { time: at(failure.at) })} {sayFault(failure, words)}
        </p>
      )}
      <p class="hint">{telegram.limits}</p>
    </div>
  );
}

export function sayFault({ why, error = '' }: OutletFault, { telegram: { whys }, say }: DeskSpoken): string {
  return say((whys as Readonly<Record<string, string | undefined>>)[why] ?? whys.declined, { id: error });
}
