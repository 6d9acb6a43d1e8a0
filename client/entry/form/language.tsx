/** The choice of a text's language: one of the blog's, a common one, or any other by its tag. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isolated } from '../../../shared/characters.js';
import { hintFor } from '../languageHint.js';
import { languageChoices, languageName } from '../languages.js';
import { LEADS_ON } from '../keys.js';
import { useFormSpeech } from '../formWords.js';

interface LanguageSelectProps {
  id?: string;
  name: string;
  label?: string | undefined;
  value: string;
  ofBlog: readonly string[];
  onValue: (lang: string) => void;
  /** The name of the empty choice, where there is one. */
  mayBeEmpty?: string | undefined;
}

export function LanguageSelect(props: LanguageSelectProps): JSX.Element {
  const { id, name, label, value, ofBlog, onValue, mayBeEmpty } = props;
  const { otherLanguage, languageTag } = useFormSpeech().form;
  const [isOther, setOther] = useState(false);
  const choose = (chosen: string) => {
    setOther(chosen === '?');
    if (chosen !== '?') onValue(chosen);
  };
  return (
    <>
      <select
        class="field"
        id={id}
        name={name}
        aria-label={label}
        value={isOther ? '?' : value}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {mayBeEmpty !== undefined && <option value="">{mayBeEmpty}</option>}
        {languageChoices(ofBlog, isOther ? '' : value).map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languageName(tag)}
          </option>
        ))}
        <option value="?">{otherLanguage}</option>
      </select>
      {isOther && <OtherLanguage label={languageTag} value={value} onValue={onValue} />}
    </>
  );
}

interface OtherLanguageProps extends Pick<LanguageSelectProps, 'value' | 'onValue'> {
  label: string;
}

function OtherLanguage({ label, value, onValue }: OtherLanguageProps): JSX.Element {
  return (
    <>
      <input
        class="field"
        dir="ltr"
        autocapitalize="none"
        aria-label={label}
        placeholder={label}
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
        {...LEADS_ON}
      />
      <LanguageHint typed={value} onValue={onValue} />
    </>
  );
}

/** The language of a typed tag by its name; for a country's code, the language that is spoken there. */
export function LanguageHint({ typed, onValue }: { typed: string; onValue: (lang: string) => void }): JSX.Element {
  const { form, say } = useFormSpeech();
  const { name, meant } = hintFor(typed);
  return (
    <span class="hint" role="status">
      {name !== null && <bdi lang={typed}>{name}</bdi>}
      {meant !== null && (
        <button type="button" class="quiet" onClick={() => onValue(meant)}>
          {say(form.languageMeant, { name: isolated(languageName(meant)), tag: meant })}
        </button>
      )}
    </span>
  );
}
