/** Feeds of one page that share a connection: how many sockets there are, and what each feed hears. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Line, type Member, share } from '../../../client/embed/sharedConnection.js';
import { FakeSocket, standInForBrowser } from './browser.js';

const LINE: Line = { origin: 'https://live.example.org', blog: 'baku', lang: 'en', pollEvery: 10 };
const HELLO = { epoch: 'e1', head: 40, at: 40, now: '2022-02-27T11:00:00.000Z', poll: 10, lang: 'en' };
const FRAME = { epoch: 'e1', from: 41, to: 41, deltas: [] };

const leaving: (() => void)[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  standInForBrowser();
  FakeSocket.all.length = 0;
});
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
  jest.useRealTimers();
});

interface Heard {
  member: Member;
  /** Everything that the feed was told, in order. */
  told: unknown[][];
}

function feedAt(seq: number, answer: boolean | null = seq > 0): Heard {
  const told: unknown[][] = [];
  const note =
    (name: string) =>
    (...what: unknown[]) =>
      void told.push([name, ...what]);
  const timeline = {
    standing: { epoch: 'e1', seq },
    ...Object.fromEntries(['hello', 'frame', 'position', 'reset', 'pause', 'resume'].map((name) => [name, note(name)])),
    poll: () => (note('poll')(), Promise.resolve(answer)),
  };
  const member = {
    timeline,
    speaker: { connection: note('connection') },
    times: { setClock: note('clock') },
    refresh: note('refresh'),
    refused: note('refused'),
  } as unknown as Member;
  return { member, told };
}

function joined(feed: Heard, line = LINE): ReturnType<typeof share> {
  const shared = share(line, feed.member);
  leaving.push(shared.leave);
  return shared;
}

const heard = ({ told }: Heard, name: string) => told.filter(([one]) => one === name);

test('ten feeds of a blog in one language open one socket, and one frame reaches each of them', () => {
  const feeds = Array.from({ length: 10 }, () => feedAt(40));
  feeds.forEach((feed) => joined(feed));
  expect(FakeSocket.all.map(({ address }) => address)).toEqual([
    'wss://live.example.org/socket.io/?EIO=4&transport=websocket',
  ]);
  const [socket] = FakeSocket.all;
  socket?.open();
  socket?.say('hello', HELLO);
  socket?.say('frame', FRAME);
  for (const feed of feeds) expect(heard(feed, 'frame')).toEqual([['frame', FRAME]]);
});

test('another language and another blog have a socket each', () => {
  joined(feedAt(1));
  joined(feedAt(1), { ...LINE, lang: 'uk' });
  joined(feedAt(1), { ...LINE, blog: 'lviv' });
  joined(feedAt(1), { ...LINE, blog: 'lviv' });
  expect(FakeSocket.all).toHaveLength(3);
});

test('the socket names the position of the feed that lacks most, so that its catch-up serves all', () => {
  joined(feedAt(40));
  joined(feedAt(31));
  joined(feedAt(44));
  FakeSocket.all[0]?.open();
  expect(FakeSocket.all[0]?.named).toEqual({ v: 1, blog: 'baku', epoch: 'e1', seq: 31, as: 'html', lang: 'en' });
});

test('a feed that comes later is greeted at the position that the others have got to', () => {
  joined(feedAt(40));
  const [socket] = FakeSocket.all;
  socket?.open();
  socket?.say('hello', HELLO);
  socket?.say('frame', FRAME);
  jest.advanceTimersByTime(30_000);
  const late = feedAt(38);
  joined(late);
  expect(heard(late, 'connection')).toEqual([['connection', 'open']]);
  expect(heard(late, 'hello')).toEqual([['hello', { ...HELLO, head: 41, at: 41 }]]);
  // The server's clock went on since it greeted the first.
  expect(heard(late, 'clock')).toEqual([['clock', '2022-02-27T11:00:30.000Z']]);
  expect(FakeSocket.all).toHaveLength(1);
});

test('the socket is closed with the last feed that leaves, and not before', () => {
  const [one, other] = [joined(feedAt(1)), joined(feedAt(1))];
  one.leave();
  expect(FakeSocket.all[0]?.isClosed).toBe(false);
  other.leave();
  expect(FakeSocket.all[0]?.isClosed).toBe(true);
  joined(feedAt(1));
  expect(FakeSocket.all).toHaveLength(2);
});

test('the first feed speaks for all, and the next one once that has left', () => {
  const [one, other] = [joined(feedAt(1)), joined(feedAt(1))];
  expect([one.isFirst(), other.isFirst()]).toEqual([true, false]);
  one.leave();
  expect(other.isFirst()).toBe(true);
});

test('a feed that has left hears nothing more', () => {
  const gone = feedAt(40);
  joined(feedAt(40));
  joined(gone).leave();
  FakeSocket.all[0]?.open();
  FakeSocket.all[0]?.say('hello', HELLO);
  FakeSocket.all[0]?.say('frame', FRAME);
  expect([...heard(gone, 'hello'), ...heard(gone, 'frame')]).toEqual([]);
});

test('each feed is told where there is no such blog any more', () => {
  const feeds = [feedAt(1), feedAt(2)];
  feeds.forEach((feed) => joined(feed));
  FakeSocket.all[0]?.open();
  FakeSocket.all[0]?.refuse({ code: 'not-found', message: '', retry: false });
  for (const feed of feeds) expect(heard(feed, 'refused')).toHaveLength(1);
});

test('a poll that is told of no such blog tells each feed so, and one without an answer tells none', async () => {
  const gone = [feedAt(1, null), feedAt(2, true)];
  const away = feedAt(1, false);
  gone.forEach((feed) => joined(feed));
  joined(away, { ...LINE, blog: 'lviv' });
  // Sockets that are closed without a word: the network lets none through.
  for (let tries = 0; tries < 3; tries += 1) {
    for (const socket of FakeSocket.all) socket.onclose?.();
    await jest.advanceTimersByTimeAsync(150_000);
  }
  for (const feed of [...gone, away]) expect(heard(feed, 'poll').length).toBeGreaterThan(0);
  expect(gone.map((feed) => heard(feed, 'refused').length > 0)).toEqual([true, true]);
  expect(heard(away, 'refused')).toEqual([]);
});

test('a reset and a position reach each feed as they come', () => {
  const feeds = [feedAt(40), feedAt(41)];
  feeds.forEach((feed) => joined(feed));
  const reset = { epoch: 'e2', head: 12, why: 'epoch' };
  FakeSocket.all[0]?.open();
  FakeSocket.all[0]?.say('hello', HELLO);
  FakeSocket.all[0]?.say('position', { epoch: 'e1', head: 41 });
  FakeSocket.all[0]?.say('reset', reset);
  for (const feed of feeds) {
    expect(heard(feed, 'position')).toEqual([['position', { epoch: 'e1', head: 41 }]]);
    expect(heard(feed, 'reset')).toEqual([['reset', reset]]);
  }
});
