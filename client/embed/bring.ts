/** Brings entries that are wanted from a feed's start: the one that the page's address names, and as many as the host wants to see. */
import { MOST } from '../feed/timeline/articleList.js';
import type { Loader } from '../feed/timeline/loader.js';
import type { Joint } from '../feed/timeline/ports.js';

/** The scripts of a feed are built apart, so that these names stand written out in both (see server/build/ownNames.mjs). */
export interface Wanted {
  root: Document | ShadowRoot;
  timeline: Joint;
  /** Answers with what loads more entries. */
  loaded: () => Promise<Loader | undefined>;
  /** The id of an entry's element. */
  named: string | undefined;
  /** The number of entries that the host wants to see now; NaN: as many as there are. */
  limit: (() => number) | undefined;
  signal: AbortSignal;
}

/** With the newest page, so many entries as stand in a feed at most. */
const MOST_BATCHES = 4;

export function bring(wanted: Wanted): void {
  const feed = wanted.root.querySelector<HTMLElement>('[role=feed]');
  if (!feed) return;
  void goToNamed(wanted);
  fillUp(feed, wanted);
}

/** Goes to an entry. Where older ones cannot be had the reader sees the newest, and the link to them. */
async function goToNamed(wanted: Wanted): Promise<void> {
  const { root, named } = wanted;
  if (named === undefined) return;
  const find = () => root.getElementById(named);
  if (!find()) await loadUntil(wanted, () => find() !== null).catch(() => undefined);
  find()?.scrollIntoView();
}

/** Loads older entries while there are fewer than the host wants: a page brings twenty, and any may be taken down. */
function fillUp(feed: HTMLElement, wanted: Wanted): void {
  const { limit, timeline, signal } = wanted;
  const isFull = () =>
    !limit || !(feed.childElementCount < Math.min(limit(), MOST)) || timeline.ends().before === null || signal.aborted;
  // Where they cannot be had, the link to older ones is there.
  const look = (): unknown => isFull() || loadUntil(wanted, isFull).catch(() => undefined);
  const watch = new MutationObserver(look);
  watch.observe(feed, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());
  look();
}

/** Loads older entries until what is looked for is there. Throws `Unanswered`. */
async function loadUntil({ loaded }: Wanted, isThere: () => boolean): Promise<void> {
  const loader = await loaded();
  for (let batches = 0; loader && !isThere() && batches < MOST_BATCHES; batches += 1) await loader.older();
}
