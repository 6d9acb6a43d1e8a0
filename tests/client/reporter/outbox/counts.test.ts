/** Numbers of the strip: entries as the reporter counts them, not the commands that carry them. */
import { refusal } from '../../../../shared/refusals.js';
import { countsOf } from '../../../../client/reporter/outbox/counts.js';
import type { Item, Items } from '../../../../client/reporter/outbox/item.js';

const NOTHING = { waiting: 0, paused: 0, needsYou: 0, photos: 0 };

const item = (verb: Item['verb'], entry: string, more: Partial<Item> = {}): Item =>
  ({ verb, entry, command: `${verb} ${entry}`, paused: false, refusal: null, ...more }) as Item;
const counts = (...items: Items) => countsOf(items);
const REFUSED = { refusal: refusal('conflict') };

test('an entry counts once, however many of its commands wait', () => {
  expect(counts(item('post', 'a'), item('revise', 'a'), item('retract', 'a'), item('post', 'b'))).toEqual({
    ...NOTHING,
    waiting: 2,
  });
});

test('an entry whose change was refused needs the reporter, and does not wait beside that', () => {
  expect(counts(item('revise', 'a', REFUSED), item('revise', 'a'), item('post', 'b'))).toEqual({
    ...NOTHING,
    needsYou: 1,
    waiting: 1,
  });
});

test('an entry that is about to be withdrawn waits, and needs nobody', () => {
  expect(counts(item('revise', 'a', REFUSED), item('photo', 'a', REFUSED), item('retract', 'a'))).toEqual({
    ...NOTHING,
    waiting: 1,
  });
});

test('a withdrawal that was refused needs the reporter', () => {
  expect(counts(item('post', 'a'), item('retract', 'a', REFUSED))).toEqual({ ...NOTHING, needsYou: 1 });
});

test('an entry is paused where all of it waits for its blog', () => {
  const paused = { paused: true };
  expect(counts(item('post', 'a', paused), item('post', 'b', paused), item('retract', 'b'))).toEqual({
    ...NOTHING,
    paused: 1,
    waiting: 1,
  });
});

test('photos that wait and photos that were refused are counted each', () => {
  const photos = [item('photo', 'a'), item('photo', 'a'), item('photo', 'a', REFUSED), item('photo', 'a', REFUSED)];
  expect(countsOf(photos)).toEqual({ ...NOTHING, photos: 2, needsYou: 2 });
});
