/** Words beside their originals, row by row. For entries and for the blog itself. */
import type { JSX } from 'preact';
import { isBlank } from '../../../shared/characters.js';
import { Area, Line } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import { languageName } from '../../entry/languages.js';
import { useWords } from '../frame/hooks.js';
import type { SaidRow } from './saidRows.js';
import type { Typed } from './translating.js';

interface SidesProps {
  rows: readonly SaidRow[];
  lang: string;
  typed: Typed;
  fault?: Fault | null;
  onTyped: (typed: Typed) => void;
}

export function Sides({ rows, ...props }: SidesProps): JSX.Element {
  return (
    <>
      {rows.map((row) => (
        <Pair key={row.path} row={row} {...props} />
      ))}
    </>
  );
}

/** The fault at the row of a language that it is about, or at the sheet's foot. */
export function atRow({ field, message }: Fault, lang: string): Fault {
  const within = `translations.${lang}.`;
  return { field: field.startsWith(within) ? field.slice(within.length) : '', message };
}

type PairProps = Omit<SidesProps, 'rows'> & { row: SaidRow };

function Pair({ row, lang, typed, fault, onTyped }: PairProps): JSX.Element {
  const words = useWords();
  const { path, label, original, as, said = false } = row;
  const value = typed[path] ?? '';
  const field = {
    name: `translation.${path}`,
    label: `${label} · ${languageName(lang)}`,
    hint: isBlank(value) ? words.missingHere : undefined,
    fault: fault?.field === path ? fault.message : null,
    lang,
    value,
    said,
    onValue: (text: string) => onTyped({ ...typed, [path]: text }),
  };
  return (
    <div class="sides" data-said={path}>
      <Words title={`${label} · ${languageName(row.lang)}`} text={original} lang={row.lang} said={said} />
      <div class="form">{as === 'area' ? <Area {...field} rows={2} /> : <Line {...field} />}</div>
    </div>
  );
}

interface WordsProps {
  title: string;
  text: string;
  lang: string;
  /** The words are somebody's speech. */
  said?: boolean;
}

/** Words to look at, under what they are. */
export function Words({ title, text, lang, said = false }: WordsProps): JSX.Element {
  return (
    <blockquote class="version">
      <h3 class="label">{title}</h3>
      <p class={said ? 'gist said' : 'gist'} dir="auto" lang={lang}>
        {isBlank(text) ? '–' : text}
      </p>
    </blockquote>
  );
}
