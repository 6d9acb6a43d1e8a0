/** The choice of a text's language: one of the blog's, a common one, or any other by its tag. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isolated } from '../../../shared/characters.js';
import { Choose } from '../choose.js';
import { Button } from '../button.js';
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

/** The choice of any other language, which is no tag of one. */
const OTHER = '?';

export function LanguageSelect(props: LanguageSelectProps): JSX.Element {
  const { id, name, label, value, ofBlog, onValue, mayBeEmpty } = props;
  const { otherLanguage, languageTag } = useFormSpeech().form;
  const [isOther, setOther] = useState(false);
  const choose = (chosen: string) => {
    setOther(chosen === OTHER);
    if (chosen !== OTHER) onValue(chosen);
  };
  const named = languageChoices(ofBlog, isOther ? '' : value).map((tag) => {
    return { value: tag, name: languageName(tag), lang: tag };
  });
  const none = mayBeEmpty === undefined ? [] : [{ value: '', name: mayBeEmpty }];
  const choices = [...none, ...named, { value: OTHER, name: otherLanguage }];
  return (
    <>
      <Choose
        id={id}
        name={name}
        aria-label={label}
        value={isOther ? OTHER : value}
        choices={choices}
        onValue={choose}
      />
      {isOther && <OtherLanguage label={languageTag} value={value} onValue={onValue} />}
    </>
  );
}

interface TagFieldProps extends Pick<LanguageSelectProps, 'value' | 'onValue'> {
  label: string;
  /** Whether Enter goes on to the next field. */
  leadsOn?: boolean;
}

function OtherLanguage({ label, value, onValue }: TagFieldProps): JSX.Element {
  return (
    <>
      <TagField label={label} value={value} onValue={onValue} leadsOn />
      <LanguageHint typed={value} onValue={onValue} />
    </>
  );
}

/** Any language, by its tag. */
export function TagField({ label, value, onValue, leadsOn }: TagFieldProps): JSX.Element {
  return (
    <input
      class="field"
      dir="ltr"
      autocapitalize="none"
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={({ currentTarget }) => onValue(currentTarget.value)}
      {...(leadsOn === true && LEADS_ON)}
    />
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
        <Button
          says={say(form.languageMeant, { name: isolated(languageName(meant)), tag: meant })}
          look="quiet"
          onClick={() => onValue(meant)}
        />
      )}
    </span>
  );
}
