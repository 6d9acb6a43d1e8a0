/** Pages that are made for one question: made once at a head, gone with the next, and never of a blog that was hidden. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bytesOf, type PageBytes } from '../../../server/feed/pageBytes.js';
import { KeptPages } from '../../../server/feed/keptPages.js';
import { openHouse, type House } from '../newsroom/house.js';
import { startInstance, until, type Instance } from './instance.js';

let house: House;
let instance: Instance;

beforeAll(async () => {
  house = await openHouse();
  instance = startInstance(house);
});
afterAll(async () => {
  instance.stop();
  await house.close();
});

const ask = (key: string, network = 'one') => ({ asker: { network }, key });

test('a page that was read at a head is not read again at it, whoever asks; and it is read anew at the next head', async () => {
  const blog = await house.blog();
  const ann = house.person(blog, 'Ann');
  await house.post(ann, blog);
  const { readings, feed } = await instance.live(blog);
  let made = 0;
  const make = async (): Promise<PageBytes> => bytesOf(`${(made += 1).toString()} ${feed.head.toString()}`);
  const bodies = await Promise.all(['one', 'two'].map((network) => readings.page(ask('k', network), make)));
  expect(bodies.map(({ body }) => body.toString())).toEqual([`1 ${feed.head}`, `1 ${feed.head}`]);
  await readings.page(ask('k'), make);
  await readings.page(ask('other'), make);
  expect(made).toBe(2);
  const { head } = feed;
  await house.post(ann, blog);
  await until('the next head', () => feed.head > head);
  expect((await readings.page(ask('k'), make)).body.toString()).toBe(`3 ${feed.head}`);
});

test('[T1] an older page that was kept is made without the entry that was taken down since', async () => {
  const blog = await house.blog();
  const [ann, eve] = [house.person(blog, 'Ann'), house.person(blog, 'Eve', 'editor')];
  const { id } = (await house.post(ann, blog, { text: 'a secret address' })).receipt;
  const second = (await house.post(ann, blog)).receipt.seq ?? 0;
  const { readings, pages, feed } = await instance.live(blog);
  const read = async (): Promise<string> => {
    const page = await readings.page(ask('older'), async () => (await pages.older('en', second)) ?? bytesOf('nothing'));
    return page.body.toString();
  };
  expect(await read()).toContain('a secret address');
  const { head } = feed;
  await house.newsroom.takedown(eve, { command: crypto.randomUUID(), id, blog });
  await until('the next head', () => feed.head > head);
  expect(await read()).toBe('nothing');
});

test('a question that waited while the desk hid its blog is answered as by a blog that is not there', async () => {
  const blog = await house.blog({ visibility: 'public' });
  const { readings, feed } = await instance.live(blog);
  await house.set(blog, { visibility: 'desk' });
  await until('it is hidden', () => feed.blog.settings.visibility === 'desk');
  const make = async (): Promise<PageBytes> => bytesOf('words');
  await expect(readings.page(ask('k'), make)).rejects.toMatchObject({ refusal: { code: 'not-found' } });
});

test('what fails is not kept, and the next who asks has it made again', async () => {
  const blog = await house.blog();
  const { readings } = await instance.live(blog);
  await expect(readings.page(ask('k'), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect((await readings.page(ask('k'), async () => bytesOf('there'))).body.toString()).toBe('there');
});

test('[F5] pages beyond the bytes of memory are let go, with the length of their names; and a blog is dropped alone', async () => {
  const kept = new KeptPages(10_000);
  const named = (key: string, blog = 'baku') => ({ blog, key, standing: 'e 1' });
  const size = (bytes: number) => async () => bytesOf('x'.repeat(bytes));
  for (const key of ['a', 'b', 'c']) await kept.get(named(key), size(4_000));
  expect(['a', 'b', 'c'].map((key) => kept.known(named(key)) !== null)).toEqual([false, true, true]);
  await kept.get(named('n'.repeat(9_000)), size(10));
  expect(['b', 'c'].map((key) => kept.known(named(key)) !== null)).toEqual([false, false]);
  await kept.get(named('kyiv', 'kyiv'), size(10));
  kept.drop('baku');
  expect(kept.known(named('n'.repeat(9_000)))).toBeNull();
  expect(kept.known(named('kyiv', 'kyiv'))).not.toBeNull();
});
