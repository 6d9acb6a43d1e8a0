/** Makes the reader's page live: it is complete without this script, and with it the newest entry is always there. */
import './reader.css';
import { createLive } from '../feed/live.js';
import { followBrowser } from '../feed/page/browser.js';
import { loadOlder, showPending } from '../feed/page/controls.js';
import { parsePage, readPage } from '../feed/page/feedPage.js';
import { PageView } from '../feed/page/pageView.js';
import { Speaker } from '../feed/page/speaker.js';
import { Times } from '../feed/page/times.js';
import type { Words } from '../feed/page/words.js';
import { openWire } from './earlyWire.js';
import { ReaderNews } from './news.js';
import { offerTextFirst } from './offerTextFirst.js';
import { retryPhotos } from './photoRetry.js';
import { offerOwnLanguage } from './ownLanguage.js';
import { openPhotos } from './photos.js';
import { tellMe } from './tellMe.js';

const REFRESH_TIMES = 30_000;

const feed = document.querySelector<HTMLElement>('[role=feed]');
if (feed) comeAlive(feed);
openPhotos();
offerTextFirst();
retryPhotos();
tellMe();
offerOwnLanguage(document);

function comeAlive(feed: HTMLElement): void {
  const words = JSON.parse(feed.dataset.words ?? '{}') as Words;
  const times = new Times(words, feed.dataset.figures ?? '');
  times.fill(document);
  setInterval(() => times.fill(document), REFRESH_TIMES);
  // A page of older entries stays as it is: only the newest page goes on.
  if (feed.dataset.before === undefined) goLive(feed, words, times);
}

function goLive(feed: HTMLElement, words: Words, times: Times): void {
  const page = readPage(document);
  if (!page) return;
  const lang = feed.dataset.figures ?? '';
  const speaker = new Speaker(document, words, lang);
  const news = new ReaderNews(feed, words, lang, speaker);
  const { timeline, connection } = createLive({
    feed,
    page,
    origin: location.origin,
    address: location.pathname,
    pageLang: new URLSearchParams(location.search).get('lang'),
    openWire,
    read: parsePage,
    view: new PageView({ root: document, feed, times, speaker: news, made, fillTop, olderAddress }),
    speaker,
    times,
  });
  news.start();
  connection.start();
  followBrowser(connection, () => times.fill(document));
  showPending(document, feed, timeline);
  loadOlder({ feed, timeline, speaker, phrases: words });
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
  const open = new Map(folds().map((fold) => [fold.dataset.fold, fold.open]));
  top.innerHTML = html;
  const { status } = state()?.dataset ?? {};
  if (status === before) folds().forEach((fold) => (fold.open = open.get(fold.dataset.fold) ?? fold.open));
  else tell(status, state()?.textContent);
}

/** Tells screen readers the new state, and the style sheet, which chooses the text in place of entries by it. */
function tell(status = '', text: string | null = ''): void {
  if (feed) feed.dataset.status = status;
  const announced = document.querySelector('[data-announce]');
  if (announced) announced.textContent = text;
}

function olderAddress(before: number): string {
  const address = new URL(location.href);
  address.searchParams.set('before', String(before));
  return address.pathname + address.search;
}
