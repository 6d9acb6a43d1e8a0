/** Faults of a draft, each said at the field of the form that it is about. */
import { isBlank } from '../../shared/characters.js';
import type { Kind } from '../../shared/entry.js';
import { sayRefusal, type SayableRefusal } from '../../shared/messages/sayRefusal.js';
import { usual, type Draft, type Said } from './draft.js';
import { fieldFor, fieldsOf } from './fields.js';
import type { FormSpeech } from './formWords.js';
import { formLanguage, readNumber, type Typed } from './numbers.js';

export interface Fault {
  /** The name of the form's field; '' where none is known. */
  field: string;
  message: string;
}

/** The fault that a refusal speaks of, in a sentence that helps at its field. */
export function faultIn(refusal: SayableRefusal, draft: Draft, speech: FormSpeech): Fault {
  const field = fieldFor(draft.kind, refusal.field ?? '');
  const helping = helpAt(field, refusal.why === 'blank' || isEmpty(draft, field) ? 'blank' : 'wrong', speech);
  const named = { ...refusal, field: labelOf(field, draft.kind, speech) };
  return { field, message: helping ?? sayRefusal(named, speech.refusals, speech) };
}

/** The field as the form calls it: its path on the wire is a word of ours. */
function labelOf(field: string, kind: Kind, { form }: FormSpeech): string {
  const labels: Readonly<Record<string, string>> = form.fields;
  const label = fieldsOf(kind).find(([path]) => path === field)?.[1].label ?? field;
  return labels[label] ?? labels[field.split('.')[2] ?? ''] ?? field;
}

/** Faults that only the form can tell: the wire's shape would swallow a language named twice. */
export function faultOfForm(draft: Draft, speech: FormSpeech): Fault | null {
  for (const list of ['translations', 'meanings'] as const) {
    const languages = languagesIn(draft, list);
    if (list === 'translations' && languages.length > 0) languages.push(usual(draft.values.lang ?? ''));
    if (new Set(languages).size < languages.length)
      return { field: list, message: helpAt(list, 'wrong', speech) ?? '' };
  }
  const asked = amountOf(draft);
  if (asked.is !== 'either') return null;
  const [more, less] = asked.values;
  return { field: 'amount', message: speech.say(speech.form.whichNumberFault, { more, less }) };
}

function amountOf({ kind, values }: Draft): Typed {
  return kind === 'drive' ? readNumber(values.amount ?? '', { lang: formLanguage() }) : { is: 'none' };
}

/** A sentence for the field; null where the refusal's own is the best there is. A photo's field is found by its last part. */
function helpAt(field: string, is: 'blank' | 'wrong', { form }: FormSpeech): string | null {
  const faults: Readonly<Record<string, { blank?: string; wrong?: string } | undefined>> = form.faults;
  return (faults[field] ?? faults[field.split('.')[2] ?? ''])?.[is] ?? null;
}

/** A change leaves the translations as they were, whatever was typed. */
function languagesIn(draft: Draft, list: 'translations' | 'meanings'): string[] {
  if (list === 'translations' && draft.from !== null) return Object.keys(draft.from.words.translations ?? {});
  return filled(draft[list]).map(({ lang }) => usual(lang));
}

function filled(all: readonly Said[]): Said[] {
  return all.filter(({ text }) => !isBlank(text));
}

function isEmpty(draft: Draft, field: string): boolean {
  if (field === 'translations' || field === 'meanings' || field.startsWith('media')) return false;
  return isBlank(draft.values[field] ?? '');
}
