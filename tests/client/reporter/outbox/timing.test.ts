/** Entries that were written by a clock nobody was sure of: they wait for the server's time, and leave with the right one. */
import type { Reading } from '../../../../client/account/clock.js';
import { nextDue, sendable } from '../../../../client/reporter/outbox/due.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import { ANNA, lost, phone, SmallServer, update } from './phone.js';

const WRITTEN = Date.parse(String(update('').happenedAt));
const MINUTE = 60_000;
const reading: Reading = { at: WRITTEN, ticks: 0, page: 'one', error: 0, isSure: false, learnedAt: WRITTEN - MINUTE };

/** A phone whose clock is three minutes behind, which it does not know; `isThere`: whether the server answers. */
async function doubtful(store = new MemoryStore(), server = new SmallServer()) {
  const world = { isThere: false, asked: 0, error: 3 * MINUTE };
  const happened: unknown[] = [];
  const anna = await phone({
    ...{ store, server },
    timing: {
      known: () => ((world.asked += 1), Promise.resolve(world.isThere)),
      reading: () => ({ ...reading, at: WRITTEN + 29 * MINUTE, ticks: 29 * MINUTE, error: world.error, isSure: true }),
    },
  });
  anna.network.answer = (item, payload) => {
    if ('happenedAt' in payload) happened.push(payload.happenedAt);
    return anna.server.take(item, payload);
  };
  return { anna, world, happened };
}

const iso = (minutes: number) => new Date(WRITTEN + minutes * MINUTE).toISOString();

test('an entry that was written by an unsure clock does not leave before the server told its time, and then leaves with the right one', async () => {
  const { anna, world, happened } = await doubtful();
  await anna.outbox.post(ANNA, update('one'), reading);
  await anna.pass(10 * MINUTE);
  expect([anna.sent, anna.outbox.state.value.delivery]).toEqual([[], 'lost']);
  expect(anna.outbox.state.value.items[0]?.attempts).toBe(0);
  world.isThere = true;
  anna.outbox.wake();
  await anna.pass(0);
  expect(happened).toEqual([iso(3)]);
  expect(anna.accepted).toHaveLength(1);
});

test('[O1] the corrected time is stored before the entry leaves, and every later attempt has the same body', async () => {
  const store = new MemoryStore();
  const server = new SmallServer();
  const first = await doubtful(store, server);
  first.world.isThere = true;
  first.anna.network.answer = () => lost;
  await first.anna.outbox.post(ANNA, update('one'), reading);
  await first.anna.pass(0);
  expect(first.anna.sent.map(({ attempts }) => attempts)).toEqual([1]);
  first.anna.outbox.close();

  const second = await doubtful(store, server);
  second.world.error = 8 * MINUTE;
  await second.anna.pass(0);
  expect([second.happened, second.world.asked]).toEqual([[iso(3)], 0]);
});

test('an entry whose time was named, or written by a sure clock, asks for nothing', async () => {
  const { anna, world, happened } = await doubtful();
  await anna.outbox.post(ANNA, update('named'));
  await anna.outbox.post(ANNA, update('sure'), { ...reading, isSure: true });
  await anna.pass(0);
  expect([happened, world.asked]).toEqual([[iso(0), iso(0)], 0]);
});

test('a retraction never waits for the time, and drops an entry that does', async () => {
  const { anna } = await doubtful();
  const id = await anna.outbox.post(ANNA, update('one'), reading);
  await anna.pass(0);
  await anna.outbox.retract(ANNA, id, 0);
  await anna.pass(0);
  expect(anna.outbox.state.value.items).toEqual([]);
  expect(anna.sent).toEqual([]);
});

test('a revision before the first attempt keeps the time to be corrected', async () => {
  const { anna, world, happened } = await doubtful();
  const id = await anna.outbox.post(ANNA, update('one'), reading);
  await anna.pass(0);
  await anna.outbox.revise(ANNA, id, { base: update('one'), words: update('two'), rev: 1 });
  world.isThere = true;
  anna.outbox.wake();
  await anna.pass(0);
  expect([anna.server.texts(), happened]).toEqual([['two'], [iso(3)]]);
});

test('a clock that is set back by more than an hour holds up no item', () => {
  const queued = { command: 'a', entry: 'a', blog: 'baku', person: 'Anna', turn: 1, writtenAt: '', attempts: 1 };
  const item = { ...queued, paused: false, refusal: null, verb: 'retract' as const, notBefore: WRITTEN };
  const due = (now: number) => sendable([item], () => true, now).retracts.length;
  expect([due(WRITTEN - 30_000), due(WRITTEN), due(WRITTEN - 61 * MINUTE)]).toEqual([0, 1, 1]);
  expect(nextDue([item], () => true, WRITTEN - 30_000)).toBe(WRITTEN);
});
