/** Retractions: before all else, undone while they wait, and harmless where the post may be anywhere (rule O3). */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { ANNA, phone, refuse, update } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('[O3] a retraction goes first of all, even while another command hangs', async () => {
  const it = await phone();
  const entry = await it.outbox.post(ANNA, update('harms somebody'));
  await it.pass(0);
  it.network.answer = (item, payload) =>
    item.verb === 'post' ? new Promise(() => undefined) : it.server.take(item, payload);
  await it.outbox.post(ANNA, update('hangs'));
  await it.outbox.post(ANNA, update('behind'));
  await it.outbox.retract(ANNA, entry, 0);
  await it.pass(0);
  expect(it.server.entries.has(entry)).toBe(false);
});

test('[O3] a retraction of a post that never left needs no server, and nothing of the entry leaves', async () => {
  const it = await phone({ signedIn: false });
  const entry = await it.outbox.post(ANNA, update('no'));
  await it.outbox.retract(ANNA, entry, 0);
  it.outbox.signedIn(() => true);
  await it.pass(60_000);
  expect(it.sent).toEqual([]);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O3] a retraction of a post that may have arrived is sent in its place, and ends the entry', async () => {
  const it = await phone();
  it.network.answer = (item, payload) => (it.server.take(item, payload), lost);
  const entry = await it.outbox.post(ANNA, update('no'));
  await it.pass(0);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.outbox.retract(ANNA, entry, 0);
  it.outbox.wake();
  await it.pass(60_000);
  expect(it.server.log).toEqual(['post no', 'retract']);
  expect(it.server.texts()).toEqual([]);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O3] a post that is still under way when its retraction arrives is withdrawn when it lands', async () => {
  const it = await phone();
  let land: () => void = () => undefined;
  it.network.answer = (item, payload) => {
    if (item.verb !== 'post') return it.server.take(item, payload);
    land = () => it.server.take(item, payload);
    return lost;
  };
  const entry = await it.outbox.post(ANNA, update('late'));
  await it.pass(0);
  await it.outbox.retract(ANNA, entry, 0);
  await it.pass(10_000);
  land();
  expect(it.server.texts()).toEqual(['late']);
  await it.pass(60_000);
  expect(it.server.texts()).toEqual([]);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O3] a retraction of a post that never arrived ends after some attempts', async () => {
  const it = await phone();
  it.network.answer = (item, payload) => (item.verb === 'post' ? lost : it.server.take(item, payload));
  const entry = await it.outbox.post(ANNA, update('no'));
  await it.pass(0);
  await it.outbox.retract(ANNA, entry, 0);
  await it.pass(300_000);
  expect(it.sent.filter(({ verb }) => verb === 'post')).toHaveLength(1);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O3] a retraction carries no rev, so it is never stale', async () => {
  const it = await phone();
  const entry = await it.outbox.post(ANNA, update('one'));
  const payloads: Record<string, unknown>[] = [];
  it.network.answer = (item, payload) => (payloads.push(payload), it.server.take(item, payload));
  await it.outbox.retract(ANNA, entry, 0);
  await it.pass(0);
  expect(payloads).toEqual([{ command: 'id-2', id: entry, blog: 'baku' }]);
});

test('a retraction can be undone while it waits, and then the post goes on as before', async () => {
  const it = await phone();
  it.network.answer = () => lost;
  const entry = await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  await it.outbox.retract(ANNA, entry, 5_000);
  await it.outbox.undoRetract(entry);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.pass(60_000);
  expect(it.server.log).toEqual(['post one']);
});

test('a page that goes away ends the undo: the retraction leaves at once', async () => {
  const it = await phone();
  const entry = await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  await it.outbox.retract(ANNA, entry, 5_000);
  await it.pass(1_000);
  expect(it.server.texts()).toEqual(['one']);
  await it.outbox.release();
  await it.pass(0);
  expect(it.server.texts()).toEqual([]);
});

test('a retraction of an entry that is withdrawn already counts as done', async () => {
  const it = await phone();
  it.network.answer = () => refuse(refusal('gone'));
  await it.outbox.retract(ANNA, 'an-entry', 0);
  await it.pass(0);
  expect(it.outbox.state.value.items).toEqual([]);
});
