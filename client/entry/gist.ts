/** An entry in a few words, for a list: what it says, and who says it. */
import { isolated } from '../../shared/characters.js';
import { crowdSentence } from '../../shared/messages/crowd.js';
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

/** In one line, for a list of choices. */
export function titleOf(words: Words, drives: readonly Titled[], speech: FormSpeech): string {
  const { lead, words: said } = gistOf(words, drives, speech);
  return [isolated(lead), said].filter(Boolean).join(': ').slice(0, TITLE_MOST);
}

/** `drives`: the blog's, for their titles. Without `speech` it is for a search, which needs no sentences. */
export function gistOf(words: Words, drives: readonly Titled[] = [], speech?: FormSpeech): Gist {
  const lang = string(words.lang);
  const text = string(words.text);
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
    case 'update':
    case 'photo':
    case 'notice':
      return { lead: '', words: text, lang };
  }
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
