/** The catch-up of a stream that missed much: it comes in pieces, as fast as it is taken (rules R1, S1). */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRally, type Rally } from '../../support/rally.js';

// More than the system takes for a connection that is not read.
const DEVICES = 8;
const OF_EACH = 55;
const ENTRIES = DEVICES * OF_EACH;
/** The largest piece: an entry is no larger, and a piece that has room for another is 16 KB. */
const LARGEST = 32 * 1024;

let rally: Rally;
let blog: string;

jest.setTimeout(300_000);

beforeAll(async () => {
  rally = await startRally();
  blog = await rally.blog();
  const text = 'And then they sang. '.repeat(450);
  for (let device = 0; device < DEVICES; device += 1) {
    const token = await rally.token(blog, `Reporter ${device}`);
    for (let n = 0; n < OF_EACH; n += 1) await rally.post(token, blog, { text: `${device}-${n}. ${text}` });
  }
});
afterAll(() => rally.stop());

interface Frame {
  from: number;
  to: number;
  deltas: { seq: number }[];
}

async function openStream(): Promise<IncomingMessage> {
  const asked = get(`${rally.url}/api/v1/blogs/${blog}/stream?since=0&as=html`, { agent: false });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return response;
}

/** Reads until the last entry has come; returns the data of each frame. */
async function framesUntil(head: number, response: IncomingMessage): Promise<string[]> {
  response.setEncoding('utf8');
  const frames: string[] = [];
  let text = '';
  for await (const chunk of response) {
    text += chunk as string;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: frame\nid: .*\ndata: (.*)$/.exec(event)?.[1];
      if (data !== undefined) frames.push(data);
    }
    const last = frames.at(-1);
    if (last !== undefined && (JSON.parse(last) as Frame).to >= head) return frames;
  }
  throw new Error(`ended after ${frames.length} frames`);
}

test.each([
  ['at once', 0],
  ['two seconds later, when the system has no room for more', 2_000],
])('a stream that missed much gets all of it in small pieces without a gap, where it is read %s', async (_, later) => {
  const { head } = (await (await fetch(`${rally.url}/api/v1/blogs/${blog}`)).json()) as { head: number };
  const response = await openStream();
  await sleep(later);
  const texts = await framesUntil(head, response);
  response.destroy();
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(LARGEST);
  const frames = texts.map((text) => JSON.parse(text) as Frame);
  expect(frames[0]?.from).toBe(1);
  expect(frames.slice(1).map(({ from }) => from)).toEqual(frames.slice(0, -1).map(({ to }) => to + 1));
  const seqs = frames.flatMap(({ deltas }) => deltas.map(({ seq }) => seq));
  expect(new Set(seqs).size).toBeGreaterThanOrEqual(ENTRIES);
});
