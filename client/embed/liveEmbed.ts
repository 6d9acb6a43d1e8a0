/** Makes a feed within a frame or a shadow tree live, as the reader's page is: the same timeline, a smaller stage. */
import { createLive } from '../feed/live.js';
import { followBrowser } from '../feed/page/browser.js';
import { loadedOnUse, showPending } from '../feed/page/controls.js';
import { parsePage, readPage } from '../feed/page/feedPage.js';
import { PageView } from '../feed/page/pageView.js';
import { Speaker } from '../feed/page/speaker.js';
import { type Others, Times } from '../feed/page/times.js';
import type { LaterWords, Words } from '../feed/page/words.js';
import { cleaned } from './cleaned.js';
import type * as More from './more.js';

export interface EmbedParts {
  root: Document | ShadowRoot;
  /** The feed's origin. */
  origin: string;
  /** Root-relative: `/embed/<slug>`. */
  address: string;
  /** The `lang` that was asked for, if any. */
  lang: string | undefined;
  olderAddress: (before: number) => string;
  /** Loads the embed anew, with a note: the blog is in its language no more. */
  again: () => void;
}

/** The first call of the answer starts the embed, and answers with what stops it; a later one catches up from where it stands. */
export function createLiveEmbed({ root, origin, address, lang, olderAddress, again }: EmbedParts): () => () => void {
  const feed = root.querySelector<HTMLElement>('[role=feed]');
  const page = readPage(root);
  if (!feed || !page) throw new Error();
  const words = JSON.parse(feed.dataset.words ?? '{}') as Words & LaterWords;
  const { figures: spoken = '' } = feed.dataset;
  let own: Others | undefined;
  const times = new Times(words, spoken, (...times) => own?.(...times));
  const refresh = (): void => times.fill(root);
  // The page names the address, which carries the hash of the build.
  const load = async () => (await import(/* @vite-ignore */ origin + (feed.dataset.more ?? ''))) as typeof More;
  const speaker = new Speaker(root, words, spoken);
  const view = new PageView({
    root,
    feed,
    times,
    speaker,
    made: (html) => cleaned(html, origin),
    fillTop(top, html) {
      fillTop(top, cleaned(html, origin));
      const state = (top.querySelector<HTMLElement>('.state') ?? feed).dataset;
      // The style sheet knows by the status what to say while there are no entries.
      feed.dataset.status = state.status;
      // Every new top names the language that it is in: another one than this, where that was taken off the blog.
      if (state.lang && state.lang !== feed.dataset.lang && view.atTop()) again();
    },
    olderAddress,
  });
  view.older(page.older);
  // Without a value it is left out of addresses.
  const query = { lang } as Record<string, string>;
  const live = createLive({ feed, page, origin, address, query, read: parsePage, view, speaker, times });
  const { timeline } = live;
  return () => {
    const ended = new AbortController();
    const { signal } = ended;
    followBrowser(live, refresh, signal);
    if (root.querySelector('[data-until]'))
      load().then((script) => {
        own = script.ownTimes(words, spoken);
        refresh();
      }, refresh);
    showPending(root, feed, timeline, signal);
    const loadMore = async (): Promise<unknown> =>
      (await load()).more(feed, timeline, words, { origin, address, query }, signal);
    loadedOnUse(feed.parentElement ?? root, '[data-older]', loadMore, signal);
    return () => ended.abort();
  };
}

/** An embed's top is less than the page's: how the rally stands, when it begins, and its title, which stays a link. */
function fillTop(top: HTMLElement, fresh: DocumentFragment): void {
  for (const part of ['.state', '.begins']) top.querySelector(part)?.replaceWith(fresh.querySelector(part) ?? '');
  const link = top.querySelector('h2 a');
  if (link) link.textContent = fresh.querySelector('h1, h2')?.textContent ?? '';
}
