import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PagePhotos } from '../../../../client/desk/photos/pagePhotos.js';
import type { PreparedPhoto } from '../../../../client/photos/prepared.js';

const shown = new Set<string>();
const { createObjectURL, revokeObjectURL } = URL;

beforeAll(() => {
  let count = 0;
  URL.createObjectURL = () => {
    count += 1;
    shown.add(`blob:${count}`);
    return `blob:${count}`;
  };
  URL.revokeObjectURL = (address) => void shown.delete(address);
});
afterAll(() => void Object.assign(URL, { createObjectURL, revokeObjectURL }));

/** A page that prepares a file to itself in upper case; `unopened`: with no small picture. */
function pageOf(unopened = false) {
  let count = 0;
  const order: string[] = [];
  const page = new PagePhotos({
    newId: () => `photo-${(count += 1)}`,
    prepare: async (file): Promise<PreparedPhoto> => {
      const text = await file.text();
      order.push(`${text} begins`);
      await new Promise((go) => setTimeout(go, text === 'slow' ? 20 : 0));
      order.push(`${text} ends`);
      if (text === 'bad') throw new Error('no photo');
      return { file: new Blob([text.toUpperCase()]), thumbnail: new Blob(unopened ? [] : [text]) };
    },
  });
  return { page, order };
}

test('a picture that was taken is on the page as it was prepared, under an id of its own', async () => {
  const { page } = pageOf();
  const id = await page.take(new Blob(['flags']));
  expect(page.has(id)).toBe(true);
  expect(await (await page.get(id))?.file.text()).toBe('FLAGS');
  expect(page.addressOf(id)).toMatch(/^blob:/);
  expect(page.has('another')).toBe(false);
  expect(await page.get('another')).toBeNull();
});

test('pictures are prepared one after another, also behind one that is none', async () => {
  const { page, order } = pageOf();
  const taken = ['slow', 'bad', 'flags'].map((text) => page.take(new Blob([text])));
  const results = await Promise.allSettled(taken);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(order).toEqual(['slow begins', 'slow ends', 'bad begins', 'bad ends', 'flags begins', 'flags ends']);
});

test('a picture that is chosen again stands under the id of the one before, whose address ends', async () => {
  const { page } = pageOf();
  const id = await page.take(new Blob(['before']));
  const before = page.addressOf(id);
  expect(await page.take(new Blob(['after']), id)).toBe(id);
  expect(await (await page.get(id))?.file.text()).toBe('AFTER');
  expect(shown.has(before!)).toBe(false);
  expect(shown.has(page.addressOf(id)!)).toBe(true);
});

test('a picture that this browser cannot show has no address', async () => {
  const { page } = pageOf(true);
  const id = await page.take(new Blob(['heic']));
  expect([page.has(id), page.addressOf(id)]).toEqual([true, null]);
});

test('pictures that nothing needs any more are let go with their addresses', async () => {
  const { page } = pageOf();
  const [one, other] = [await page.take(new Blob(['a'])), await page.take(new Blob(['b']))];
  const address = page.addressOf(other)!;
  page.keepOnly((id) => id === one);
  expect([page.has(one), page.has(other), shown.has(address)]).toEqual([true, false, false]);
});
