/** Photos that nobody wants any more: left out, withdrawn, refused, or with the server already. */
import type { DeskEntry } from '../../../../shared/entry.js';
import { refusal } from '../../../../shared/refusals.js';
import { ANNA, phone, refuse, update } from './phone.js';
import { began, lost, waiting, withPhotos } from './phone.js';

/** An entry as the server tells of it. */
const told = (entry: string, media: Record<string, string>, state = 'published'): DeskEntry =>
  ({
    id: entry,
    blog: ANNA.blog,
    state,
    media: Object.entries(media).map(([id, of]) => ({ id, state: of, alt: '', altered: false, sources: [] })),
  }) as unknown as DeskEntry;

test('a photo in place of a refused one goes under its own id, once the server has the revision', async () => {
  const it = await phone();
  it.network.photo = ({ command }) => (command === 'p1' ? refuse(refusal('unsupported')) : null);
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  const base = withPhotos('one', 'p1');
  await it.outbox.revise(ANNA, entry, { base, words: withPhotos('one', 'p2'), rev: 1 });
  await it.pass(0);
  expect(it.server.entries.get(entry)?.rev).toBe(2);
  expect(began(it)).toEqual(['p1', 'p2']);
  expect(waiting(it)).toEqual(['photo p2']);
});

test('a photo that a revision leaves out is stopped, and let go once the server has the revision', async () => {
  const it = await phone();
  it.network.photo = () => null;
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  it.network.answer = () => lost;
  await it.outbox.revise(ANNA, entry, { base: withPhotos('one', 'p1'), words: update('one'), rev: 1 });
  await it.pass(0);
  expect(it.outbox.state.value.sending).toEqual([]);
  expect(waiting(it)).toContain('photo p1');
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.pass(60_000);
  expect(waiting(it)).toEqual([]);
});

test('a photo that was taken out before its entry left the phone is let go at once', async () => {
  const it = await phone({ signedIn: false });
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
  await it.outbox.revise(ANNA, entry, { base: withPhotos('one', 'p1'), words: withPhotos('one', 'p2'), rev: 1 });
  expect(waiting(it)).toEqual([`post ${entry}`, 'photo p2']);
});

test("a withdrawal takes the entry's photos with it, also a photo that is on its way", async () => {
  const it = await phone();
  it.network.photo = () => null;
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
  await it.pass(0);
  await it.outbox.retract(ANNA, entry, 0);
  await it.pass(1_000);
  expect(waiting(it)).toEqual([]);
  expect(it.outbox.state.value.sending).toEqual([]);
  expect(began(it)).toEqual(['p1']);
});

test('a refused post that is let go takes its photos along; a refused revision only those that it brought', async () => {
  const it = await phone();
  it.network.photo = () => null;
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  it.network.answer = () => refuse(refusal('invalid'));
  await it.outbox.revise(ANNA, entry, {
    base: withPhotos('one', 'p1'),
    words: withPhotos('one', 'p1', 'p2'),
    rev: 1,
  });
  const other = await it.outbox.post(ANNA, withPhotos('two', 'p3'));
  await it.pass(0);
  await it.outbox.discard(entry);
  await it.outbox.discard(other);
  expect(waiting(it)).toEqual(['photo p1']);
});

test.each([
  ['is retracted', {}, 'retracted'],
  ['is taken down', {}, 'taken-down'],
  ['has the photo already', { p1: 'processing' }, 'published'],
  ['lost the photo', { p1: 'gone' }, 'published'],
])('a photo is not sent where the server tells that the entry %s', async (_what, media, state) => {
  const it = await phone();
  it.network.photo = () => null;
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  await it.outbox.heard([told(entry, media, state)]);
  await it.pass(0);
  expect(waiting(it)).toEqual([]);
  expect(it.outbox.state.value.sending).toEqual([]);
});

test('a photo stays where the server tells of the entry as it was before the photo', async () => {
  const it = await phone();
  it.network.photo = () => null;
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  await it.outbox.heard([told(entry, {})]);
  await it.outbox.heard([told(entry, { p1: 'waiting' })]);
  expect(waiting(it)).toEqual(['photo p1']);
});
