import type { JSX } from 'preact';
import { crowdFigure } from '../../../shared/messages/crowd.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Texts } from './texts.js';

/**
 * A number of people stands with its source, in one sentence. The sentence runs in the direction of the interface's
 * language; quoted parts run by their own letters.
 */
export function Crowd({ entry, setting }: { entry: EntryOf<'crowd'>; setting: Setting }): JSX.Element {
  const { messages, ui, speech } = setting;
  const figure = crowdFigure(entry, messages, speech);
  return (
    <>
      <p class="n" {...langAttributes(ui, entry.lang)}>
        {entry.said === undefined ? (
          <b>{figure}</b>
        ) : (
          <b class="said" lang={entry.lang} dir="auto">
            {entry.said}
          </b>
        )}{' '}
        <span>
          <Sentence of={messages.according} who={<bdi lang={entry.lang}>{entry.according}</bdi>} />
        </span>
      </p>
      {entry.said !== undefined && figure !== '' && <Label setting={setting}>{figure}</Label>}
      <Texts setting={setting} />
      {entry.method !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.crowdMethod} method={<bdi lang={entry.lang}>{entry.method}</bdi>} />
        </Label>
      )}
    </>
  );
}
