/** The links at the ends of a feed load more entries into the page; where that fails, they lead to a page of them. */
import { clock, setBusy } from '../live.js';
import { httpSource } from '../connection/source.js';
import { Loader } from '../timeline/loader.js';
import type { Joint, Page } from '../timeline/ports.js';
import { Retry } from '../timeline/retry.js';
import { orderOf, parsed, readPage } from './feedPage.js';
import { holdsFocus } from './focus.js';
import type { LaterWords } from './words.js';

/** The feed's origin, and the root-relative address of its page with the query that chooses language and entries. */
export interface From {
  origin: string;
  address: string;
  query: Record<string, string>;
  /** Reads HTML of the feed's server into nodes, where the page is another site's. */
  readHtml?: (html: string) => ParentNode;
}

/** Answers with a loader whose links work from now on, until `signal` ends it. */
export function loadMore(
  feed: HTMLElement,
  timeline: Joint,
  words: LaterWords,
  { origin, address, query, readHtml = parsed }: From,
  signal?: AbortSignal,
): Loader {
  const { blog = '', lang = '', poll } = feed.dataset;
  const fetchFrom = (url: string, options: RequestInit) => fetch(origin + url, options);
  const source = httpSource({
    page: address,
    blog,
    lang,
    query,
    fetch: fetchFrom,
    read: (html) => read(readHtml(html)),
  });
  const loader = new Loader({ timeline, source, retry: () => new Retry(clock, () => Number(poll)) });
  followLinks({ feed, loader, words }, signal);
  return loader;
}

/** The order of the last entry of a page. */
export function lastOrder(feed: Element): number {
  return Number((feed.lastElementChild as HTMLElement | null)?.dataset.order ?? 0);
}

/** Whether the feed runs from its oldest entry on. */
export function isRising({ dataset }: HTMLElement): boolean {
  return dataset.only === 'rising' || dataset.rising !== undefined;
}

function read(root: ParentNode): Page | null {
  const page = readPage(root);
  return page && { ...page, newer: orderOf(root, 'newer', 'after') };
}

interface Links {
  feed: HTMLElement;
  loader: Loader;
  words: LaterWords;
}

function followLinks({ feed, loader, words }: Links, signal?: AbortSignal): void {
  /** The links' own words. */
  const names = new Map<Element, string | null>();
  let failed: Element | undefined;
  const click = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-older],[data-newer]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A load that failed although the network is there may go well as a page of its own; offline, that would leave nothing.
    if (link === failed && navigator.onLine && link.href) return;
    event.preventDefault();
    const older = link.matches('[data-older]');
    const name = names.get(link) ?? link.textContent;
    names.set(link, name);
    link.textContent = (older ? undefined : words.loadingNewer) ?? words.loadingOlder;
    feed.ariaBusy = 'true';
    const rising = isRising(feed);
    const last = older === rising ? null : feed.lastElementChild;
    (older ? loader.older() : loader.newer(rising ? lastOrder(feed) : undefined))
      .then(
        () => {
          failed = undefined;
          link.textContent = name;
          // The link moved far down, or is hidden, and the focus with it: reading goes on where it was.
          const next = last?.nextElementSibling ?? (link.closest('[hidden]') && last);
          if (holdsFocus(link)) (next as HTMLElement | null)?.focus({ preventScroll: true });
        },
        () => {
          failed = link;
          link.textContent = (older ? undefined : words.newerFailed) ?? words.olderFailed;
        },
      )
      .finally(() => setBusy(feed));
  };
  feed.parentElement?.addEventListener('click', click, { signal });
}
