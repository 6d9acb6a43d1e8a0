/** The languages of a rally's pages, in their order. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usual } from '../../entry/draft.js';
import { LanguageHint } from '../../entry/form/language.js';
import { FaultMessage } from '../../entry/labelled.js';
import { hintFor } from '../../entry/languageHint.js';
import { languageChoices, languageName } from '../../entry/languages.js';
import { Button } from '../frame/buttons.js';
import { useWords } from '../frame/hooks.js';
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
            <span lang={lang}>{languageName(lang)}</span> <code>{lang}</code>
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

/** Adds a language that is not there yet: a common one from the list, or any other by its tag. */
function AddLanguage({ items, onAdd }: AddLanguageProps): JSX.Element {
  const { addLanguage, form } = useWords();
  const { isOther, typed, choose, add, addTyped } = useAdding({ items, onAdd });
  const choices = languageChoices([], '').filter((lang) => !items.includes(lang));
  return (
    <div class="row list-row">
      <select
        class="field"
        name="languages"
        aria-label={addLanguage}
        value={isOther ? '?' : ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">+ {addLanguage}</option>
        {choices.map((lang) => (
          <option key={lang} value={lang} lang={lang}>
            {languageName(lang)}
          </option>
        ))}
        <option value="?">{form.otherLanguage}</option>
      </select>
      {isOther && (
        <input
          class="field"
          dir="ltr"
          autocapitalize="none"
          aria-label={form.languageTag}
          placeholder={form.languageTag}
          onChange={({ currentTarget }) => addTyped(currentTarget.value)}
        />
      )}
      {typed !== '' && <LanguageHint typed={typed} onValue={add} />}
    </div>
  );
}

interface AddLanguageProps {
  items: readonly string[];
  onAdd: (lang: string) => void;
}

function useAdding({ items, onAdd }: AddLanguageProps) {
  const [isOther, setOther] = useState(false);
  /** A country's code that is no language: it is added when it is typed once more. */
  const [typed, setTyped] = useState('');
  const add = (lang: string) => {
    setOther(false);
    setTyped('');
    if (lang !== '' && !items.includes(lang)) onAdd(lang);
  };
  const choose = (value: string) => (value === '?' ? setOther(true) : add(value));
  const addTyped = (value: string) => {
    const tag = usual(value);
    const { name, meant } = hintFor(tag);
    if (name !== null || meant === null || tag === typed) add(tag);
    else setTyped(tag);
  };
  return { isOther, typed, choose, add, addTyped };
}
