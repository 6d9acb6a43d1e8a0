/** An entry in a few words, for a list: what it says without the marks of its dialect, and who says it. */
import { inOneRow, isolated } from '../../shared/characters.js';
import { visibleWords } from '../../shared/dialect/words.js';
import { clockTime } from '../../shared/messages/times.js';
import { shortened } from '../../shared/signs.js';
import type { FormSpeech } from './formWords.js';
import { valueAt, type Words } from './entryWords.js';

export interface Gist {
  /** Before the words, such as who speaks; '' where nothing is. */
  lead: string;
  words: string;
  lang: string;
}

export interface Titled {
  id: string;
  title: string;
}

const TITLE_MOST = 70;

/** What of a blog a title needs. */
export interface TitlesOf {
  drives: readonly Titled[];
  timeZone: string;
}

/** In one line, for a list of choices. Of an entry that has no words its kind and its time. */
export function titleOf(
  words: Words,
  { drives, timeZone }: TitlesOf,
  speech: Pick<FormSpeech, 'form' | 'lang'>,
): string {
  const { lead, words: said } = gistOf(words, drives);
  const parts = [lead, said].map(inOneRow).filter(Boolean);
  if (parts.length === 0) parts.push(kindAndTime(words, timeZone, speech));
  return shortened(parts.map(isolated).join(': '), TITLE_MOST);
}

function kindAndTime({ kind, happenedAt }: Words, timeZone: string, { form, lang }: Pick<FormSpeech, 'form' | 'lang'>) {
  return [form.kinds[kind], clockTime(string(happenedAt), timeZone, lang)].filter(Boolean).join(', ');
}

/** `drives`: the blog's, for their titles. */
export function gistOf(words: Words, drives: readonly Titled[] = []): Gist {
  const lang = string(words.lang);
  const text = visibleWords(string(words.text));
  switch (words.kind) {
    case 'chant':
      return { lead: '', words: [string(words.words), text].filter(Boolean).join('\n'), lang };
    case 'speech':
      return {
        lead: string(valueAt(words, 'speaker.name')) || string(valueAt(words, 'speaker.description')),
        words: text,
        lang,
      };
    case 'quote':
      return { lead: string(valueAt(words, 'source.name')), words: text, lang };
    case 'drive':
      return { lead: [driveTitle(words.drive, drives), numberOfDrive(words)].join(' '), words: text, lang };
    case 'crowd':
      return { lead: [crowd(words), string(words.according)].filter(Boolean).join(', '), words: text, lang };
    case 'photo':
      return { lead: '', words: text || described(words.media), lang };
    case 'update':
    case 'notice':
      return { lead: '', words: text, lang };
  }
}

/** What is said of its first photo that has words. */
function described(media: unknown): string {
  const photos = Array.isArray(media) ? (media as unknown[]) : [];
  return photos.map((photo) => string(valueAt(photo, 'caption')) || string(valueAt(photo, 'alt'))).find(Boolean) ?? '';
}

function driveTitle(id: unknown, drives: readonly Titled[]): string {
  return drives.find((drive) => drive.id === id)?.title ?? string(id);
}

function numberOfDrive({ add, total }: Words): string {
  return typeof total === 'number' ? `= ${total.toString()}` : `+${string(add)}`;
}

function crowd({ said, low, high }: Words): string {
  const range = [low, high].filter((end) => typeof end === 'number').join('–');
  return [string(said), range].filter(Boolean).join(' ');
}

function string(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? value.toString() : '';
}
