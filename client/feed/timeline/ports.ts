/**
 * The world around a timeline. Everything that waits, asks, draws lots or touches a page is passed in, so that the rules
 * can be run in virtual time.
 */
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
  /** The page's articles, by falling order. */
  articles: Article[];
  /** The order to ask older articles before, or null at the end. */
  older: number | null;
}

/** The source of missed changes and pages. All of it may be late, and old; a failure is an `Unanswered`. */
export interface Source {
  changes(ask: { epoch: string; since: number }): Promise<ChangesAnswer<HtmlDelta>>;
  /** null where there is no such page, or the journal has not got as far as `at`. */
  page(ask: { at?: Position; before?: number }): Promise<Page | null>;
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
