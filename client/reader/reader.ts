/** Makes the reader's page live: it is complete without this script, and with it the newest entry is always there. */
import './reader.css';
import { createLive, type Live } from '../feed/live.js';
import { followBrowser } from '../feed/page/browser.js';
import { loadedOnUse, showPending } from '../feed/page/controls.js';
import { parsePage, readPage } from '../feed/page/feedPage.js';
import { PageView } from '../feed/page/pageView.js';
import { WINDOW } from '../feed/page/steady.js';
import { Speaker } from '../feed/page/speaker.js';
import { Times } from '../feed/page/times.js';
import type { Words } from '../feed/page/words.js';
import type { Page } from '../feed/timeline/ports.js';
import { openWire } from './earlyWire.js';
import type { Open } from './open.js';
import type { begin } from './second.js';

/** Controls whose work is done by the second part of the script. */
const LATER = '[data-older],[data-photo],[data-share],[data-text]';
/** Milliseconds after the page is whole until the second part is loaded: on a slow line the connection goes first. */
const SETTLED = 1_500;

const feed = document.querySelector<HTMLElement>('[role=feed]');
const lang = feed?.dataset.figures ?? '';
const words = JSON.parse(feed?.dataset.words ?? '{}') as Words;
const times = new Times(words, lang, (...times) => open.filled?.(...times));
const refresh = (): void => times.fill(document);
const open: Open = { stream: feed, lang, refresh };
const loaded = loadedOnUse(document, LATER, async () => {
  // The page names the address, which carries the hash of the build.
  const script = (await import(/* @vite-ignore */ document.body.dataset.second ?? '')) as { begin: typeof begin };
  return script.begin(open);
});
const load = (): void => void loaded().catch(refresh);

const page = readPage(document);
// A page of entries in the middle stays as it is: only the page with the newest or the oldest entry goes on.
if (feed && page && !feed.dataset.middle) goLive(feed, page);
else refresh();
addEventListener('load', () => setTimeout(load, SETTLED));

function goLive(feed: HTMLElement, page: Page): void {
  const live = liveOf(feed, page);
  const start = (): void => {
    followBrowser(live, refresh);
    showPending(document, feed, live.timeline, WINDOW);
  };
  // A page of some entries alone is live as soon as somebody can tell which: the second part does.
  if (feed.dataset.only) loaded().then(start, refresh);
  else start();
}

function liveOf(feed: HTMLElement, page: Page): Live {
  const { origin, pathname: address, search } = location;
  // The entries of a live page are those at its end, whatever side the page was asked for.
  const { before: _before, after: _after, ...query } = Object.fromEntries(new URLSearchParams(search));
  const speaker = new Speaker(document, words, lang);
  const view = new PageView({
    root: document,
    feed,
    room: WINDOW,
    times,
    speaker: {
      countNew(articles) {
        open.pending = articles;
        return open.counted?.(articles) ?? speaker.countNew(articles);
      },
      arrived(articles) {
        // An entry may need a style that the page did not.
        load();
        (open.told ?? tell)(articles);
      },
    },
    made,
    fillTop,
    olderAddress: (before) => `${address}?${new URLSearchParams({ ...query, before: `${before}` }).toString()}`,
  });
  const from = { origin, address, query };
  const live = createLive({ ...from, feed, page, openWire, read: parsePage, view, speaker, times });
  const tell = speaker.arrived.bind(speaker);
  open.live = { from, ...live, view, tell, count: (size) => speaker.countNew({ size }), says: speaker, seq: page.seq };
  return live;
}

/** Parses HTML in a template: there it neither loads nor runs before it is placed, and no script ever does. */
function made(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Fills the page's top. Parts that the reader has unfolded stay so, until the rally's own state changes. */
function fillTop(top: HTMLElement, html: string): void {
  const folds = () => [...top.querySelectorAll('details')];
  const state = () => top.querySelector<HTMLElement>('.state');
  const before = state()?.dataset.status;
  const unfolded = new Map(folds().map((fold) => [fold.dataset.fold, fold.open]));
  top.innerHTML = html;
  const { status } = state()?.dataset ?? {};
  if (status === before) folds().forEach((fold) => (fold.open = unfolded.get(fold.dataset.fold) ?? fold.open));
  else tellState(status, state()?.textContent);
}

/** Tells screen readers the new state, and the style sheet, which chooses the text in place of entries by it. */
function tellState(status = '', text: string | null = ''): void {
  if (feed) feed.dataset.status = status;
  const announced = document.querySelector('[data-announce]');
  if (announced) announced.textContent = text;
}
