/** How long a program waits for a stream from which nothing comes, by a clock of the test's own. */
import { jest } from '@jest/globals';
import { Rallyline } from '../../../client/program/rallyline.js';
import { POSITION_EVERY_MS } from '../../../shared/protocol/readers.js';
import { HASTE } from './stand.js';

const PLACE = { epoch: 'e', seq: 1 };
const leaving = new AbortController();
/** The streams that were opened; each goes on until it is left. */
const opened: ReadableStreamDefaultController<Uint8Array>[] = [];

const network: typeof fetch = (address, request) => {
  if (!String(address).includes('/stream'))
    return Promise.resolve(Response.json({ epoch: 'e', from: 2, to: 1, head: 1, deltas: [] }));
  const start = (stream: ReadableStreamDefaultController<Uint8Array>): void => {
    opened.push(stream);
    request?.signal?.addEventListener('abort', () => stream.error(new TypeError('terminated')));
  };
  return Promise.resolve(new Response(new ReadableStream({ start })));
};

function say(event: string, data: object): void {
  opened.at(-1)!.enqueue(new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  leaving.abort();
  jest.useRealTimers();
});

test('a program keeps a stream of which one position is lost and the next one late, and leaves it where none comes', async () => {
  const blog = new Rallyline('http://localhost', { fetch: network, patience: HASTE }).blog('baku');
  const next = blog.follow({ from: PLACE, signal: leaving.signal }).next();
  await jest.advanceTimersByTimeAsync(1_000);
  say('hello', { epoch: 'e', head: 1, at: 1, now: '', poll: 10 });
  for (let round = 0; round < 3; round += 1) {
    await jest.advanceTimersByTimeAsync(2 * POSITION_EVERY_MS + 8_000);
    expect(opened).toHaveLength(1);
    say('position', { epoch: 'e', head: 1 });
  }
  await jest.advanceTimersByTimeAsync(3 * POSITION_EVERY_MS);
  expect(opened).toHaveLength(2);
  leaving.abort();
  await jest.advanceTimersByTimeAsync(1_000);
  expect((await next).done).toBe(true);
});
