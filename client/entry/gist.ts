/** An entry in a few words, for a list: what it says without the marks of its dialect, and who says it. */
import { inOneRow, isolated } from '../../shared/characters.js';
import { visibleText } from '../../shared/dialect/visibleText.js';
import { crowdSentence } from '../../shared/messages/crowd.js';
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

/** The part of a blog that a title needs. */
export interface TitlesOf {
  drives: readonly Titled[];
  timeZone: string;
}

/** In one line, for a list of choices. Of an entry that has no words its kind and its time. */
export function titleOf(words: Words, { drives, timeZone }: TitlesOf, speech: FormSpeech): string {
  const { lead, words: said } = gistOf(words, drives, speech);
  const parts = [lead, said].map(inOneRow).filter(Boolean);
  if (parts.length === 0) parts.push(kindAndTime(words, timeZone, speech));
  return shortened(parts.map(isolated).join(': '), TITLE_MOST);
}

function kindAndTime({ kind, happenedAt }: Words, timeZone: string, { form, lang }: FormSpeech) {
  return [form.kinds[kind], clockTime(string(happenedAt), timeZone, lang)].filter(Boolean).join(', ');
}

/** `drives`: the blog's, for their titles. Without `speech` it is for a search, which needs no sentences. */
export function gistOf(words: Words, drives: readonly Titled[] = [], speech?: FormSpeech): Gist {
  const lang = string(words.lang);
  const text = visibleText(string(words.text));
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
      return { lead: crowdOf(words, speech), words: text, lang };
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

function crowdOf({ said, low, high, according }: Words, speech: FormSpeech | undefined): string {
  if (speech === undefined) return [said, low, high, according].map(string).join(' ');
  const counted = { said: string(said) || undefined, low: number(low), high: number(high) };
  return crowdSentence({ ...counted, according: string(according) }, speech.form, speech);
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function string(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? value.toString() : '';
}
