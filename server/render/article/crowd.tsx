import type { JSX } from 'preact';
import type { Messages } from '../../../shared/messages/messages.js';
import { langAttributes } from '../language.js';
import { filled, Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Words } from './words.js';

/** A number of people is somebody's: who says so stands with it, in the same breath. */
export function Crowd({ entry, setting }: { entry: EntryOf<'crowd'>; setting: Setting }): JSX.Element {
  const { messages, ui } = setting;
  return (
    <>
      <p class="n">
        {entry.said === undefined ? (
          <b {...langAttributes(ui, entry.lang)}>{figure(entry, messages, ui)}</b>
        ) : (
          <b class="said">{entry.said}</b>
        )}{' '}
        <span {...langAttributes(ui, entry.lang)}>
          <Sentence of={messages.according} who={<bdi lang={entry.lang}>{entry.according}</bdi>} />
        </span>
      </p>
      {entry.said !== undefined && hasNumber(entry) && <Label setting={setting}>{figure(entry, messages, ui)}</Label>}
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

function figure({ low, high }: EntryOf<'crowd'>, messages: Messages, lang: string): string {
  const say = (value: number) => new Intl.NumberFormat(lang).format(value);
  if (low !== undefined && high !== undefined) {
    return low === high ? say(low) : filled(messages.crowdBetween, { low: say(low), high: say(high) });
  }
  if (low !== undefined) return filled(messages.crowdAtLeast, { n: say(low) });
  return high === undefined ? '' : filled(messages.crowdUpTo, { n: say(high) });
}
