/** The reader's page comes alive: complete without this script, and with it the newest entry is always there. */
import './reader.css';
import { PROTOCOL_VERSION, READERS_PATH } from '../../shared/protocol.js';
import { Connection } from '../lib/connection.js';
import type { Wire } from '../lib/connection/link.js';
import { httpSource } from '../lib/connection/source.js';
import type { Clock } from '../lib/timeline/ports.js';
import { Timeline } from '../lib/timeline.js';
import { parsePage, readPage } from './feedPage.js';
import { PageView } from './pageView.js';
import { Speaker } from './speaker.js';
import { seesTop } from './steady.js';
import { Times } from './times.js';
import type { Words } from './words.js';

const SOCKET = `${READERS_PATH}?EIO=4&transport=websocket`;
const REFRESH_TIMES = 30_000;
/** Milliseconds after which a scroll has come to rest. */
const AT_REST = 200;

const clock: Clock = {
  now: () => Date.now(),
  later(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

const feed = document.querySelector<HTMLElement>('[role=feed]');
if (feed) comeAlive(feed);

function comeAlive(feed: HTMLElement): void {
  const words = JSON.parse(feed.dataset.words ?? '{}') as Words;
  const times = new Times(words, timesLang());
  times.fill(document);
  setInterval(() => times.fill(document), REFRESH_TIMES);
  // A page of older entries stays as it is: only the newest one goes on.
  if (feed.dataset.before === undefined) goLive(feed, words, times);
}

/** As the server writes them: day before month and 24 hours, as everywhere but in one country. */
function timesLang(): string {
  const { lang } = document.documentElement;
  return lang === 'en' ? 'en-GB' : lang;
}

function goLive(feed: HTMLElement, words: Words, times: Times): void {
  const page = readPage(document);
  if (!page) return;
  const { blog = '', lang = '', poll } = feed.dataset;
  const speaker = new Speaker(words, timesLang());
  const timeline = new Timeline(
    {
      clock,
      source: httpSource({
        page: location.pathname,
        blog,
        lang,
        pageLang: new URLSearchParams(location.search).get('lang'),
        fetch: (url, options) => fetch(url, options),
        read: parsePage,
      }),
      view: new PageView(feed, words, times, speaker),
      poll: Number(poll),
      caughtUp: (yes) => speaker.caughtUp(yes),
      stands({ epoch, seq }) {
        feed.dataset.epoch = epoch;
        feed.dataset.seq = String(seq);
        setBusy(feed);
      },
    },
    page,
  );
  const connection = new Connection({
    clock,
    random: Math.random,
    open: (): Wire => new WebSocket(location.origin.replace('http', 'ws') + SOCKET),
    auth: () => ({ v: PROTOCOL_VERSION, blog, ...timeline.standing, as: 'html', lang }),
    on: {
      hello(hello) {
        times.setClock(hello.now);
        timeline.hello(hello);
      },
      frame: (frame) => timeline.frame(frame as Parameters<typeof timeline.frame>[0]),
      position: (position) => timeline.position(position),
      reset: (reset) => timeline.reset(reset),
    },
    poll: () => timeline.poll(),
    pollEvery: Number(poll),
    onState: (state) => speaker.line(state),
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

/** A feed without an entry is one that waits for its first. */
function setBusy(feed: HTMLElement): void {
  feed.ariaBusy = String(feed.childElementCount === 0);
}
