/** A waking of the worker over a stored outbox: what it sends, as whom, and what it tells the browser. */
import { expect, test } from '@jest/globals';
import type { SessionAnswer } from '../../../../shared/protocol/desk.js';
import { refusal } from '../../../../shared/refusals.js';
import type { Reply } from '../../../../client/account/request.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import type { Item } from '../../../../client/reporter/outbox/item.js';
import { soleSender, type SenderLock } from '../../../../client/reporter/outbox/senderLock.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import { Round, SomethingLeft } from '../../../../client/worker/sending/round.js';
import { loopUntil } from '../../../support/loopTurns.js';
import { ANNA, phone, update, withPhotos } from '../../reporter/outbox/phone.js';

const OMAR = { blog: 'baku', person: 'baku reporter Omar' };
const GOT = { status: 201, body: { id: 'an-entry', seq: 1, rev: 3 } };

function session(name: string): Reply<SessionAnswer> {
  const blogs = [{ slug: 'baku' }] as SessionAnswer['blogs'];
  return { kind: 'ok', value: { v: 1, name, role: 'reporter', device: 'd', now: '', blogs } };
}

/** A worker over a store in which entries wait; `answers` is what the server says to each request. */
function woken(
  store: MemoryStore,
  answers: { session?: Reply<SessionAnswer>; raw?: () => unknown; lock?: SenderLock } = {},
) {
  const asked: string[] = [];
  const uploads: string[] = [];
  const headersOf: unknown[] = [];
  const shelf = new BrowserShelf(null);
  const timers: (() => void)[] = [];
  const round = new Round({
    store,
    shelf,
    api: {
      session: () => Promise.resolve(answers.session ?? session('Anna')),
      raw: ({ method, body, headers }) => {
        asked.push([method, body?.text ?? headers?.['Idempotency-Key']].join(' '));
        headersOf.push(headers);
        return Promise.resolve((answers.raw ?? (() => GOT))() as typeof GOT | null);
      },
    },
    uploadAs: (as) => (photo) => {
      uploads.push(photo.command);
      headersOf.push(as);
      return { answer: Promise.resolve({ kind: 'accepted', receipt: null }), stop: () => undefined };
    },
    revoked: () => Promise.resolve(void asked.push('wiped')),
    senderLock: answers.lock ?? soleSender,
    now: () => Date.UTC(2022, 1, 27, 11, 50),
    newId: () => 'unused',
    random: () => 0.5,
    after: (_ms, run) => {
      timers.push(run);
      return () => undefined;
    },
  });
  return { round, asked, uploads, headersOf, shelf, runOut: () => timers.forEach((run) => run()) };
}

/** A store in which the pages of before left these entries. */
async function left(...posts: [to: typeof ANNA, text: string, ...photos: string[]][]): Promise<MemoryStore> {
  const store = new MemoryStore();
  const page = await phone({ store, signedIn: false });
  for (const [to, text, ...photos] of posts)
    await page.outbox.post(to, photos.length === 0 ? update(text) : withPhotos(text, ...photos));
  page.outbox.close();
  return store;
}

const texts = (items: readonly Item[]) => items.map((item) => ('words' in item ? item.words.text : item.command));

test('a waking sends what waits in order, the photos after it, and keeps id, kind and minute of the entries alone', async () => {
  const store = await left([ANNA, 'one', 'p1'], [ANNA, 'two']);
  const { round, asked, uploads, headersOf, shelf } = woken(store);
  await round.run();
  expect(asked).toEqual(['POST one', 'POST two']);
  expect(uploads).toEqual(['p1']);
  // Another page may sign somebody else in at this moment.
  expect(headersOf).toEqual(Array(3).fill({ 'X-Rallyline-Device': 'd' }));
  expect(await store.read()).toEqual([]);
  const kept = { id: expect.any(String), kind: 'update', at: '2022-02-27T11:42:00.000Z' };
  expect(shelf.keys().map((key) => [key, shelf.get(key)])).toEqual([['own/baku', [kept, kept]]]);
});

test('[O5] a waking sends the items of the person who is signed in now, and leaves all others', async () => {
  const store = await left([ANNA, 'of Anna'], [OMAR, 'of Omar']);
  const { round, asked } = woken(store, { session: session('Omar') });
  await round.run();
  expect(asked).toEqual(['POST of Omar']);
  expect(texts(await store.read())).toEqual(['of Anna']);
});

test('[O5] a waking without a session leaves everything where it is, and asks for no other', async () => {
  const store = await left([ANNA, 'one']);
  const { round, asked } = woken(store, { session: { kind: 'refused', refusal: refusal('unauthenticated') } });
  await round.run();
  expect(asked).toEqual([]);
  expect(texts(await store.read())).toEqual(['one']);
});

test('[A3] a waking that hears that the desk put this phone out wipes it, and sends nothing', async () => {
  const out = refusal('unauthenticated', { why: 'revoked' });
  const { round, asked } = woken(await left([ANNA, 'one']), { session: { kind: 'refused', refusal: out } });
  await round.run();
  expect(asked).toEqual(['wiped']);
});

test('a waking whose draft was sent lets go of the draft, which a page left that ended too soon', async () => {
  const store = await left([ANNA, 'one']);
  const [item] = await store.read();
  const { round, shelf } = woken(store);
  shelf.set('draft/a', { sentAs: item!.command, values: { text: 'one' } });
  shelf.set('draft/b', { values: { text: 'unsent' } });
  await round.run();
  expect(shelf.keys().filter((key) => key.startsWith('draft/'))).toEqual(['draft/b']);
});

test.each<[string, Reply<SessionAnswer>]>([
  ['does not answer', { kind: 'lost' }],
  ['is busy', { kind: 'refused', refusal: refusal('unavailable') }],
])('a waking while the server %s asks for another one', async (_name, reply) => {
  const store = await left([ANNA, 'one']);
  await expect(woken(store, { session: reply }).round.run()).rejects.toThrow(SomethingLeft);
  expect(texts(await store.read())).toEqual(['one']);
});

test('a waking in which nothing gets through ends in time, and asks for another one', async () => {
  const store = await left([ANNA, 'one']);
  const { round, asked, runOut } = woken(store, { raw: () => null });
  const ended = round.run();
  const failed = expect(ended).rejects.toThrow(SomethingLeft);
  await loopUntil(() => asked.length > 0);
  runOut();
  await failed;
  expect(texts(await store.read())).toEqual(['one']);
});

test('a waking that the server refuses for good ends, and leaves the entry for the reporter to mend', async () => {
  const store = await left([ANNA, 'one', 'p1']);
  const body = { code: 'invalid', message: '', retry: false };
  const { round, uploads } = woken(store, { raw: () => ({ status: 422, body }) });
  await round.run();
  expect((await store.read()).map(({ refusal: why }) => why?.code)).toEqual(['invalid', undefined]);
  expect(uploads).toEqual([]);
});

test('a waking ends where a page comes to the front and takes the turn', async () => {
  const store = await left([ANNA, 'one']);
  let taken: () => void = () => undefined;
  const lock: SenderLock = (_got, lost) => {
    taken = lost;
    return () => undefined;
  };
  const { round, asked } = woken(store, { lock });
  const ended = round.run();
  await new Promise((resolve) => setTimeout(resolve, 5));
  taken();
  await ended;
  expect(asked).toEqual([]);
});
