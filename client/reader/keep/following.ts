/**
 * Keeps a kept blog's copy in step with its open page: what is taken back leaves the copy at once; what changed comes with
 * a new copy now and then, and when the reader turns away. And on a kept page it says so, until the page is live.
 */
import { holdsAny, isKept } from '../../kept/copy.js';
import { addressOfPage, askWorker } from './askWorker.js';

/** Milliseconds between two copies while the page is read: each is a page anew, and the frames have told it already. */
const RENEWED_EVERY = 10 * 60_000;
/**
 * Milliseconds after an entry was taken back: caches on the way may hold the former page for some seconds, and all readers
 * hear of it at once.
 */
const AFTER_GONE = 15_000;
const SPREAD = 15_000;
/** Milliseconds for which a cache may answer with a former page where it cannot reach the server (READERS_CACHE). */
const STALE_FOR = 75_000;

const MEDIA = '/media/';
/** Lines above the feed that tell an entry's words. */
const LINES = ':is(.keys, .summary, [data-fold=summary]) li > a';

export class CopyFollower {
  readonly #slug: string;
  readonly #onRenewed: () => void;
  /** Entries and addresses of photos that this page has just seen taken back, and when. */
  readonly #gone = new Map<string, number>();
  #changed = false;
  #renewedAt = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(slug: string, onRenewed: () => void) {
    this.#slug = slug;
    this.#onRenewed = onRenewed;
  }

  start(feed: HTMLElement): void {
    // An entry leaves the page of key moments when it is none any more.
    const leavesAlone = feed.dataset.only === 'key';
    new MutationObserver((records) => this.#look(records, leavesAlone)).observe(feed, { childList: true });
    const top = document.querySelector('[data-top]');
    if (top) new MutationObserver((records) => this.#look(records, leavesAlone)).observe(top, { childList: true });
    document.addEventListener('visibilitychange', () => document.hidden && this.#changed && void this.#renew());
    const connection = document.querySelector<HTMLElement>('[data-connection]');
    if (connection) this.#mind(connection);
  }

  #look(records: readonly MutationRecord[], leavesAlone: boolean): void {
    const removed = records.flatMap(({ removedNodes }) => [...removedNodes]);
    const entries = removed.flatMap((node) => (node instanceof HTMLElement ? (node.dataset.entry ?? []) : []));
    // A changed entry is taken out and put in.
    const out = entries.filter((id) => !document.getElementById(`e-${id}`));
    const areGone = !leavesAlone && records.every(({ addedNodes }) => addedNodes.length === 0);
    const unpinned = pinsIn(removed).filter((id) => !document.querySelector(`[data-pinned="${id}"]`));
    const led = ledTo([document.querySelector('[data-top]')].filter((top) => top !== null));
    const unnamed = ledTo(removed).filter((id) => !led.includes(id));
    const photos = photosIn(removed).filter((address) => !isShown(address));
    const ids = [...new Set([...out, ...unpinned, ...unnamed])];
    if (ids.length + photos.length > 0) void this.#takeOut(ids, photos, areGone ? out : []);
    this.#change();
  }

  /**
   * At once, by the words that the copy has; the new page, with its top, comes a little later. An entry that left a long
   * page as others came to it may not be gone: it is taken out as well, and comes back with the new page. So does one that
   * lost a photo, or is pinned no more, or no key moment.
   */
  async #takeOut(ids: readonly string[], photos: readonly string[], gone: readonly string[]): Promise<void> {
    if (!(await isKept(this.#slug)) || !(await holdsAny(this.#slug, ids, photos))) return;
    const now = performance.now();
    for (const one of [...gone, ...photos]) this.#gone.set(one, now);
    this.#renewIn(AFTER_GONE + Math.random() * SPREAD);
    await askWorker(this.#slug, {
      kept: 'takeOut',
      address: addressOfPage(this.#slug),
      gone: [...ids],
      photos: [...photos],
    });
  }

  #renewIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), ms);
  }

  #change(): void {
    this.#changed = true;
    if (this.#timer === undefined) this.#renewIn(Math.max(0, this.#renewedAt + RENEWED_EVERY - performance.now()));
  }

  async #renew(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed = false;
    this.#renewedAt = performance.now();
    if (!(await isKept(this.#slug))) return;
    const back = [...this.#gone].filter(([, at]) => performance.now() - at < STALE_FOR).map(([one]) => one);
    const gone = back.filter((one) => !one.startsWith(MEDIA));
    const photos = back.filter((one) => one.startsWith(MEDIA));
    await askWorker(this.#slug, { kept: 'renew', address: addressOfPage(this.#slug), gone, photos });
    this.#onRenewed();
  }

  /** A kept page says of which time it is for as long as it is not live, and never a time of its own. */
  #mind(connection: HTMLElement): void {
    const note = document.querySelector<HTMLElement>('[data-kept]');
    if (!note) return;
    const { line = '' } = note.dataset;
    const look = (): void => {
      const { connection: state } = connection.dataset;
      if (state === 'live') {
        note.remove();
        observer.disconnect();
        // The page was old, and is not any more.
        void this.#renew();
      } else if (state === 'offline' && connection.textContent !== line) connection.textContent = line;
    };
    const observer = new MutationObserver(look);
    observer.observe(connection, { attributeFilter: ['data-connection'], childList: true });
    look();
  }
}

/** Entries whose copies stood pinned in what was taken out of the page. */
function pinsIn(nodes: readonly Node[]): string[] {
  const pins = nodes.flatMap((node) =>
    node instanceof HTMLElement ? [...node.querySelectorAll<HTMLElement>('[data-pinned]')] : [],
  );
  return pins.flatMap(({ dataset }) => dataset.pinned ?? []);
}

/** The entries that lines above the feed lead to: key moments, and points of the summary. */
function ledTo(nodes: readonly Node[]): string[] {
  const links = nodes.flatMap((node) =>
    node instanceof HTMLElement ? [...node.querySelectorAll<HTMLAnchorElement>(LINES)] : [],
  );
  return links.flatMap(({ pathname }) => /\/entries\/([\w-]+)$/.exec(pathname)?.[1] ?? []);
}

/** The addresses of photos' files in what was taken out of the page. */
function photosIn(nodes: readonly Node[]): string[] {
  const html = nodes.map((node) => (node instanceof HTMLElement ? node.outerHTML : '')).join('');
  return [...new Set(html.match(/\/media\/[\w./-]+/g))];
}

/** Whether the feed, or what stands above it, still shows a file: a changed entry is taken out and put in. */
function isShown(address: string): boolean {
  return document.querySelector(`:is([role=feed], [data-top]) [srcset*="${address}"]`) !== null;
}
