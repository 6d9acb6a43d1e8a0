/**
 * The promise itself: an entry whose receipt a phone got survives `kill -9`, once and in order, and a reader that was
 * there all the time ends at the same record as a new one.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { Acknowledgement, Receipt } from '../../shared/protocol/desk.js';
import type { ChangesAnswer, Frame, JsonDelta } from '../../shared/protocol/readers.js';
import { freePort, programOn, type Program } from '../support/program.js';

const KILLS = 3;
const BETWEEN_KILLS_MS = 2_000;

let folder: string;
let port: number;
let program: Program;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-killed-'));
  port = await freePort();
  program = programOn(folder, port);
});

afterAll(async () => {
  await program.kill();
  await rm(folder, { recursive: true, force: true });
});

test('a server that is killed again and again loses nothing that it acknowledged, and doubles nothing', async () => {
  await program.rallyline('blog', 'create', 'baku', '--title', 'Baku', '--status', 'live', '--visibility', 'public');
  const token = await program.rallyline('token', 'baku', '--name', 'Ann');
  await program.start();
  const phone = startPhone(token);
  const reader = startReader();
  let before = 0;
  for (let kills = 0; kills < KILLS; kills += 1) {
    await delay(BETWEEN_KILLS_MS);
    // The test's own premise: there is something to lose each time.
    await until('the phone got a receipt', () => phone.acknowledged.size > before);
    before = phone.acknowledged.size;
    await program.kill();
    await program.start();
  }
  await delay(1_000);
  await phone.finish();
  const sent = phone.acknowledged;
  await until('the reader has it all', () => reader.entries.size === sent.size);
  reader.stop();

  const { entries } = await changes(0);
  expect([...entries.keys()].sort()).toEqual([...sent.keys()].sort());
  expect(reader.epochs.size).toBe(1);
  expect([...reader.entries]).toEqual([...entries]);
  const inOrder = [...entries.values()].sort((a, b) => a.order - b.order).map(({ number }) => number);
  expect(inOrder).toEqual(inOrder.map((_, at) => at));
  for (const [id, { seq }] of sent) expect(entries.get(id)!.order).toBe(seq);

  expect(await program.stop()).toBe(0);
  expect(await program.rallyline('verify', 'baku')).toContain(`is whole: ${sent.size + 1} changes`);
}, 240_000);

/** Starts a phone that posts one entry after another; each is sent again with the same id until it is acknowledged. */
function startPhone(token: string) {
  const acknowledged = new Map<string, Receipt>();
  const socket = connect('/desk', '/desk/socket.io/', { v: 1, token });
  const going = { on: true };
  const done = (async () => {
    for (let number = 0; going.on; number += 1) {
      const post = {
        id: randomUUID(),
        blog: 'baku',
        kind: 'update',
        lang: 'en',
        text: `Number ${number}`,
        happenedAt: new Date().toISOString(),
      };
      acknowledged.set(post.id, await sendUntilAccepted(socket, post));
      await delay(40);
    }
  })();
  return {
    acknowledged,
    finish: async () => {
      going.on = false;
      await done;
      socket.disconnect();
    },
  };
}

async function sendUntilAccepted(socket: Socket, post: object): Promise<Receipt> {
  for (;;) {
    const answer = await socket
      .timeout(1_000)
      .emitWithAck('post', post)
      .catch(() => null as Acknowledgement | null);
    if ((answer as Acknowledgement | null)?.ok) return (answer as { value: Receipt }).value;
    const refusal = (answer as { refusal?: { retry: boolean; code: string } } | null)?.refusal;
    if (refusal !== undefined && !refusal.retry) throw new Error(refusal.code);
    await delay(100);
  }
}

interface Shown {
  order: number;
  number: number;
}

/** Starts a small reader: it applies frames that follow, and asks `changes` for those that it missed. */
function startReader() {
  const entries = new Map<string, Shown>();
  const epochs = new Set<string>();
  let seq = 0;
  let asking = false;
  const socket = connect('/live', '/socket.io/', (give) => give({ v: 1, blog: 'baku', ...at() }));
  const at = () => (seq === 0 ? {} : { epoch: [...epochs].at(-1), seq });
  socket.on('hello', ({ epoch, at: start }: { epoch: string; at: number }) => {
    epochs.add(epoch);
    if (start > seq) void catchUp();
  });
  socket.on('frame', ({ from, to, deltas }: Frame<JsonDelta>) => {
    if (from > seq + 1) return void catchUp();
    if (to > seq) apply(deltas, to);
  });
  socket.on('position', ({ head }: { head: number }) => head > seq && void catchUp());

  async function catchUp(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const answer = await changes(seq, [...epochs].at(-1));
      apply(answer.deltas, answer.to);
    } catch {
      // The server is down at the moment; its hello brings the next question.
    } finally {
      asking = false;
    }
  }

  function apply(deltas: JsonDelta[], to: number): void {
    for (const delta of deltas) if (delta.seq > seq && 'entry' in delta) entries.set(delta.id, shownOf(delta));
    seq = Math.max(seq, to);
  }

  return { entries, epochs, stop: () => socket.disconnect() };
}

function shownOf({ order, entry }: { order: number; entry: { text: string } }): Shown {
  return { order, number: Number(entry.text.replace('Number ', '')) };
}

/** All changes after a seq, in as many answers as it takes. */
async function changes(since: number, epoch?: string) {
  const deltas: JsonDelta[] = [];
  let to = since;
  for (;;) {
    const query = to === 0 ? 'since=0' : `since=${to}&epoch=${epoch}`;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/blogs/baku/changes?${query}`);
    const answer = (await response.json()) as ChangesAnswer<JsonDelta>;
    if ('reset' in answer) throw new Error(`reset: ${answer.why}`);
    ({ to, epoch } = answer);
    deltas.push(...answer.deltas);
    if (to >= answer.head) break;
  }
  const entries = new Map(deltas.flatMap((delta) => ('entry' in delta ? [[delta.id, shownOf(delta)] as const] : [])));
  return { deltas, to, entries };
}

function connect(namespace: string, pathName: string, auth: object | ((give: (auth: object) => void) => void)): Socket {
  return io(`http://127.0.0.1:${port}${namespace}`, {
    path: pathName,
    transports: ['websocket'],
    auth,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
}

async function until(what: string, isSo: () => boolean, ms = 60_000): Promise<void> {
  const end = Date.now() + ms;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await delay(20);
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
