/** A blog: its settings, its position, and its public JSON. */
import { toMinute } from './times.js';

/** A blog's name in addresses. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

export const STATUSES = ['announced', 'live', 'paused', 'ended'] as const;
export type BlogStatus = (typeof STATUSES)[number];

export const VISIBILITIES = ['public', 'unlisted', 'desk'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

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

/** A blog's words in one language. A word that is missing shows the original. */
export interface BlogTranslation {
  title?: string;
  standfirst?: string;
  place?: string;
  /** Shown only where it is as long as the original's list. */
  asks?: string[];
  /** By the drive's id. */
  drives?: Record<string, Partial<Pick<Drive, 'title' | 'unit' | 'place' | 'destination'>>>;
}

export interface Publisher {
  name: string;
  url?: string;
  contact: string;
  imprint?: string;
  privacy?: string;
}

/** A blog's settings: the desk writes them, and a `blog` command patches them. */
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
  /** Origins that may embed the blog (see `sites.ts`). Absent where all may. */
  sites?: string[];
  /** A photo is taken only once somebody looked at it for faces (`facesChecked`). Absent where that is not asked. */
  facesRequired?: true;
  /** The words above in other languages than the first. Absent where there are none. */
  translations?: Record<string, BlogTranslation>;
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
  /** The progress of each drive, folded from the published drive entries (see `foldDrive`). */
  done: Record<string, number>;
}

/** A blog as readers get it (JSON). */
export type PublicBlog = Omit<BlogSettings, 'drives' | 'startsAt' | 'asks' | 'translations'> & {
  slug: string;
  epoch: string;
  head: number;
  rev: number;
  statusAt: string;
  startsAt: string | null;
  endedAt?: string;
  asks?: string[];
  drives: (Drive & { done: number })[];
  translations: Record<string, BlogTranslation>;
  updatedAt: string;
};

/**
 * The progress of a drive, from its published entries by rising order: `total` sets, `add` adds.
 */
export function foldDrive(entries: readonly { add?: number; total?: number }[]): number {
  return entries.reduce((done, { add, total }) => total ?? done + (add ?? 0), 0);
}

/** The public JSON of a blog. */
export function publicBlog(record: BlogRecord): PublicBlog {
  const { slug, epoch, head, rev, settings, statusAt, endedAt, updatedAt } = record;
  const { drives, asks, startsAt, translations = {}, ...rest } = settings;
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
    drives: drives.map((drive) => ({ ...publicDrive(drive), done: doneOf(record, drive) })),
    translations,
    updatedAt: toMinute(updatedAt),
  };
}

/** An id may be the name of a property that every object has. */
function doneOf({ done }: BlogRecord, { id }: Drive): number {
  return Object.hasOwn(done, id) ? (done[id] ?? 0) : 0;
}

function publicDrive({ startsAt, endsAt, ...drive }: Drive): Drive {
  return {
    ...drive,
    ...(startsAt === undefined ? {} : { startsAt: toMinute(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: toMinute(endsAt) }),
  };
}
