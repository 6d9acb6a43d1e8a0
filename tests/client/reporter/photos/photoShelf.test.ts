/** Room on a full phone: photos that nothing names any more give theirs. */
import { expect, test } from '@jest/globals';
import { MemoryFiles } from '../../../../client/reporter/photos/files.js';
import { PhotoShelf } from '../../../../client/reporter/photos/photoShelf.js';
import { photo } from '../store/fakeBrowser.js';

async function full() {
  const files = new MemoryFiles();
  for (const [id, at] of Object.entries({ named: 0, arrived: 0, fresh: 100_000 })) await files.put(photo(id, at));
  const shelf = new PhotoShelf({
    files,
    prepare: () => Promise.reject(new Error('no picture is taken in here')),
    longSide: () => 2_048,
    isNamed: (id) => id === 'named',
    now: () => 120_000,
    newId: () => 'new',
  });
  const ids = async () => (await files.all()).map(({ id }) => id);
  return { shelf, ids };
}

test('a full phone stores what it refused once photos that nothing names have made room', async () => {
  const { shelf, ids } = await full();
  let tries = 0;
  const store = async () => {
    tries += 1;
    if ((await ids()).includes('arrived')) throw new DOMException('full', 'QuotaExceededError');
    return 'stored';
  };
  expect(await shelf.makingRoom(store)).toBe('stored');
  expect([tries, await ids()]).toEqual([2, ['named', 'fresh']]);
});

test('a failure for another reason costs no photo', async () => {
  const { shelf, ids } = await full();
  const fails = shelf.makingRoom(() => Promise.reject(new DOMException('no', 'UnknownError')));
  await expect(fails).rejects.toThrow('no');
  expect(await ids()).toHaveLength(3);
});
