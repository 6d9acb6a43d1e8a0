/** Retractions: before all else, undone while they wait, and harmless where the post may be anywhere (rule O3). */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { ANNA, phone, refuse, update, withPhotos } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('[O3] a retraction goes first of all, even while another command hangs', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('harms somebody'));
  await anna.pass(0);
  anna.network.answer = (item, payload) =>
    item.verb === 'post' ? new Promise(() => undefined) : anna.server.take(item, payload);
  await anna.outbox.post(ANNA, update('hangs'));
  await anna.outbox.post(ANNA, update('behind'));
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(0);
  expect(anna.server.entries.has(entry)).toBe(false);
});

test('[O3] a retraction of a post that never left needs no server, and nothing of the entry leaves', async () => {
  const anna = await phone({ signedIn: false });
  const entry = await anna.outbox.post(ANNA, update('no'));
  await anna.outbox.retract(ANNA, entry, 0);
  anna.outbox.signedIn(() => true);
  await anna.pass(60_000);
  expect(anna.sent).toEqual([]);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O3] a retraction of a post that may have arrived is sent in its place, and ends the entry', async () => {
  const anna = await phone();
  anna.network.answer = (item, payload) => (anna.server.take(item, payload), lost);
  const entry = await anna.outbox.post(ANNA, update('no'));
  await anna.pass(0);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.outbox.retract(ANNA, entry, 0);
  anna.outbox.wake();
  await anna.pass(60_000);
  expect(anna.server.log).toEqual(['post no', 'retract']);
  expect(anna.server.texts()).toEqual([]);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O3] a post that is still under way when its retraction arrives is withdrawn when it lands', async () => {
  const anna = await phone();
  let land: () => void = () => undefined;
  anna.network.answer = (item, payload) => {
    if (item.verb !== 'post') return anna.server.take(item, payload);
    land = () => anna.server.take(item, payload);
    return lost;
  };
  const entry = await anna.outbox.post(ANNA, update('late'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(10_000);
  land();
  expect(anna.server.texts()).toEqual(['late']);
  await anna.pass(60_000);
  expect(anna.server.texts()).toEqual([]);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O3] a retraction of a post that never arrived ends after some attempts', async () => {
  const anna = await phone();
  anna.network.answer = (item, payload) => (item.verb === 'post' ? lost : anna.server.take(item, payload));
  const entry = await anna.outbox.post(ANNA, update('no'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(300_000);
  expect(anna.sent.filter(({ verb }) => verb === 'post')).toHaveLength(1);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O3] a retraction carries no rev, so it is never stale', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  const payloads: Record<string, unknown>[] = [];
  anna.network.answer = (item, payload) => (payloads.push(payload), anna.server.take(item, payload));
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(0);
  expect(payloads).toEqual([{ command: 'id-2', id: entry, blog: 'baku' }]);
});

test('a retraction can be undone while it waits, and then the post goes on as before', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 5_000);
  await anna.outbox.undoRetract(entry);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect(anna.server.log).toEqual(['post one']);
});

test('a retraction that is taken back in the moment in which it leaves costs no word and no photo of a post that never left', async () => {
  const anna = await phone({ signedIn: false });
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'a photo'));
  await anna.outbox.retract(ANNA, entry, 0);
  const undone = anna.outbox.undoRetract(entry);
  // The page looks up what is due in what it knows, and the undo is not among that yet.
  anna.outbox.signedIn(() => true);
  await undone;
  await anna.pass(60_000);
  expect([anna.server.texts(), anna.uploaded, anna.withdrawn]).toEqual([['one'], ['a photo'], []]);
});

test('a page that goes away ends the undo: the retraction leaves at once', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 5_000);
  await anna.pass(1_000);
  expect(anna.server.texts()).toEqual(['one']);
  await anna.outbox.release();
  await anna.pass(0);
  expect(anna.server.texts()).toEqual([]);
});

test('a retraction of an entry that is withdrawn already counts as done', async () => {
  const anna = await phone();
  anna.network.answer = () => refuse(refusal('gone'));
  await anna.outbox.retract(ANNA, 'an-entry', 0);
  await anna.pass(0);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('an entry is told of as withdrawn once its retraction is through: at the server, without it, or of a post that was lost', async () => {
  const anna = await phone();
  const arrived = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, arrived, 5_000);
  await anna.pass(1_000);
  expect(anna.withdrawn).toEqual([]);
  await anna.pass(5_000);
  expect(anna.withdrawn).toEqual([arrived]);

  anna.outbox.signedIn(null);
  const unsent = await anna.outbox.post(ANNA, update('two'));
  await anna.outbox.retract(ANNA, unsent, 0);
  anna.outbox.signedIn(() => true);
  await anna.pass(60_000);
  expect(anna.withdrawn).toEqual([arrived, unsent]);

  anna.network.answer = (item, payload) => (item.verb === 'post' ? lost : anna.server.take(item, payload));
  const never = await anna.outbox.post(ANNA, update('three'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, never, 0);
  await anna.pass(300_000);
  expect(anna.withdrawn).toEqual([arrived, unsent, never]);
});

test('a retraction that is taken back withdraws nothing', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 5_000);
  await anna.outbox.undoRetract(entry);
  await anna.pass(60_000);
  expect(anna.withdrawn).toEqual([]);
});
