import { expect, test } from '@jest/globals';
import type { DeskEntry } from '../../../../shared/entry.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import {
  forgetOwn,
  isKeptOwn,
  keepOwn,
  keptOfServer,
  keptOwn,
  noteAccepted,
} from '../../../../client/reporter/mine/keptOwn.js';
import type { Command } from '../../../../client/reporter/outbox/item.js';

const item = (verb: string, entry: string, kind = 'chant') =>
  ({
    ...{ verb, entry, command: entry, blog: 'baku', writtenAt: '2022-02-27T11:42:31.123Z' },
    words: { kind, lang: 'uk', words: 'Слава Україні!' },
  }) as unknown as Command;
const entry = (id: string, state: string) =>
  ({ id, kind: 'speech', state, receivedAt: '2022-02-27T11:50:10.000Z', text: 'words' }) as DeskEntry;

test('an accepted entry is kept as its id, kind and minute, and as nothing else', () => {
  const shelf = new BrowserShelf(null);
  noteAccepted(shelf, item('post', 'e1'));
  expect(keptOwn(shelf, 'baku')).toEqual([{ id: 'e1', kind: 'chant', at: '2022-02-27T11:42:00.000Z' }]);
  expect([isKeptOwn(shelf, 'e1'), isKeptOwn(shelf, 'e2')]).toEqual([true, false]);
});

test('a change that is accepted adds nothing, and a withdrawal takes the entry off', () => {
  const shelf = new BrowserShelf(null);
  noteAccepted(shelf, item('post', 'e1'));
  noteAccepted(shelf, item('revise', 'e1', 'update'));
  expect(keptOwn(shelf, 'baku')).toMatchObject([{ id: 'e1', kind: 'chant' }]);
  noteAccepted(shelf, item('retract', 'e1'));
  expect(shelf.keys()).toEqual([]);
});

test("entries that stand on the server's list are kept, without a word of them", () => {
  const kept = keptOfServer([entry('e1', 'published'), entry('e2', 'retracted'), entry('e3', 'held')]);
  expect(kept).toEqual(['e1', 'e3'].map((id) => ({ id, kind: 'speech', at: '2022-02-27T11:50:00.000Z' })));
});

test('the newest fifty entries of a blog are kept', () => {
  const shelf = new BrowserShelf(null);
  const at = (minute: number) => `2022-02-27T11:${minute.toString().padStart(2, '0')}:00.000Z`;
  const all = Array.from({ length: 60 }, (_, minute) => ({
    id: `e${minute}`,
    kind: 'update' as const,
    at: at(minute),
  }));
  keepOwn(shelf, 'baku', all);
  expect(keptOwn(shelf, 'baku')).toHaveLength(50);
  expect(keptOwn(shelf, 'baku')[0]?.id).toBe('e59');
});

test('forgetting takes the lists of all blogs, and leaves everything else', () => {
  const shelf = new BrowserShelf(null);
  for (const blog of ['baku', 'kyiv']) noteAccepted(shelf, { ...item('post', blog), blog });
  shelf.set('draft/a', 'unsent');
  forgetOwn(shelf);
  expect(shelf.keys()).toEqual(['draft/a']);
});
