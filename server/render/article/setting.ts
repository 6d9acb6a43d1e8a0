/** The setting of an article: entry, words, zone and addresses, which all its parts need. */
import type { PublicEntry } from '../../../shared/entry.js';
import { messagesFor, type Messages } from '../../../shared/messages/messages.js';
import type { Speech } from '../../../shared/messages/say.js';
import type { Zone } from '../clock.js';
import { entryIn, isSameLanguage, type Said } from '../inLanguage.js';
import type { ArticleView } from '../views.js';
import { shownTexts } from './shownTexts.js';

export interface Setting {
  entry: PublicEntry;
  blog: ArticleView['blog'];
  /** The page's language, in which a text comes first. */
  lang: string;
  /** The interface's language. */
  ui: string;
  messages: Messages;
  speech: Speech;
  zone: Zone;
  /** The entry's words beside its text, in the page's language where they are. */
  said: Said;
  /** The text says the language of the entry's own words already, since it stands in no other. */
  isInOriginal: boolean;
  site?: ArticleView['site'];
  bare: boolean;
  whole: boolean;
}

/** Makes the setting. `alone`: no page around the article says the day and the zone of its times. */
export function settingOf(view: ArticleView): Setting {
  const { entry, blog, lang, site, alone = false, bare = false, whole = bare } = view;
  const { lang: ui, messages, speech } = messagesFor(lang);
  const day = alone ? null : (blog.startsAt ?? null);
  const zone = { timeZone: blog.timeZone, lang: ui, day, near: blog.startsAt ?? entry.publishedAt, alone };
  const page = { entry, blog, lang, ui, messages, speech, zone, bare, whole, ...(site === undefined ? {} : { site }) };
  return { ...page, said: entryIn(entry, blog, lang), isInOriginal: isInOriginal(entry, lang) };
}

/** Tells whether the first text of an entry is its own, and not in the page's language. */
function isInOriginal(entry: PublicEntry, lang: string): boolean {
  const [first] = shownTexts(entry, lang);
  return first?.is === 'original' && first.lang !== 'und' && !isSameLanguage(first.lang, lang);
}

/** Returns the address of an entry's own page, in the page's language. */
export function entryAddress(slug: string, id: string, langQuery: string): string {
  return `/live/${slug}/entries/${id}${langQuery}`;
}

/** Returns `?lang=uk`, or nothing for the blog's first language. */
export function langQuery({ languages }: { languages: readonly string[] }, lang: string): string {
  return lang === languages[0] ? '' : `?lang=${encodeURIComponent(lang)}`;
}

/** An entry of one kind. */
export type EntryOf<Kind extends PublicEntry['kind']> = Extract<PublicEntry, { kind: Kind }>;

/**
 * The id of the line by which an entry is labelled: short, since it goes to every reader. A page shows one blog, where an
 * order is one entry's alone; a host's own page may show several.
 */
export function lineId({ entry, bare }: Pick<Setting, 'entry' | 'bare'>): string {
  return bare ? `m-${entry.id}` : `m${entry.order.toString()}`;
}
