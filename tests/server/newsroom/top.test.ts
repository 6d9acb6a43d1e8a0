/** The top of the page: the changes that move it, over a real store. */
import { randomUUID } from 'node:crypto';
import { publicBlog } from '../../../shared/entry.js';
import type { Actor } from '../../../server/newsroom.js';
import type { House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;
let eve: Actor;

const { posted, revised, act } = setScene((scene) => ({ house, blog, ann, eve } = scene));

const positions = async () => {
  const { head, topSeq, blogSeq } = (await house.store.journal.blog(blog))!;
  return { head, topSeq, blogSeq };
};

test('the top of the page changes with a pinned or key entry, and not with others', async () => {
  const id = await posted();
  expect(await positions()).toEqual({ head: 2, topSeq: 1, blogSeq: 1 });
  await revised(id, { pinned: true });
  expect(await positions()).toEqual({ head: 3, topSeq: 3, blogSeq: 1 });
  await revised(id, { text: 'x' });
  expect(await positions()).toEqual({ head: 4, topSeq: 4, blogSeq: 1 });
  await revised(id, { pinned: false, key: true });
  await revised(id, { key: false });
  expect(await positions()).toEqual({ head: 6, topSeq: 6, blogSeq: 1 });
  await revised(id, { text: 'y' });
  expect((await positions()).topSeq).toBe(6);
});

test('a drive is folded from its published entries into the blog', async () => {
  const trucks = { id: 'trucks', title: 'Ten trucks', unit: 'trucks', target: 10 };
  await house.set(blog, { drives: [trucks] });
  const done = async () => publicBlog((await house.store.journal.blog(blog))!).drives[0]!.done;
  const drive = { kind: 'drive', text: '', drive: 'trucks' };
  await posted({ ...drive, add: 2 });
  const total = await posted({ ...drive, total: 5 });
  await posted({ ...drive, add: 1 });
  expect(await done()).toBe(6);
  await revised(total, { total: 7 }, ann);
  expect(await done()).toBe(8);
  await act('retract', total);
  expect(await done()).toBe(3);
  await house.set(blog, { status: 'paused' });
  const held = await posted({ ...drive, add: 4 });
  expect(await done()).toBe(3);
  await house.newsroom.publish(eve, { command: randomUUID(), id: held, blog, rev: 1 });
  expect(await done()).toBe(7);
  const { head, blogSeq } = await positions();
  expect(blogSeq).toBe(head);
});
