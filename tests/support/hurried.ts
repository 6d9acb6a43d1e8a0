/** Waits of a page that pass sooner for tests: those of style sheets, of what is done again and again, and of an undo. */
import type { BrowserContext, Page } from 'playwright-core';
import { UNDO_MS } from '../../client/reporter/screens/withdrawing.js';

/**
 * Has the animations of a page that begin after exactly `delay` milliseconds begin so many times as soon, for what its
 * style sheet shows after a while. Comes before the page is opened.
 */
export function hurryAnimations(page: Page, delay: number, times: number): Promise<unknown> {
  return page.addInitScript(hurriedAnimations, { delay, times });
}

/** Runs in the page. */
function hurriedAnimations({ delay, times }: { delay: number; times: number }): void {
  const look = (): void => {
    for (const one of document.getAnimations()) if (one.effect?.getTiming().delay === delay) one.playbackRate = times;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Has an open page do ten times in `ms`, from here on, what it begins to do every `ms`. Waits that end once, as a request's
 * for its answer, keep their time.
 */
export function hurryRepeats(page: Page, ms: number): Promise<void> {
  return page.evaluate((every) => {
    const { setInterval: again } = window;
    const soon = (run: () => void, time?: number): number => again(run, time === every ? every / 10 : time);
    Object.assign(window, { setInterval: soon });
  }, ms);
}

/**
 * Has the time pass at once in which a reporter can undo a withdrawal. Such a timer takes the page's clock along, by which
 * the withdrawal is due. Comes before the page is opened.
 */
export function hurryUndo(page: Page | BrowserContext): Promise<unknown> {
  // Storing the withdrawal takes part of the time.
  return page.addInitScript(hurriedClock, { from: UNDO_MS - 200, to: UNDO_MS - 1 });
}

/** Runs in the page. */
function hurriedClock({ from, to }: { from: number; to: number }): void {
  const { setTimeout: once } = window;
  const { now } = Date;
  let ahead = 0;
  Date.now = () => now() + ahead;
  const setTimeout = (run: () => void, ms = 0): number => {
    if (ms < from || ms > to) return once(run, ms);
    return once(() => {
      ahead += ms;
      run();
    });
  };
  Object.assign(window, { setTimeout });
}
