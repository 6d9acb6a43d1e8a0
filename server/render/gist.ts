/** The first words of an entry, as plain text: for lists, titles and previews. */
import { contained, inOneRow, isolated } from '../../shared/characters.js';
import { crowdSentence } from '../../shared/messages/crowd.js';
import { messagesFor } from '../../shared/messages/messages.js';
import type { PublicEntry } from '../../shared/entry.js';
import { inQuotationMarks } from './language.js';
import { shownTexts } from './article/texts.js';

export interface Gist {
  lang: string;
  text: string;
}

/** In the page's language where the entry has it. At most `limit` characters, cut between words. */
export function gistOf(entry: PublicEntry, lang: string, limit: number): Gist {
  const { lang: of, text } = wordsOf(entry, lang);
  const who = whoSaid(entry);
  return {
    lang: of,
    text: contained(shortened(inOneRow(who === undefined ? text : `${isolated(who)}: ${text}`), limit)),
  };
}

/** The words alone, whole and without who said them. */
export function wordsOf(entry: PublicEntry, lang: string): Gist {
  if (entry.kind === 'chant') return { lang: entry.lang, text: inQuotationMarks(entry.words, entry.lang) };
  const [first] = shownTexts(entry, lang);
  return { lang: first?.lang ?? entry.lang, text: first === undefined ? wordless(entry, lang) : plainText(first.html) };
}

function whoSaid(entry: PublicEntry): string | undefined {
  if (entry.kind === 'speech') return entry.speaker.name ?? entry.speaker.description;
  return entry.kind === 'quote' ? entry.source.name : undefined;
}

function wordless(entry: PublicEntry, lang: string): string {
  if (entry.kind === 'crowd') {
    const { messages, speech } = messagesFor(lang);
    return crowdSentence(entry, messages, speech);
  }
  const [photo] = entry.media;
  return photo?.caption ?? photo?.alt ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** The text of HTML that the Markdown worker made: nothing else may be given here. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}
