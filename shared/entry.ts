/**
 * What a rally's record is made of: blogs, entries, and the pure functions that fold commands into them.
 * Nothing here knows of a database, a socket or a page.
 */

export const KINDS = ['update', 'chant', 'speech', 'photo', 'quote', 'notice', 'drive', 'crowd'] as const;
export type Kind = (typeof KINDS)[number];

export const STATUSES = ['announced', 'live', 'paused', 'ended'] as const;
export type BlogStatus = (typeof STATUSES)[number];

export const VISIBILITIES = ['public', 'unlisted', 'desk'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const VERIFICATIONS = ['unconfirmed', 'seen', 'confirmed', 'corrected', 'withdrawn'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const ROLES = ['reporter', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** The kinds whose own fields are content enough; `text` may be empty there. */
export const WORDLESS_KINDS: readonly Kind[] = ['chant', 'photo', 'drive', 'crowd'];

/** A translation of an entry's text. `of`: the rev of the entry that it was made of. `html`: absent on the wire inward. */
export interface Translation {
  text: string;
  by: 'source' | 'desk' | 'machine';
  of: number;
}

export type MediaState = 'waiting' | 'processing' | 'ready' | 'failed' | 'gone';

/** A photo of an entry. The entry goes first; its photo follows and moves through the states (rule O4). */
export interface MediaItem {
  id: string;
  state: MediaState;
  width?: number;
  height?: number;
  alt: string;
  caption?: string;
  credit?: string;
  takenAt?: string;
  place?: string;
  altered: boolean;
  facesChecked?: boolean;
  placeholder?: string;
  sources: { type: string; width: number; src: string }[];
}

export interface Speaker {
  name?: string;
  description?: string;
  role?: string;
  organisation?: string;
}

export interface QuoteSource {
  name: string;
  handle?: string;
  url?: string;
  published?: string;
  attached?: string;
}

/** The fields that each kind adds to the common ones. */
export interface KindFields {
  update: { corrects?: string };
  chant: { words: string; transliteration?: string; meanings: Record<string, string> };
  speech: { speaker: Speaker; verbatim: boolean; spoken?: string; occasion?: 'stage' | 'interview' | 'statement' };
  photo: Record<never, never>;
  quote: { source: QuoteSource };
  notice: { urgency?: 'info' | 'warning' | 'urgent'; until?: string };
  drive: { drive: string; add?: number; total?: number };
  crowd: { said?: string; low?: number; high?: number; method?: string; according: string };
}

interface CommonContent {
  /** BCP 47, of `text` (of `words` in a chant). */
  lang: string;
  /** Markdown without raw HTML. */
  text: string;
  translations: Record<string, Translation>;
  /** ISO 8601, UTC, as the reporter gave it (or the time of receipt where that could not be true). */
  happenedAt: string;
  media: MediaItem[];
  place?: string;
}

type ContentOf<K extends Kind> = CommonContent & { kind: K } & KindFields[K];

/** An entry's words and fields: what a reporter writes, and what a takedown empties. */
export type Content = { [K in Kind]: ContentOf<K> }[Kind];

/** The HTML of an entry's Markdown, made once, before append (rule F2). */
export interface RenderedHtml {
  text: string;
  translations: Record<string, string>;
}

export type EntryState = 'held' | 'published' | 'retracted' | 'taken-down';

/** An entry as the store holds it: more than readers see, never sent to them as it is (see `publicEntry`). */
export interface EntryRecord {
  id: string;
  blog: string;
  state: EntryState;
  rev: number;
  wordsRev: number;
  /** The step of its last change. */
  step: number;
  /** The seq of its last change that readers could see; null while it was never published. */
  seq: number | null;
  /** The seq at which readers first saw it; null while it was never published. Never changes (rule R4). */
  order: number | null;
  /** The person's id. "Own" means this person, whatever the device. */
  author: string;
  byline: string;
  receivedAt: string;
  publishedAt: string | null;
  editedAt: string | null;
  key: boolean;
  pinned: boolean;
  verification: Verification;
  correction: { note: string; at: string } | null;
  /** Why it was retracted, for the desk alone. */
  reason?: string;
  content: Content;
  html: RenderedHtml;
}

/** An entry as readers get it (JSON). Times are to the minute; nothing of the reporter's account is in it (rule A4). */
export type PublicEntry = {
  id: string;
  blog: string;
  seq: number;
  rev: number;
  wordsRev: number;
  order: number;
  lang: string;
  text: string;
  html: string;
  translations: Record<string, Translation & { html: string }>;
  happenedAt: string;
  publishedAt: string;
  editedAt?: string;
  byline: string;
  media: Omit<MediaItem, 'facesChecked'>[];
  key: boolean;
  pinned: boolean;
  verification: Verification;
  correction?: { note: string; at: string };
  place?: string;
} & { [K in Kind]: { kind: K } & KindFields[K] }[Kind];

/** An entry as its author and the desk's editors get it: held ones too, with the state and the time of receipt. */
export type DeskEntry = Omit<PublicEntry, 'seq' | 'order' | 'publishedAt'> & {
  state: EntryState;
  step: number;
  seq: number | null;
  order: number | null;
  publishedAt: string | null;
  receivedAt: string;
};

export interface Drive {
  id: string;
  title: string;
  unit: string;
  target: number;
  place?: string;
  destination?: string;
  startsAt?: string;
  endsAt?: string;
}

export interface Publisher {
  name: string;
  url?: string;
  contact: string;
  imprint?: string;
  privacy?: string;
}

/** A blog's settings: what the desk writes, and what a `blog` command patches. */
export interface BlogSettings {
  title: string;
  standfirst: string;
  place: string;
  /** IANA, such as Asia/Baku. */
  timeZone: string;
  /** BCP 47; those offered to readers. The first one is the page's default. */
  languages: string[];
  status: BlogStatus;
  visibility: Visibility;
  startsAt: string | null;
  asks: string[];
  summary: { lang: string; text: string; entry?: string }[];
  drives: Drive[];
  publisher: Publisher;
  home?: string;
}

/** A blog as the store holds it, with its position in its own record. */
export interface BlogRecord {
  slug: string;
  epoch: string;
  /** The last public seq. */
  head: number;
  /** The last step. */
  step: number;
  rev: number;
  /** The seq at which the blog's own JSON last changed (its settings, or a drive's `done`). */
  blogSeq: number;
  /** The seq at which `[data-top]` last changed (the above, or a pinned or key entry). */
  topSeq: number;
  settings: BlogSettings;
  statusAt: string;
  endedAt: string | null;
  updatedAt: string;
  /** How much of each drive is done, folded from the published drive entries (see `foldDrive`). */
  done: Record<string, number>;
}

/** A blog as readers get it (JSON). */
export type PublicBlog = Omit<BlogSettings, 'drives' | 'startsAt' | 'asks'> & {
  slug: string;
  epoch: string;
  head: number;
  rev: number;
  statusAt: string;
  startsAt: string | null;
  endedAt?: string;
  asks?: string[];
  drives: (Drive & { done: number })[];
  updatedAt: string;
};

/** What can happen to a record. Those but `hold` are public where a seq goes with them, and enter the hash chain. */
export const VERBS = ['post', 'revise', 'retract', 'publish', 'takedown', 'media', 'blog', 'epoch'] as const;
export type Verb = (typeof VERBS)[number];

/** Public times are to the minute: seconds would tell in what order, and how fast, a reporter typed (rule A4). */
function toMinute(iso: string): string {
  return `${iso.slice(0, 16)}:00.000Z`;
}

function toMinutes(content: Content): Content {
  const happened = { ...content, happenedAt: toMinute(content.happenedAt) };
  if (happened.kind !== 'notice' || happened.until === undefined) return happened;
  return { ...happened, until: toMinute(happened.until) };
}

/** The public JSON of an entry. Only for one that was published: others have neither seq nor order. */
export function publicEntry(record: EntryRecord): PublicEntry {
  const { id, blog, rev, wordsRev, seq, order, byline, key, pinned, verification } = record;
  if (seq === null || order === null || record.publishedAt === null) {
    throw new Error(`entry ${id} was never published, so it has no public form`);
  }
  const { translations, media, happenedAt, ...words } = toMinutes(record.content);
  return {
    ...words,
    id,
    blog,
    seq,
    rev,
    wordsRev,
    order,
    html: record.html.text,
    translations: withHtml(translations, record.html),
    happenedAt,
    publishedAt: toMinute(record.publishedAt),
    ...(record.editedAt === null ? {} : { editedAt: toMinute(record.editedAt) }),
    byline,
    media: media.map(publicMedia),
    key,
    pinned,
    verification,
    ...(record.correction === null
      ? {}
      : { correction: { note: record.correction.note, at: toMinute(record.correction.at) } }),
  };
}

/** The desk's JSON of an entry, also for one that was never published. */
export function deskEntry(record: EntryRecord): DeskEntry {
  const placed = { ...record, seq: record.seq ?? 0, order: record.order ?? 0, publishedAt: record.publishedAt ?? '' };
  const { state, step, seq, order, publishedAt, receivedAt } = record;
  return { ...publicEntry(placed), state, step, seq, order, publishedAt, receivedAt };
}

function withHtml(translations: Record<string, Translation>, html: RenderedHtml): PublicEntry['translations'] {
  return Object.fromEntries(
    Object.entries(translations).map(([lang, translation]) => [
      lang,
      { ...translation, html: html.translations[lang] ?? '' },
    ]),
  );
}

function publicMedia(item: MediaItem): Omit<MediaItem, 'facesChecked'> {
  const { facesChecked: _deskOnly, ...shown } = item;
  return shown.takenAt === undefined ? shown : { ...shown, takenAt: toMinute(shown.takenAt) };
}

/** The public JSON of a blog. */
export function publicBlog(record: BlogRecord): PublicBlog {
  const { slug, epoch, head, rev, settings, statusAt, endedAt, updatedAt } = record;
  const { drives, asks, startsAt, ...rest } = settings;
  return {
    ...rest,
    slug,
    epoch,
    head,
    rev,
    statusAt: toMinute(statusAt),
    startsAt: startsAt === null ? null : toMinute(startsAt),
    ...(endedAt === null ? {} : { endedAt: toMinute(endedAt) }),
    ...(asks.length === 0 ? {} : { asks }),
    drives: drives.map((drive) => ({ ...publicDrive(drive), done: record.done[drive.id] ?? 0 })),
    updatedAt: toMinute(updatedAt),
  };
}

function publicDrive({ startsAt, endsAt, ...drive }: Drive): Drive {
  return {
    ...drive,
    ...(startsAt === undefined ? {} : { startsAt: toMinute(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: toMinute(endsAt) }),
  };
}

/**
 * How much of a drive is done, from its published entries by rising order: `total` sets, `add` adds.
 */
export function foldDrive(entries: readonly { add?: number; total?: number }[]): number {
  return entries.reduce((done, { add, total }) => total ?? done + (add ?? 0), 0);
}

/** Whether a change of this entry changes what stands above the feed. */
export function touchesTop(entry: EntryRecord): boolean {
  return entry.pinned || entry.key || touchesBlog(entry);
}

/** Whether a change of this entry changes the blog's own JSON: a drive's progress is folded from entries. */
export function touchesBlog(entry: EntryRecord): boolean {
  return entry.content.kind === 'drive';
}

/** Whether readers see it. */
export function isVisible(entry: EntryRecord): boolean {
  return entry.state === 'published';
}

/** The entry with every word gone, as a takedown leaves it (rule T1): what stays tells that it was, not what it was. */
export function emptied(entry: EntryRecord): EntryRecord {
  const { happenedAt } = entry.content;
  const { reason: _emptiedToo, ...rest } = entry;
  return {
    ...rest,
    state: 'taken-down',
    key: false,
    pinned: false,
    correction: null,
    content: { kind: 'update', lang: 'und', text: '', translations: {}, media: [], happenedAt },
    html: { text: '', translations: {} },
  };
}

/** RFC 7396 JSON Merge Patch of one object by another: null removes, lists come whole, objects are merged. */
export function mergePatch<T>(target: T, patch: unknown): T {
  if (!isObject(patch)) return patch as T;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else if (value !== undefined) merged[name] = mergePatch(merged[name], value);
  }
  return merged as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
