/** An entry as readers and as the desk get it. */
import type { Content, Kind, KindFields, MediaItem, Translation, RenderedHtml } from './content.js';
import type { EntryRecord, EntryState, Verification } from './record.js';
import { toMinute } from './times.js';

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
  media: Omit<MediaItem, 'facesChecked' | 'fault'>[];
  key: boolean;
  pinned: boolean;
  verification: Verification;
  correction?: { note: string; at: string };
  place?: string;
} & { [K in Kind]: { kind: K } & KindFields[K] }[Kind];

/** An entry as its author and the desk's editors get it: held ones too, with the state and the time of receipt. */
export type DeskEntry = Omit<PublicEntry, 'seq' | 'order' | 'publishedAt' | 'media'> & {
  /** Photos, with the fault of one that failed, and whether somebody looked at it for faces. */
  media: MediaItem[];
  state: EntryState;
  /** The step of the entry's first change: it never changes, and the desk's list is sorted by it. */
  first: number;
  /** The step of its last change. */
  step: number;
  seq: number | null;
  order: number | null;
  publishedAt: string | null;
  receivedAt: string;
};

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

function toMinutes(content: Content): Content {
  const happened = { ...content, happenedAt: toMinute(content.happenedAt) };
  if (happened.kind !== 'notice' || happened.until === undefined) return happened;
  return { ...happened, until: toMinute(happened.until) };
}

/** Whether an entry was corrected or withdrawn: nobody should read an earlier version of it in a translation. */
export function isOverruled({ verification, correction }: Pick<PublicEntry, 'verification' | 'correction'>): boolean {
  return correction !== undefined || verification === 'corrected' || verification === 'withdrawn';
}

/** The desk's JSON of an entry, also for one that was never published. */
export function deskEntry(record: EntryRecord): DeskEntry {
  const placed = { ...record, seq: record.seq ?? 0, order: record.order ?? 0, publishedAt: record.publishedAt ?? '' };
  const { state, first, step, seq, order, publishedAt, receivedAt } = record;
  return {
    ...publicEntry(placed),
    media: record.content.media.map(deskMedia),
    state,
    first,
    step,
    seq,
    order,
    publishedAt,
    receivedAt,
  };
}

function withHtml(translations: Record<string, Translation>, html: RenderedHtml): PublicEntry['translations'] {
  return Object.fromEntries(
    Object.entries(translations).map(([lang, translation]) => [
      lang,
      { ...translation, html: html.translations[lang] ?? '' },
    ]),
  );
}

function publicMedia(item: MediaItem): PublicEntry['media'][number] {
  const { fault: _desksOnly, facesChecked: _desksToo, ...shown } = deskMedia(item);
  return shown;
}

function deskMedia(shown: MediaItem): MediaItem {
  return shown.takenAt === undefined ? shown : { ...shown, takenAt: toMinute(shown.takenAt) };
}
