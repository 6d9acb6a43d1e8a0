/** News from the browser: the network, the page's sleep and its return. */
import type { Live } from '../live.js';
import type { Timeline } from '../timeline.js';

/** Milliseconds between two looks at the times that a page tells ("3 minutes ago"). */
const REFRESH = 30_000;
/** Milliseconds after which a page that nobody looks at lets its connection go. */
const UNSEEN = 300_000;

/** A live feed, or several that share a connection. */
type Followed = Pick<Live, 'connection'> & { timeline: Pick<Timeline, 'pause' | 'resume'> };

/**
 * Starts the connection and follows the browser until `signal` ends it. `refresh` tells the times. A page out of sight has no
 * timer, and after five minutes no connection, unless its root says `data-listens`: then a reader asked to hear of news.
 */
export function followBrowser({ timeline, connection }: Followed, refresh: () => void, signal?: AbortSignal): void {
  let refreshing: ReturnType<typeof setInterval> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let away = false;
  const rest = (): void => {
    clearInterval(refreshing);
    clearTimeout(leaving);
  };
  const leave = (): void => {
    if (document.documentElement.dataset.listens !== undefined) return;
    away = true;
    connection.stop();
    timeline.pause();
  };
  const look = (): void => {
    rest();
    if (document.hidden) leaving = setTimeout(leave, UNSEEN);
    else {
      refresh();
      refreshing = setInterval(refresh, REFRESH);
      // Asks for all that was missed, in a single question, while the connection is made beside it.
      if (away) timeline.resume();
      away = false;
      connection.wake();
    }
    if (!away) connection.start();
  };
  const on = (target: EventTarget, name: string, work: () => void): void =>
    target.addEventListener(name, work, { signal });
  on(window, 'online', () => connection.renew());
  on(window, 'offline', () => connection.lose());
  on(window, 'pagehide', () => connection.stop());
  // The page may come out of the back-forward cache, an hour old perhaps.
  on(window, 'pageshow', () => away || connection.start());
  on(document, 'visibilitychange', look);
  signal?.addEventListener('abort', () => (rest(), connection.stop()));
  look();
}
