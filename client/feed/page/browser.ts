/** News from the browser: the network, the page's sleep and its return. */
import type { Connection } from '../connection.js';

/** Follows the browser until `signal` ends it. `looked` is called when the page is looked at again. */
export function followBrowser(connection: Connection, looked: () => void, signal?: AbortSignal): void {
  const on = (target: EventTarget, name: string, work: () => void): void =>
    target.addEventListener(name, work, { signal });
  on(window, 'online', () => connection.renew());
  on(window, 'offline', () => connection.lose());
  on(window, 'pagehide', () => connection.stop());
  // The page may come out of the back-forward cache, an hour old perhaps.
  on(window, 'pageshow', () => connection.start());
  on(document, 'visibilitychange', () => {
    if (document.hidden) return;
    looked();
    connection.wake();
  });
}
