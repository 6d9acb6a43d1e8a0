import type { JSX } from 'preact';
import { ownDirection } from '../directed.js';
import { inQuotationMarks, langAttributes, languageName } from '../language.js';
import { Lines } from '../lines.js';
import type { EntryOf, Setting } from './setting.js';

// A chant of more characters than this is recited rather than called: it is set smaller.
const LONG = 80;

/** The chant in large letters, an answer in a line of its own; below it the meanings, each marked with its language. */
export function Chant({ entry, setting }: { entry: EntryOf<'chant'>; setting: Setting }): JSX.Element {
  const { lang, ui } = setting;
  return (
    <>
      <blockquote class={entry.words.length > LONG ? 'w long' : 'w'} {...ownDirection(entry.words, entry.lang)}>
        <Lines of={inQuotationMarks(entry.words, entry.lang)} />
      </blockquote>
      {entry.transliteration !== undefined && (
        <p class="tr" lang={`${entry.lang.split('-')[0] ?? 'und'}-Latn`} dir="ltr">
          <Lines of={entry.transliteration} />
        </p>
      )}
      <ul class="g" {...langAttributes(ui, entry.lang)}>
        {pageLanguageFirst(entry.meanings, lang).map(([tag, meaning]) => (
          <li key={tag}>
            <span {...langAttributes(tag, ui)} {...ownDirection(meaning, tag)}>
              <Lines of={meaning} />
            </span>{' '}
            <i>{languageName(tag, ui)}</i>
          </li>
        ))}
      </ul>
    </>
  );
}

function pageLanguageFirst(meanings: Record<string, string>, lang: string): [string, string][] {
  const all = Object.entries(meanings);
  return [...all.filter(([tag]) => tag === lang), ...all.filter(([tag]) => tag !== lang)];
}
