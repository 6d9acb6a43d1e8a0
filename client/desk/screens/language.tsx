/** Which language words are in: one of the blog's, a common one, or any other by its tag. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { languageChoices, languageName } from '../../entry/languages.js';
import { useWords } from './hooks.js';

interface LanguageSelectProps {
  id?: string;
  name: string;
  label?: string;
  value: string;
  ofBlog: readonly string[];
  onValue: (lang: string) => void;
  /** What the empty choice is called, where there is one. */
  mayBeEmpty?: string | undefined;
}

export function LanguageSelect(props: LanguageSelectProps): JSX.Element {
  const { id, name, label, value, ofBlog, onValue, mayBeEmpty } = props;
  const words = useWords();
  const [isOther, setOther] = useState(false);
  return (
    <>
      <select
        class="field"
        id={id}
        name={name}
        aria-label={label}
        value={isOther ? '?' : value}
        onChange={({ currentTarget: { value: chosen } }) => {
          setOther(chosen === '?');
          if (chosen !== '?') onValue(chosen);
        }}
      >
        {mayBeEmpty !== undefined && <option value="">{mayBeEmpty}</option>}
        {languageChoices(ofBlog, isOther ? '' : value).map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languageName(tag)}
          </option>
        ))}
        <option value="?">{words.form.otherLanguage}</option>
      </select>
      {isOther && (
        <input
          class="field"
          dir="ltr"
          autocapitalize="none"
          aria-label={words.form.languageTag}
          placeholder={words.form.languageTag}
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </>
  );
}
