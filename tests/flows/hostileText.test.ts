/**
 * Text that makes Markdown parsers throw or take seconds is answered, as HTML or as escaped paragraphs; the event loop
 * goes on meanwhile, and the next entry reaches the readers, also after a restart.
 *
 * The clock's time of a turn of the loop depends on the machine: an append is on the disk before it returns, and on a busy
 * machine even harmless texts of that length pause the loop for hundreds of milliseconds. So the tests take the processor
 * time of the loop's own thread between two turns, which Linux counts, and compare it with the same work on harmless texts
 * in the same run: a hostile text that were parsed or rendered on the loop would take seconds. The figures by the clock
 * are those of `npm run bench -- hostile-text`.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { startRally, update, type Rally } from '../support/rally.js';
import { longestTurn } from '../support/threadTurns.js';
import { joinRaw } from '../server/socket/rawReader.js';
import { until } from '../server/feed/instance.js';

jest.setTimeout(300_000);

const TEXT_MAX = 20_000;
const ALL_MAX = 60_000;
/** Milliseconds that a turn may take in any case; on a slower machine three times the harmless turn counts. */
const TURN_MS = 250;
const TAGS = ['uk', 'az', 'tr', 'de', 'fr', 'it', 'es', 'pl', 'ka', 'ro'];

let folder: string;
let rally: Rally;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-hostile-'));
  rally = await startRally({ folder });
});
afterAll(async () => {
  await rally.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

function filled(seed: string, length: number): string {
  return seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
}

function harmless(length: number): string {
  return filled('They sing, and the square is full of people.\n\n', length);
}

/** Sends a text by post, revise and preview, alone and with ten translations; returns the statuses. */
async function sendAllWays(blog: string, text: (length: number) => string): Promise<number[]> {
  const [token, editor] = [await rally.token(blog, randomUUID()), await rally.token(blog, randomUUID(), 'editor')];
  const entries = `/api/v1/blogs/${blog}/entries`;
  const each = Math.floor(ALL_MAX / (TAGS.length + 1));
  const translations = Object.fromEntries(TAGS.map((tag) => [tag, { text: text(each) }]));
  const { id } = await rally.post(token, blog);
  const asked: [string, string, string, object][] = [
    [token, 'POST', entries, update({ text: text(TEXT_MAX) })],
    [token, 'POST', entries, update({ text: text(each), translations })],
    [token, 'PATCH', `${entries}/${id}`, { command: randomUUID(), rev: 1, text: text(TEXT_MAX) }],
    [editor, 'PATCH', `${entries}/${id}`, { command: randomUUID(), rev: 2, text: text(each), translations }],
    [token, 'POST', `/api/v1/blogs/${blog}/preview`, update({ text: text(TEXT_MAX) })],
    [token, 'POST', `/api/v1/blogs/${blog}/preview`, update({ text: text(each), translations })],
  ];
  const statuses: number[] = [];
  for (const [who, method, address, body] of asked)
    statuses.push((await rally.send(who, method, address, body)).status);
  return statuses;
}

const answered = [201, 201, 201, 201, 200, 200];

/** Milliseconds of the longest turn with harmless texts of the same length. */
let harmlessTurn = 0;

test('harmless texts as long as the hostile ones are rendered', async () => {
  const blog = await rally.blog();
  // A first round lets the code be compiled.
  await sendAllWays(blog, harmless);
  harmlessTurn = await longestTurn(async () => {
    expect(await sendAllWays(blog, harmless)).toEqual(answered);
  });
});

test.each(['*_a', '__a**', '**a _', '>', '1. ', '> - ', '['])(
  '[F2] hostile text of 20,000 characters of %p, and 60,000 with ten translations, is answered and the loop goes on',
  async (seed) => {
    const blog = await rally.blog();
    const reader = await joinRaw(rally.url, { blog });
    let statuses: number[] = [];
    const turn = await longestTurn(async () => {
      statuses = await sendAllWays(blog, (length) => filled(seed, length));
    });
    expect(statuses).toEqual(answered);
    expect(turn).toBeLessThan(Math.max(TURN_MS, 3 * harmlessTurn));
    await nextEntryReaches(blog, reader);
    const page = await fetch(`${rally.url}/live/${blog}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<article[^]*<\/article>/);
    reader.ws.terminate();
  },
);

test('[F2] hostile texts that were stored are served after a restart, and the next entry reaches readers', async () => {
  const blog = await rally.blog();
  for (const seed of ['*_a', '> - ', '[']) await sendAllWays(blog, (length) => filled(seed, length));
  await rally.stop();
  rally = await startRally({ folder });
  const reader = await joinRaw(rally.url, { blog, as: 'html' });
  const page = await fetch(`${rally.url}/live/${blog}`);
  expect((await page.text()).match(/<article/g)).toHaveLength(9);
  await nextEntryReaches(blog, reader);
  reader.ws.terminate();
});

/** Waits until the reader has the next entry: by a frame, or by a position (rule S1) after which it fetches. */
async function nextEntryReaches(blog: string, reader: Awaited<ReturnType<typeof joinRaw>>): Promise<void> {
  const { id, seq } = await rally.post(await rally.token(blog, 'Next'), blog);
  const before = Number(seq) - 1;
  const holdsEntry = (message: unknown): boolean => JSON.stringify(message).includes(id);
  await until('the reader has it', async () => {
    if (reader.named('frame').slice(-1).some(holdsEntry)) return true;
    const position = reader.named('position').find(({ head }) => Number(head) > before);
    if (position === undefined) return false;
    const ask = `changes?since=${before.toString()}&epoch=${String(position.epoch)}`;
    return holdsEntry(await (await fetch(`${rally.url}/api/v1/blogs/${blog}/${ask}`)).json());
  });
}
