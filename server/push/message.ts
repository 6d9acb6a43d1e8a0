/** The words of a notification, in a subscriber's language of the blog, made of the entry as it stands now. */
import { directionOfText, isolated } from '../../shared/characters.js';
import type { PublicBlog, PublicEntry } from '../../shared/entry.js';
import { directionOf, type Direction } from '../../shared/messages/direction.js';
import { languageGiven } from '../../shared/messages/languages.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { PUSH_MESSAGE_MAX, type PushMessage } from '../../shared/protocol/push.js';
import { shortened } from '../../shared/signs.js';
import { entryAddress, langQuery } from '../render/article/setting.js';
import { gistOf } from '../render/gist.js';
import { blogWithWordsIn } from '../render/inLanguage.js';
import { isUrgent } from './news.js';

export interface Told {
  blog: PublicBlog;
  /** null: readers may not see it any more. */
  entry: PublicEntry | null;
  id: string;
  seq: number;
  /** The subscriber's language. */
  lang: string;
  /** Whether the subscriber was told of it before. */
  again: boolean;
}

/** Signs; what phones show of a title and of a text without unfolding it. */
const TITLE = 60;
/** A sign may be made of many characters: where the message is too long with so many, fewer are tried. */
const TEXTS = [180, 90, 40, 10, 3] as const;

/** At most `PUSH_MESSAGE_MAX` bytes as JSON. */
export function messageOf(told: Told): PushMessage {
  const [longest, ...shorter] = TEXTS.map((signs) => messageWith(told, signs));
  const fits = [longest, ...shorter].find((message) => message !== undefined && isShort(message));
  return fits ?? { ...messageWith(told, 1), title: '', body: '' };
}

function isShort(message: PushMessage): boolean {
  return Buffer.byteLength(JSON.stringify(message)) <= PUSH_MESSAGE_MAX;
}

function messageWith({ blog, entry, id, seq, lang: asked, again }: Told, signs: number): PushMessage {
  const lang = languageGiven(asked, blog.languages)?.lang ?? blog.languages[0] ?? asked;
  const query = langQuery(blog, lang);
  const { push, lang: ui, speech } = messagesFor(lang);
  const title = shortened(blogWithWordsIn(blog, lang).title, Math.min(TITLE, signs));
  const base = { v: 1, id, seq } as const;
  if (entry === null) {
    const address = `/live/${blog.slug}${query}`;
    const dir = directionOf(ui);
    return { ...base, title: within(dir, title), body: push.gone, lang: ui, dir, address, quiet: true };
  }
  const said = saidOf(entry, { blog, lang }, signs);
  const dir = directionOfText(said.text) ?? directionOf(said.lang);
  return {
    ...base,
    title: within(dir, isUrgent(entry) ? speech.say(push.urgent, { title: isolated(title) }) : title),
    body: said.text,
    lang: said.lang,
    dir,
    address: entryAddress(blog.slug, id, query),
    at: entry.happenedAt,
    quiet: again && !doesNotStand(entry),
  };
}

/** A title in its own direction: a notification has one direction for title and text, which may be in two languages. */
function within(dir: Direction, title: string): string {
  const own = directionOfText(title);
  return own === null || own === dir ? title : `\u2068${title}\u2069`;
}

/** Words that nobody confirmed begin with that, those that were corrected too; of withdrawn ones none is said again. */
function saidOf(entry: PublicEntry, around: { blog: PublicBlog; lang: string }, signs: number) {
  const { push, messages, lang: ui, speech } = messagesFor(around.lang);
  if (entry.verification === 'withdrawn') return { lang: ui, text: push.withdrawn };
  const gist = gistOf(entry, around, signs);
  if (entry.verification !== 'unconfirmed' && entry.verification !== 'corrected') return gist;
  const label = messages.verification[entry.verification];
  // The label's own direction comes first: it is the interface's, and the whole runs in it.
  return { lang: ui, text: speech.say(push.labelled, { label, text: isolated(gist.text) }) };
}

/** Whether it was corrected or withdrawn. */
export function doesNotStand({ verification, correction }: PublicEntry): boolean {
  return verification === 'withdrawn' || verification === 'corrected' || correction !== undefined;
}
