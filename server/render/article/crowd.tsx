import type { JSX } from 'preact';
import { crowdFigure } from '../../../shared/messages/crowd.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { EntryWord, Label, Texts } from './texts.js';

/**
 * A number of people stands with its source, in one sentence. The sentence runs in the direction of the interface's
 * language; quoted parts run by their own letters.
 */
export function Crowd({ entry, setting }: { entry: EntryOf<'crowd'>; setting: Setting }): JSX.Element {
  const { messages, ui, speech } = setting;
  const [said, according, method] = [setting.said('said'), setting.said('according'), setting.said('method')];
  const figure = crowdFigure(entry, messages, speech);
  return (
    <>
      <p class="n" {...langAttributes(ui, entry.lang)}>
        {said === undefined ? (
          <b>{figure}</b>
        ) : (
          <b class="said" lang={said.lang} dir="auto">
            {said.text}
          </b>
        )}{' '}
        <span>
          <Sentence of={messages.according} who={<EntryWord word={according} setting={setting} />} />
        </span>
      </p>
      {said !== undefined && figure !== '' && <Label setting={setting}>{figure}</Label>}
      <Texts setting={setting} />
      {method !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.crowdMethod} method={<EntryWord word={method} setting={setting} />} />
        </Label>
      )}
    </>
  );
}
