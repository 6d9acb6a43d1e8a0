/** The way of a feed's page into an element: asked once for all, again where nobody answers, and never for ever. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { load } from '../../../client/embed/load.js';

const PAGE = '<link href="/assets/frame-abc.css"><div role="feed"></div>';

const real = globalThis.fetch;
let asked: string[];
beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
});
afterEach(() => {
  globalThis.fetch = real;
  jest.useRealTimers();
});

/** Has the network answer each attempt by turns: a status and a text for each address, or null where the connection is cut. */
function answering(...turns: Record<string, [number, string] | null>[]): void {
  globalThis.fetch = ((address: string) => {
    asked.push(address);
    const attempts = asked.filter((one) => one.endsWith('/embed/baku')).length;
    const turn = turns[Math.min(turns.length, attempts) - 1];
    const answer = turn?.[new URL(address).pathname];
    if (!answer) return Promise.reject(new TypeError('cut'));
    return Promise.resolve(new Response(answer[1], { status: answer[0] }));
  }) as typeof real;
}

function loading(signal = new AbortController().signal) {
  const [found, failed] = [jest.fn(), jest.fn()];
  return { found, failed, loaded: load('https://live.example.org', '/embed/baku', signal, { found, failed }) };
}

const whole = { '/embed/baku': [200, PAGE], '/assets/frame-abc.css': [200, 'p{}'] } as Record<string, [number, string]>;

test('ten elements that begin together ask for the page and its style sheet once', async () => {
  answering(whole);
  const all = await Promise.all(Array.from({ length: 10 }, () => loading().loaded));
  expect(asked).toEqual(['https://live.example.org/embed/baku', 'https://live.example.org/assets/frame-abc.css']);
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(all[0]).toEqual({ page: PAGE, styles: 'p{}' });
});

test('a network that is cut, a busy server and a style sheet of another release are each asked again', async () => {
  answering({ '/embed/baku': null }, { '/embed/baku': [503, ''] }, { '/embed/baku': [200, PAGE] }, whole);
  const { loaded, failed, found } = loading();
  await jest.advanceTimersByTimeAsync(30_000);
  expect(await loaded).toEqual({ page: PAGE, styles: 'p{}' });
  expect(failed).toHaveBeenCalledTimes(3);
  expect(found).toHaveBeenLastCalledWith(PAGE);
});

test.each([404, 410, 422])('an answer %i is the last: its page and the number itself say why', async (status) => {
  answering({ '/embed/baku': [status, '<p class="stand">It is not here.</p>'] });
  const { loaded, failed } = loading();
  expect(await loaded).toEqual({ refused: '<p class="stand">It is not here.</p>', status });
  expect([asked.length, failed.mock.calls.length]).toEqual([1, 0]);
});

test('an element that has left the page asks no more', async () => {
  answering({ '/embed/baku': null });
  const left = new AbortController();
  const { loaded } = loading(left.signal);
  await jest.advanceTimersByTimeAsync(500);
  left.abort();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await loaded).toBeUndefined();
  expect(asked.length).toBeLessThanOrEqual(2);
});
