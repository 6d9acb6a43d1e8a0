import type { JSX } from 'preact';
import { Clock } from '../clock.js';
import { Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Texts } from './texts.js';

/** A notice: a band with its urgency, its text for people on the square, and the time until which it holds. */
export function Notice({ entry, setting }: { entry: EntryOf<'notice'>; setting: Setting }): JSX.Element {
  const { messages, zone } = setting;
  const urgency = entry.urgency ?? 'info';
  return (
    <div class="band" data-urgency={urgency}>
      <Label setting={setting} class="nk">
        <i aria-hidden="true">{urgency === 'info' ? 'i' : '!'}</i> <b>{messages.urgency[urgency]}</b>
        {entry.until !== undefined && (
          <>
            {' · '}
            <Sentence of={messages.until} time={<Clock at={entry.until} zone={zone} />} />
          </>
        )}
      </Label>
      <Texts setting={setting} />
    </div>
  );
}
