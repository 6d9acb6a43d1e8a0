/** A page that follows its browser, in wound time: when its connection begins and ends. */
import { jest } from '@jest/globals';
import { followBrowser } from '../../../../client/feed/page/browser.js';

const MINUTE = 60_000;

let page: EventTarget & { hidden: boolean; documentElement: { dataset: Record<string, string> } };
let happened: string[];
let ended: AbortController;

beforeEach(() => {
  jest.useFakeTimers();
  page = Object.assign(new EventTarget(), { hidden: false, documentElement: { dataset: {} } });
  Object.assign(globalThis, { document: page, window: new EventTarget() });
  happened = [];
  ended = new AbortController();
  const note = (what: string) => () => void happened.push(what);
  const connection = { start: note('start'), stop: note('stop'), wake: note('wake'), renew: note('renew') };
  const timeline = { pause: note('pause'), resume: note('resume') };
  type Followed = Parameters<typeof followBrowser>[0];
  followBrowser({ connection, timeline } as unknown as Followed, () => undefined, ended.signal);
});
afterEach(() => {
  ended.abort();
  jest.useRealTimers();
  for (const name of ['document', 'window']) Reflect.deleteProperty(globalThis, name);
});

/** Puts the page out of sight, or back; answers with what it did since the last time. */
function seen(is: boolean, minutes: number): string[] {
  page.hidden = !is;
  page.dispatchEvent(new Event('visibilitychange'));
  jest.advanceTimersByTime(minutes * MINUTE);
  return happened.splice(0);
}

test('a page that nobody sees lets its connection go after five minutes, and asks for what it missed on return', () => {
  expect(seen(true, 0)).toEqual(['wake', 'start', 'wake', 'start']);
  expect(seen(false, 4.9)).toEqual(['start']);
  expect(seen(true, 0)).toEqual(['wake', 'start']);
  expect(seen(false, 5)).toEqual(['start', 'stop', 'pause']);
  expect(seen(true, 0)).toEqual(['resume', 'wake', 'start']);
});

test('a page whose reader waits for a sound or a number keeps its connection, however long nobody sees it', () => {
  page.documentElement.dataset.listens = '';
  seen(true, 0);
  expect(seen(false, 600)).toEqual(['start']);
  expect(seen(true, 0)).toEqual(['wake', 'start']);
});

test('a choice that is taken back lets the connection go the next time', () => {
  page.documentElement.dataset.listens = '';
  seen(false, 10);
  happened = [];
  delete page.documentElement.dataset.listens;
  seen(true, 0);
  expect(seen(false, 5)).toEqual(['start', 'stop', 'pause']);
});
