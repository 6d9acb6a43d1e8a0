/** The reader's page comes alive: complete without this script, and with it the newest entry is always there. */
import './reader.css';
import type { Connection } from '../lib/connection.js';
import { createLive, setBusy } from '../lib/live.js';
import { Speaker } from '../lib/page/speaker.js';
import { seesTop } from '../lib/page/steady.js';
import { Times, timesLang } from '../lib/page/times.js';
import type { Words } from '../lib/page/words.js';
import type { Timeline } from '../lib/timeline.js';
import { parsePage, readPage } from './feedPage.js';
import { PageView } from './pageView.js';

const REFRESH_TIMES = 30_000;
/** Milliseconds after which a scroll has come to rest. */
const AT_REST = 200;

const feed = document.querySelector<HTMLElement>('[role=feed]');
if (feed) comeAlive(feed);

function comeAlive(feed: HTMLElement): void {
  const words = JSON.parse(feed.dataset.words ?? '{}') as Words;
  const times = new Times(words, timesLang(document.documentElement.lang));
  times.fill(document);
  setInterval(() => times.fill(document), REFRESH_TIMES);
  // A page of older entries stays as it is: only the newest one goes on.
  if (feed.dataset.before === undefined) goLive(feed, words, times);
}

function goLive(feed: HTMLElement, words: Words, times: Times): void {
  const page = readPage(document);
  if (!page) return;
  const speaker = new Speaker(document, words, timesLang(document.documentElement.lang));
  const { timeline, connection } = createLive({
    feed,
    page,
    origin: location.origin,
    address: location.pathname,
    pageLang: new URLSearchParams(location.search).get('lang'),
    read: parsePage,
    view: new PageView(feed, words, times, speaker),
    speaker,
    times,
  });
  connection.start();
  followBrowser(connection, times);
  showPending(feed, timeline);
  loadOlder(feed, timeline, speaker, words);
}

function followBrowser(connection: Connection, times: Times): void {
  addEventListener('online', () => connection.renew());
  addEventListener('offline', () => connection.lose());
  addEventListener('pagehide', () => connection.stop());
  // Out of the back-forward cache, with an hour-old page perhaps.
  addEventListener('pageshow', () => connection.start());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    times.fill(document);
    connection.wake();
  });
}

function showPending(feed: HTMLElement, timeline: Timeline): void {
  document.querySelector('[data-pending]')?.addEventListener('click', () => {
    timeline.release();
    feed.parentElement?.scrollIntoView();
    // The button is gone now, and with it the focus: it goes to what was asked for.
    (feed.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
  });
  let resting: ReturnType<typeof setTimeout> | undefined;
  const rest = () => seesTop(feed) && timeline.release();
  addEventListener(
    'scroll',
    () => {
      clearTimeout(resting);
      resting = setTimeout(rest, AT_REST);
    },
    { passive: true },
  );
}

function loadOlder(feed: HTMLElement, timeline: Timeline, speaker: Speaker, words: Words): void {
  let failed = false;
  feed.parentElement?.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('[data-older]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // What failed although the line is there may go well as a page of its own; offline, that would leave nothing.
    if (failed && speaker.live) return;
    event.preventDefault();
    const last = feed.lastElementChild;
    link.textContent = words.loadingOlder;
    feed.ariaBusy = 'true';
    timeline
      .older()
      .then(
        () => {
          failed = false;
          link.textContent = words.loadOlder;
          // The link moved far down, and the focus with it: reading goes on where it was.
          if (document.activeElement === link)
            (last?.nextElementSibling as HTMLElement | null)?.focus({ preventScroll: true });
        },
        () => {
          failed = true;
          link.textContent = words.olderFailed;
        },
      )
      .finally(() => setBusy(feed));
  });
}
