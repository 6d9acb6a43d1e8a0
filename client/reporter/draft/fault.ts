/** What is wrong with a draft, found on the phone with the server's own parse, and the field on the screen it is about. */
import { inEnglish } from '../../../shared/messages/inEnglish.js';
import type { Refusal } from '../../../shared/refusals.js';
import { parsePost } from '../../../shared/parse.js';
import { usual, type Draft, type Said } from '../../entry/draft.js';
import type { Words } from '../../entry/entryWords.js';
import { faultWords } from '../../entry/faultWords.js';

export interface Fault {
  /** A field of the form: a wire path, `amount`, `translations` or `meanings`; '' where none is known. */
  field: string;
  message: string;
}

const ANY_ID = '00000000-0000-4000-8000-000000000000';

/** The first fault; null where the server has nothing to object to either. */
export function faultOf(draft: Draft, words: Words, blog: string): Fault | null {
  const own = faultOfPhone(draft);
  if (own !== null) return own;
  const parsed = parsePost({ id: ANY_ID, blog, ...words });
  return parsed.ok ? null : faultIn(parsed.refusal, draft);
}

/** The fault that a refusal speaks of, in words that help at that field. */
export function faultIn(refusal: Refusal, draft: Draft): Fault {
  const field = fieldOnScreen(refusal.field ?? '');
  return { field, message: faultWords(field, isBlank(draft, field)) ?? inEnglish(refusal).message };
}

/** What only the form can tell: the wire's shape would swallow a language named twice. */
function faultOfPhone(draft: Draft): Fault | null {
  for (const list of ['translations', 'meanings'] as const) {
    const languages = filled(draft[list]).map(({ lang }) => usual(lang));
    if (list === 'translations' && languages.length > 0) languages.push(usual(draft.values.lang ?? ''));
    if (new Set(languages).size < languages.length) return fault(list, 'twice');
  }
  const hasWords = (draft.values.text ?? '').trim() !== '';
  return draft.kind === 'photo' && !hasWords && draft.photos.length === 0 ? fault('media', 'blank') : null;
}

function fault(field: string, why: 'twice' | 'blank'): Fault {
  return { field, message: faultWords(field, why === 'blank') ?? '' };
}

function filled(all: readonly Said[]): Said[] {
  return all.filter(({ text }) => text.trim() !== '');
}

const SCREEN: Readonly<Record<string, string>> = {
  speaker: 'speaker.description',
  source: 'source.name',
  add: 'amount',
  total: 'amount',
};

/** The fields of one photo. */
const MEDIA_FIELD = /^media\.\d+\.(?:alt|caption|credit)$/;

function fieldOnScreen(path: string): string {
  const [outer = ''] = path.split('.');
  if (outer === 'translations' || outer === 'meanings') return outer;
  if (outer === 'media') return MEDIA_FIELD.test(path) ? path : 'media';
  return SCREEN[path] ?? path;
}

function isBlank(draft: Draft, field: string): boolean {
  if (field === 'translations' || field === 'meanings' || field.startsWith('media')) return false;
  return (draft.values[field] ?? '').trim() === '';
}
