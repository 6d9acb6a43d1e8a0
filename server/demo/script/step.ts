/** The steps of a script: an actor's command at a time, and how much of it is not known of that day. */
import type {
  BlogStatus,
  BlogTranslation,
  Drive,
  Kind,
  KindFields,
  TranslatedWords,
  Verification,
} from '../../../shared/entry.js';
import type { DrawingName } from '../drawings.js';

export const REPORTERS = ['first', 'second', 'third'] as const;
/** Three reporters on the square, and the desk that keeps order. */
export type Actor = (typeof REPORTERS)[number] | 'desk';

/** Minutes and seconds from the script's beginning, at pace 1. */
export type At = `${number}:${number}`;

/**
 * Says which part of an entry is not known of that day. `time`: the minute, the byline and the place of speaking, in the
 * whole script (the standfirst says so). `drawing`: a picture stands for a photo, and its credit says so. For all others
 * the entry's text says it, by a mark.
 */
export type Illustrative = 'time' | 'scene' | 'drawing' | 'wording' | 'mistake' | 'encore';

/** A drawing that stands in for a photo; its caption is the entry's text, in every language. */
export interface Picture {
  drawing: DrawingName;
  alt: string;
}

/** An entry's text in another language, and what else of it has words. */
type Said = TranslatedWords & { text: string };

interface CommonDraft {
  lang: string;
  text?: string;
  translations?: Record<string, Said & { by?: 'source' }>;
  pictures?: Picture[];
  place?: string;
}

/** An entry of the script: `corrects` is another step's name, and the player puts the id in its place. */
export type Draft = { [K in Kind]: CommonDraft & { kind: K } & KindFields[K] }[Kind];

/** The desk's change of labels and texts: a patch of the entry. */
export interface Change {
  text?: string;
  translations?: Record<string, Said | null>;
  pinned?: boolean;
  key?: boolean;
  verification?: Verification;
  correction?: { note: string };
  occasion?: 'stage' | 'interview' | 'statement';
}

/** A point of the summary; `entry` is a step's name. */
export interface Point {
  lang: string;
  text: string;
  entry?: string;
}

export interface BlogChange {
  status?: BlogStatus;
  summary?: Point[];
  drives?: Drive[];
  asks?: string[] | null;
  translations?: Record<string, BlogTranslation>;
}

export type Step = { at: At } & (
  | {
      does: 'post';
      by: Actor;
      /** Other steps mean this entry by its name. */
      name: string;
      illustrative: Illustrative;
      entry: Draft;
      /** The entry happened so long before it is sent; absent: now. */
      minutesAgo?: number;
    }
  | { does: 'revise'; by: Actor; name: string; change: Change }
  | { does: 'retract'; by: Actor; name: string; reason: string }
  | { does: 'publish'; by: 'desk'; name: string }
  | { does: 'blog'; by: 'desk'; change: BlogChange }
);

export type Post = Extract<Step, { does: 'post' }>;

/** Returns the script's time at so many seconds. */
export function at(seconds: number): At {
  return `${Math.floor(seconds / 60)}:${seconds % 60}`;
}

/** Returns the seconds from the script's beginning. */
export function secondsOf(at: At): number {
  const [minutes = 0, seconds = 0] = at.split(':').map(Number);
  return minutes * 60 + seconds;
}
