/** An entry in short, for a list: its text without the marks of its dialect, and the speaker. */
import { inOneRow, isolated } from '../../shared/characters.js';
import { crowdSentence } from '../../shared/messages/crowd.js';
import { clockTime } from '../../shared/messages/times.js';
import { shortened } from '../../shared/signs.js';
import type { FormSpeech } from './formWords.js';
import { valueAt, type EntryContent } from './entryContent.js';
import { visibleText } from './visibleText.js';

export interface Gist {
  /** Stands before the text, such as the speaker; '' where there is none. */
  lead: string;
  text: string;
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

/** An entry in one line, for a list of choices; an entry without text is named by its kind and its time. */
export function titleOf(content: EntryContent, { drives, timeZone }: TitlesOf, speech: FormSpeech): string {
  const { lead, text: said } = gistOf(content, drives, speech);
  const parts = [lead, said].map(inOneRow).filter(Boolean);
  if (parts.length === 0) parts.push(kindAndTime(content, timeZone, speech));
  return shortened(parts.map(isolated).join(': '), TITLE_MOST);
}

function kindAndTime({ kind, happenedAt }: EntryContent, timeZone: string, { form, lang }: FormSpeech) {
  return [form.kinds[kind], clockTime(string(happenedAt), timeZone, lang)].filter(Boolean).join(' · ');
}

/** `drives`: the blog's, for their titles. Without `speech` the gist is for a search, which needs no sentences. */
export function gistOf(content: EntryContent, drives: readonly Titled[] = [], speech?: FormSpeech): Gist {
  const lang = string(content.lang);
  const text = visibleText(string(content.text));
  switch (content.kind) {
    case 'chant':
      return { lead: '', text: [string(content.words), text].filter(Boolean).join('\n'), lang };
    case 'speech':
      return {
        lead: string(valueAt(content, 'speaker.name')) || string(valueAt(content, 'speaker.description')),
        text: text,
        lang,
      };
    case 'quote':
      return { lead: string(valueAt(content, 'source.name')), text: text, lang };
    case 'drive':
      return { lead: [driveTitle(content.drive, drives), numberOfDrive(content, speech)].join(' '), text: text, lang };
    case 'crowd':
      return { lead: crowdOf(content, speech), text: text, lang };
    case 'photo':
      return { lead: '', text: text || described(content.media), lang };
    case 'update':
    case 'notice':
      return { lead: '', text: text, lang };
  }
}

/** The text of the first photo that has one. */
function described(media: unknown): string {
  const photos = Array.isArray(media) ? (media as unknown[]) : [];
  return photos.map((photo) => string(valueAt(photo, 'caption')) || string(valueAt(photo, 'alt'))).find(Boolean) ?? '';
}

function driveTitle(id: unknown, drives: readonly Titled[]): string {
  return drives.find((drive) => drive.id === id)?.title ?? string(id);
}

function numberOfDrive({ add, total }: EntryContent, speech: FormSpeech | undefined): string {
  const said = (value: unknown) =>
    typeof value === 'number' && speech !== undefined ? speech.number(value) : string(value);
  return typeof total === 'number' ? `= ${said(total)}` : `+${said(add)}`;
}

function crowdOf({ said, low, high, according }: EntryContent, speech: FormSpeech | undefined): string {
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
