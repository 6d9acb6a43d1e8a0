/** Rule S2: an instance that leaves, as its readers and reporters see it. */
import { jest } from '@jest/globals';
import { letReadersGo } from '../../../server/main/stopping.js';
import { startRally, type Rally } from '../../support/rally.js';
import { until as untilWithin } from '../feed/instance.js';
import { joinRaw } from '../socket/rawReader.js';

jest.setTimeout(60_000);

const until = (what: string, isSo: () => unknown): Promise<void> => untilWithin(what, isSo, 20_000);

let rally: Rally;
let blog: string;
let ann: string;

beforeEach(async () => {
  rally = await startRally();
  blog = await rally.blog();
  ann = await rally.token(blog, 'Ann');
});
afterEach(() => rally.stop());

test('[S2] an instance that leaves is not ready at once, and goes on serving posts, frames, pages, and readers who still come', async () => {
  const reader = await joinRaw(rally.url, { blog });
  let hasLeft = false;
  const leaving = rally.app.leave(30).then(() => (hasLeft = true));
  expect((await fetch(`${rally.url}/readyz`)).status).toBe(503);
  await until('it is asked to move', () => reader.named('drain').length > 0);
  expect(reader.named('drain')).toEqual([{ within: 30 }]);
  await rally.post(ann, blog);
  await until('it has the post', () => reader.named('frame').length > 0);

  const late = await joinRaw(rally.url, { blog });
  await until('who comes late is asked too', () => late.named('drain').length > 0);
  expect(late.events[0]![0]).toBe('hello');
  const { within } = late.named('drain')[0] as { within: number };
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThanOrEqual(30);

  reader.ws.close();
  await until('one is gone', () => reader.closed);
  expect(hasLeft).toBe(false);
  late.ws.close();
  await leaving;
});

test('[S2] an instance that is told to stop is not ready at once, also while the database stands still', async () => {
  const asked = { hasCompany: () => new Promise<never>(() => undefined) };
  const reader = await joinRaw(rally.url, { blog });
  const gone = letReadersGo(rally.app, asked);
  expect((await fetch(`${rally.url}/readyz`)).status).toBe(503);
  await until('it is asked to move', () => reader.named('drain').length > 0);
  reader.ws.close();
  await gone;
});

test('[S2] an instance that leaves tells a stream and ends it within the time, so that it goes on elsewhere', async () => {
  const response = await fetch(`${rally.url}/api/v1/blogs/${blog}/stream`);
  const heard = response.text();
  await rally.app.leave(1);
  expect(await heard).toMatch(/event: hello\n.*\n\nevent: drain\ndata: {"within":1}\n\n$/s);
});

test('[S2] an instance that leaves waits for a reader who does not move no longer than the time and a little more', async () => {
  const reader = await joinRaw(rally.url, { blog });
  await rally.app.leave(0);
  expect(reader.closed).toBe(false);
});
