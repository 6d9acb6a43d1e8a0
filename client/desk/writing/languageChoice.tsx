/**
 * The language that words are said in beside their originals: a press takes one of those that are in use, and any other
 * is chosen first and taken then. So no key changes the sheet in passing, on the way to a language behind it.
 */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { isBlank } from '../../../shared/characters.js';
import { usual } from '../../entry/draft.js';
import { LanguageSelect } from '../../entry/form/language.js';
import { isEnter } from '../../entry/keys.js';
import { languageName } from '../../entry/languages.js';
import { Button } from '../frame/buttons.js';
import { useWords } from '../frame/hooks.js';
import type { Progress } from './translating.js';

interface LanguageChoiceProps {
  /** The languages in use, this one among them, by how far they are. */
  progress: readonly Progress[];
  lang: string;
  /** The language of the originals, which have no translation into it. */
  original: string;
  /** Whether the words of this language are on their way: their answer is said in the sheet that sent them. */
  isSending?: boolean;
  onLang: (lang: string) => void;
}

export function LanguageChoice({
  progress,
  lang,
  original,
  isSending = false,
  onLang,
}: LanguageChoiceProps): JSX.Element {
  const words = useWords();
  const label = useId();
  const [isOther, setOther] = useState(false);
  const other = words.form.otherLanguage;
  return (
    <div class="labelled" role="group" aria-labelledby={label}>
      <span class="label" id={label}>
        {words.translationInto}
      </span>
      <div class="row into">
        {progress.map((one) => (
          <Button
            key={one.lang}
            look="quiet"
            data-progress={one.lang}
            aria-pressed={one.lang === lang}
            disabled={isSending}
            says={<Far {...one} />}
            onClick={() => one.lang !== lang && onLang(one.lang)}
          />
        ))}
        <Button
          look="quiet"
          data-other-language=""
          aria-expanded={isOther}
          disabled={isSending}
          says={other}
          onClick={() => setOther(!isOther)}
        />
      </div>
      {isOther && <OtherLanguage original={original} label={other} isSending={isSending} onLang={onLang} />}
    </div>
  );
}

interface OtherLanguageProps extends Pick<LanguageChoiceProps, 'original' | 'onLang'> {
  label: string;
  isSending: boolean;
}

function OtherLanguage({ original, label, isSending, onLang }: OtherLanguageProps): JSX.Element {
  const words = useWords();
  const [wanted, want] = useState('');
  const lang = isBlank(wanted) ? '' : usual(wanted);
  const isNone = isSending || lang === '' || lang === usual(original);
  const take = () => !isNone && onLang(lang);
  // Enter in the field for a tag would else lead on, or send the form.
  const onKey = (event: KeyboardEvent) => {
    if (!isEnter(event) || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    take();
  };
  return (
    <div class="row list-row" onKeyDownCapture={onKey}>
      <LanguageSelect name="translation.lang" label={label} value={wanted} ofBlog={[]} mayBeEmpty="–" onValue={want} />
      <Button says={words.translate} disabled={isNone} onClick={take} />
    </div>
  );
}

function Far({ lang, missing, isStale }: Progress): JSX.Element {
  const words = useWords();
  const complete = missing === 0 ? words.nothingMissing : words.say(words.missingWords, { n: missing });
  return (
    <span>
      <bdi lang={lang}>{languageName(lang)}</bdi>: {isStale ? words.ofEarlier : complete}
    </span>
  );
}
