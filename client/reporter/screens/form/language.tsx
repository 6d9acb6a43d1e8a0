/** Which language words are in: one of the blog's, a common one, or any other by its tag. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { languageChoices, languageName } from '../../../entry/languages.js';
import { Labelled, useField, useForm, type FieldProps } from '../form.js';
import { useWords } from '../hooks.js';

/** `mayBeEmpty`: what the empty choice is called, where there is one. */
export function Language({ path, mayBeEmpty }: FieldProps & { mayBeEmpty?: string }): JSX.Element {
  const field = useField(path);
  return (
    <Labelled id={field.attributes.id} label={field.label} fault={field.fault}>
      <LanguageSelect attributes={field.attributes} value={field.value} onValue={field.set} mayBeEmpty={mayBeEmpty} />
    </Labelled>
  );
}

interface LanguageSelectProps {
  attributes: object;
  value: string;
  onValue: (lang: string) => void;
  mayBeEmpty?: string | undefined;
}

export function LanguageSelect({ attributes, value, onValue, mayBeEmpty }: LanguageSelectProps): JSX.Element {
  const { blog } = useForm();
  const words = useWords();
  const [isOther, setOther] = useState(false);
  const choose = (chosen: string) => {
    setOther(chosen === '?');
    if (chosen !== '?') onValue(chosen);
  };
  return (
    <>
      <select
        {...attributes}
        class="field"
        value={isOther ? '?' : value}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
        }}
      >
        {mayBeEmpty !== undefined && <option value="">{mayBeEmpty}</option>}
        {languageChoices(blog.languages, isOther ? '' : value).map((tag) => (
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
          onInput={({ currentTarget }) => {
            onValue(currentTarget.value);
          }}
        />
      )}
    </>
  );
}
