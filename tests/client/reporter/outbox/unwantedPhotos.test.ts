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
  const anna = await phone();
  anna.network.photo = ({ command }) => (command === 'p1' ? refuse(refusal('unsupported')) : null);
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  const base = withPhotos('one', 'p1');
  await anna.outbox.revise(ANNA, entry, { base, words: withPhotos('one', 'p2'), rev: 1 });
  await anna.pass(0);
  expect(anna.server.entries.get(entry)?.rev).toBe(2);
  expect(began(anna)).toEqual(['p1', 'p2']);
  expect(waiting(anna)).toEqual(['photo p2']);
});

test('a photo that a revision leaves out is stopped, and let go once the server has the revision', async () => {
  const anna = await phone();
  anna.network.photo = () => null;
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  anna.network.answer = () => lost;
  await anna.outbox.revise(ANNA, entry, { base: withPhotos('one', 'p1'), words: update('one'), rev: 1 });
  await anna.pass(0);
  expect(anna.outbox.state.value.sending).toEqual([]);
  expect(waiting(anna)).toContain('photo p1');
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect(waiting(anna)).toEqual([]);
});

test('a photo that was taken out before its entry left the phone is let go at once', async () => {
  const anna = await phone({ signedIn: false });
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
  await anna.outbox.revise(ANNA, entry, { base: withPhotos('one', 'p1'), words: withPhotos('one', 'p2'), rev: 1 });
  expect(waiting(anna)).toEqual([`post ${entry}`, 'photo p2']);
});

test("a withdrawal takes the entry's photos with it, also a photo that is on its way", async () => {
  const anna = await phone();
  anna.network.photo = () => null;
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(1_000);
  expect(waiting(anna)).toEqual([]);
  expect(anna.outbox.state.value.sending).toEqual([]);
  expect(began(anna)).toEqual(['p1']);
});

test('a refused post that is let go takes its photos along; a refused revision only those that it brought', async () => {
  const anna = await phone();
  anna.network.photo = () => null;
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  anna.network.answer = () => refuse(refusal('invalid'));
  await anna.outbox.revise(ANNA, entry, {
    base: withPhotos('one', 'p1'),
    words: withPhotos('one', 'p1', 'p2'),
    rev: 1,
  });
  const other = await anna.outbox.post(ANNA, withPhotos('two', 'p3'));
  await anna.pass(0);
  await anna.outbox.discard(entry);
  await anna.outbox.discard(other);
  expect(waiting(anna)).toEqual(['photo p1']);
});

test.each([
  ['is retracted', {}, 'retracted'],
  ['is taken down', {}, 'taken-down'],
  ['has the photo already', { p1: 'processing' }, 'published'],
  ['lost the photo', { p1: 'gone' }, 'published'],
])('a photo is not sent where the server tells that the entry %s', async (_what, media, state) => {
  const anna = await phone();
  anna.network.photo = () => null;
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  await anna.outbox.heard([told(entry, media, state)]);
  await anna.pass(0);
  expect(waiting(anna)).toEqual([]);
  expect(anna.outbox.state.value.sending).toEqual([]);
});

test('a photo stays where the server tells of the entry as it was before the photo', async () => {
  const anna = await phone();
  anna.network.photo = () => null;
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  await anna.outbox.heard([told(entry, {})]);
  await anna.outbox.heard([told(entry, { p1: 'waiting' })]);
  expect(waiting(anna)).toEqual(['photo p1']);
});
