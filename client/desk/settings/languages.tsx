/** The languages of a rally's pages, in their order. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { DOUBLE_MS } from '../../account/gesture.js';
import { LanguageHint, TagField } from '../../entry/form/language.js';
import { isEnter } from '../../entry/keys.js';
import { FaultMessage } from '../../entry/labelled.js';
import { languageChoices, languageName } from '../../entry/languages.js';
import { Button } from '../frame/buttons.js';
import { useWords } from '../frame/hooks.js';
import { languageIn, NOTHING, OTHER, useLent } from './adding.js';
import type { ControlProps } from './controls.js';

/** The order matters: the readers' page opens in the first language. */
export function Languages({ value: items, onValue, faultAt }: ControlProps<readonly string[]>): JSX.Element {
  const words = useWords();
  const swap = (index: number, by: -1 | 1) => {
    const other = index + by;
    const places = items.map((_, at) => (at === index ? other : at === other ? index : at));
    onValue(places.map((at) => items[at] ?? ''));
  };
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.languages}</legend>
      <p class="hint">{words.hints.languages}</p>
      <ol class="tags">
        {items.map((lang, index) => (
          <li class="tag" key={lang}>
            <bdi lang={lang}>{languageName(lang)}</bdi> <code>{lang}</code>
            {index === 0 && <em class="hint">{words.firstLanguage}</em>}
            <span class="tag-deeds">
              {small('↑', words.say(words.earlierNamed, { name: languageName(lang) }), index === 0, () =>
                swap(index, -1),
              )}
              {small('↓', words.say(words.laterNamed, { name: languageName(lang) }), index === items.length - 1, () =>
                swap(index, 1),
              )}
              {small('×', words.say(words.form.removeNamed, { name: languageName(lang) }), items.length === 1, () =>
                onValue(items.filter((other) => other !== lang)),
              )}
            </span>
          </li>
        ))}
      </ol>
      <AddLanguage items={items} onAdd={(lang) => onValue([...items, lang])} />
      <FaultMessage fault={faultAt('languages')} />
    </fieldset>
  );
}

function small(sign: string, label: string, isOff: boolean, onClick: () => void): JSX.Element {
  return <Button look="small" says={sign} aria-label={label} disabled={isOff} onClick={onClick} />;
}

/**
 * Adds a language that is not there yet: a common one from the list, or any other by its tag. It is chosen first and added
 * then, at the latest when the form is sent: a list tells of each choice that an arrow key passes over.
 */
function AddLanguage({ items, onAdd }: AddLanguageProps): JSX.Element {
  const { addLanguage, form } = useWords();
  const { chosen, typed, doubtful, choose, type, add, addChosen } = useAdding({ items, onAdd });
  const choices = languageChoices([], '').filter((lang) => !items.includes(lang));
  const isOther = chosen === OTHER;
  return (
    <div class="row list-row" onKeyDownCapture={onEnter(addChosen)}>
      <select
        class="field"
        name="languages"
        aria-label={addLanguage}
        value={chosen}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">–</option>
        {choices.map((lang) => (
          <option key={lang} value={lang} lang={lang}>
            {languageName(lang)}
          </option>
        ))}
        <option value={OTHER}>{form.otherLanguage}</option>
      </select>
      {isOther && <TagField label={form.languageTag} value={typed} onValue={type} />}
      <Button
        look="quiet"
        data-add-language=""
        says={`+ ${addLanguage}`}
        disabled={(isOther ? typed : chosen) === ''}
        onClick={addChosen}
      />
      {doubtful !== '' && <LanguageHint typed={doubtful} onValue={add} />}
    </div>
  );
}

/** Enter in the field for a tag adds it; it would else send the whole form, without that language. */
function onEnter(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isEnter(event) || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    run();
  };
}

interface AddLanguageProps {
  items: readonly string[];
  onAdd: (lang: string) => void;
}

function useAdding({ items, onAdd }: AddLanguageProps) {
  const [choosing, set] = useState(NOTHING);
  const askedAt = useRef(-DOUBLE_MS);
  const choose = (chosen: string) => set({ ...NOTHING, chosen });
  const type = (typed: string) => set({ ...choosing, typed, doubtful: '' });
  const add = (lang: string) => {
    set(NOTHING);
    if (lang !== '' && !items.includes(lang)) onAdd(lang);
  };
  /** Gives what is chosen away; null where that is doubtful, which is asked about once. */
  const take = () => {
    // The second click of a double click is no answer to what the first one asked.
    const isTooSoon = performance.now() - askedAt.current < DOUBLE_MS;
    const { is, lang } = languageIn(isTooSoon ? { ...choosing, doubtful: '' } : choosing);
    if (is === 'doubtful' && !isTooSoon) askedAt.current = performance.now();
    set(is === 'sure' ? NOTHING : { ...choosing, doubtful: lang });
    return is === 'sure' ? lang : null;
  };
  const addChosen = () => {
    const lang = take();
    if (lang !== null) add(lang);
  };
  useLent(take);
  return { ...choosing, choose, type, add, addChosen };
}
