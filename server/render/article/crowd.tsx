import type { JSX } from 'preact';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Words } from './words.js';

/** A number of people is somebody's: who says so stands with it, in the same breath. */
export function Crowd({ entry, setting }: { entry: EntryOf<'crowd'>; setting: Setting }): JSX.Element {
  const { messages, ui } = setting;
  return (
    <>
      <p class="n">
        {entry.said === undefined ? (
          <b {...langAttributes(ui, entry.lang)}>{figure(entry, setting)}</b>
        ) : (
          <b class="said">{entry.said}</b>
        )}{' '}
        <span {...langAttributes(ui, entry.lang)}>
          <Sentence of={messages.according} who={<bdi lang={entry.lang}>{entry.according}</bdi>} />
        </span>
      </p>
      {entry.said !== undefined && hasNumber(entry) && <Label setting={setting}>{figure(entry, setting)}</Label>}
      <Words setting={setting} />
      {entry.method !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.crowdMethod} method={<bdi lang={entry.lang}>{entry.method}</bdi>} />
        </Label>
      )}
    </>
  );
}

function hasNumber({ low, high }: EntryOf<'crowd'>): boolean {
  return low !== undefined || high !== undefined;
}

function figure({ low, high }: EntryOf<'crowd'>, { messages, speech: { say, number } }: Setting): string {
  if (low !== undefined && high !== undefined) {
    return low === high ? number(low) : say(messages.crowdBetween, { low, high });
  }
  if (low !== undefined) return say(messages.crowdAtLeast, { n: low });
  return high === undefined ? '' : say(messages.crowdUpTo, { n: high });
}
