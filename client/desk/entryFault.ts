/** What is wrong with an entry's form, found here with the server's own parse, at the field that it is about. */
import { inEnglish } from '../../shared/messages/inEnglish.js';
import type { Refusal } from '../../shared/refusals.js';
import { parsePost } from '../../shared/parse.js';
import type { Draft } from '../entry/draft.js';
import type { Words } from '../entry/entryWords.js';
import { faultWords } from '../entry/faultWords.js';

export interface Fault {
  /** A field of the form; '' where none is known. */
  field: string;
  message: string;
}

const ANY_ID = '00000000-0000-4000-8000-000000000000';

/** The first fault; null where the server has nothing to object to either. */
export function entryFault(draft: Draft, words: Words, blog: string): Fault | null {
  const parsed = parsePost({ id: ANY_ID, blog, ...words });
  return parsed.ok ? null : faultOfEntry(parsed.refusal, draft);
}

export function faultOfEntry(refusal: Refusal, draft: Draft): Fault {
  const field = fieldOnScreen(refusal.field ?? '');
  const isBlank = (draft.values[field] ?? '').trim() === '' && field !== 'meanings' && field !== 'translations';
  return { field, message: faultWords(field, isBlank) ?? inEnglish(refusal).message };
}

const SCREEN: Readonly<Record<string, string>> = {
  speaker: 'speaker.description',
  source: 'source.name',
  add: 'amount',
  total: 'amount',
};

function fieldOnScreen(path: string): string {
  const [outer = ''] = path.split('.');
  if (outer === 'translations' || outer === 'meanings' || outer === 'media') return outer;
  return SCREEN[path] ?? path;
}
