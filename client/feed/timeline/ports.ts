/**
 * The world around a timeline. Everything that waits, asks, draws lots or touches a page is passed in, so that the rules
 * can be run in virtual time.
 */
import { CHANGES_STEP } from '../../../shared/protocol/readers.js';
import type { ChangesAnswer, HtmlDelta, HtmlEntryDelta, Position } from '../../../shared/protocol/readers.js';

/** Times in milliseconds. `later` returns a function that calls the work off. */
export interface Clock {
  now(): number;
  later(ms: number, work: () => void): () => void;
}

/** An entry as it stands in a page: `html` is the whole `<article>`. */
export type Article = Pick<HtmlEntryDelta, 'id' | 'seq' | 'order' | 'html'>;

/** A page of the feed, of one position in the record. */
export interface Page {
  epoch: string;
  seq: number;
  top: string;
  /** The page's articles, as they stand in it. */
  articles: Article[];
  /** The order to ask older articles before, or null at the end. */
  older: number | null;
  /** The order to ask newer articles after; null where the newest are here. Only read of a page that was asked for by an order. */
  newer?: number | null;
}

/** Names the entries on one side of an order. */
export interface Side {
  before?: number;
  after?: number;
}

/** The source of missed changes and pages. All of it may be late, and old; a failure is an `Unanswered`. */
export interface Source {
  changes(ask: { epoch: string; since: number }): Promise<ChangesAnswer<HtmlDelta>>;
  /** null where there is no such page, or the journal has not got as far as `at`. */
  page(ask: Side & { at?: Position }): Promise<Page | null>;
}

/** No answer came. `after`: seconds that the server asked to wait. `final`: asking again is of no use. */
export class Unanswered extends Error {
  constructor(
    readonly after?: number,
    readonly final = false,
  ) {
    super('unanswered');
  }
}

/** The seq from which a catch-up begins, rounded so that all readers share a handful of addresses. */
export function roundedDown(seq: number): number {
  return seq - (seq % CHANGES_STEP);
}

/** The page that a reader looks at. */
export interface View {
  /** Whether the reader sees the top of the feed, so that new entries may appear there. */
  atTop(): boolean;
  /** Runs changes of the page during which nothing that the reader looks at may move. */
  steady(work: () => void): void;
  /** Places a new article before the shown one of that id, or last. */
  place(article: Article, before: string | null): void;
  replace(article: Article): void;
  remove(id: string): void;
  top(html: string): void;
  /** Replaces everything that is shown. */
  restart(page: Page): void;
  /** Shows how many entries are held back now. */
  pending(articles: ReadonlyMap<string, Article>): void;
  /** Tells of the new entries since the last call, shown or held back. */
  arrived(articles: readonly Article[]): void;
  /** The order to load older entries before, or null where all are shown. */
  older(before: number | null): void;
  /** The order to load newer entries after, or null where all are shown or pending; not given of a page that was loaded afresh. */
  newer?(after?: number | null): void;
  /** Whether an entry does not belong on this page, which may be of one kind, say; absent where all do. */
  skips?(article: HtmlEntryDelta): boolean;
}

/** The end of what is shown on one side: the order to ask on from, or null where there are no more. */
export type End = { before: number | null } | { after: number | null };

/**
 * The side of a timeline by which entries are loaded later than the page. The script that does so is built apart: these names
 * stand written out in both (see server/build/ownNames.mjs).
 */
export interface Joint {
  /** Where the reader stands, and the ends of what is shown. `run` counts the times that everything shown was replaced. */
  ends(): Position & { run: number; before: number | null; after: number | null };
  /** Writes each delta that is taken from now on into this list, or into none any more. Answers false where one is written. */
  note(deltas: HtmlDelta[] | null): boolean;
  /** Asks for changes whether any were heard of or not. Answers whether there was an answer; null: there is no such blog any more. */
  poll(): Promise<boolean | null>;
  ask(since: number): Promise<ChangesAnswer<HtmlDelta>>;
  /** Shows articles that stand at the reader's position. The new end of what is shown on that side; null: there are no more. */
  join(articles: readonly Article[], end: End): void;
}

export interface TimelineParts {
  clock: Clock;
  source: Source;
  view: View;
  /** Seconds; the longest wait between two questions. `hello` may change it. */
  poll: number;
  /** Told when the reader falls behind what it has heard of, and when it has it all again. */
  caughtUp: (yes: boolean) => void;
  /** Told where the reader stands whenever that has moved, after the view has taken what moved it. */
  stands?: (standing: { epoch: string; seq: number }) => void;
}
