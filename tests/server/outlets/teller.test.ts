/** Changes as they are put to what waits: which, for whom, and how often. */
import { OutletTeller } from '../../../server/outlets/teller.js';
import type { Outlet, OutletTelling } from '../../../server/storage/ports.js';
import type { BlogRecord } from '../../../shared/entry.js';

const OUTLET = { id: 'hook', blog: 'baku', since: { epoch: 'e', seq: 3 } } as Outlet;

function tellerOf(standing: Partial<BlogRecord>, outlets: Outlet[] = [OUTLET]) {
  const told: (Omit<OutletTelling, 'items'> & { items?: readonly string[] })[] = [];
  const blog = { slug: 'baku', epoch: 'e', head: 9, blogSeq: 1, topSeq: 1, ...standing } as BlogRecord;
  const teller = new OutletTeller({
    outlets: {
      outlets: async () => outlets,
      tell: async (telling) => void told.push(telling),
      hide: async (telling) => void told.push(telling),
    },
    journal: { blog: async () => blog },
    onTold: () => undefined,
  });
  const hear = (kind: 'gone' | 'blog' | 'hidden' | 'shown', seq: number) =>
    teller.handle({ slug: 'baku', seq, kind, id: 'e1', blog: {} } as never);
  return { told, hear, blog };
}

test('a change is put to what waits by its id alone, and a blog without outlets costs no writing', async () => {
  const one = tellerOf({});
  await one.hear('gone', 7);
  expect(one.told).toEqual([{ blog: 'baku', epoch: 'e', seq: 7, items: ['e1'] }]);
  const none = tellerOf({}, []);
  await none.hear('gone', 7);
  expect(none.told).toEqual([]);
});

test('a change that moved the blog too is told with it, once, and the blog is not told again by itself', async () => {
  const { told, hear } = tellerOf({ blogSeq: 7, topSeq: 7 });
  await hear('gone', 7);
  await hear('blog', 7);
  expect(told.map(({ items }) => items)).toEqual([['e1', '']]);
});

test('a move of the top alone is no change of the blog', async () => {
  const { told, hear, blog } = tellerOf({ blogSeq: 6, topSeq: 6 });
  await hear('blog', 6);
  blog.topSeq = 8;
  await hear('gone', 8);
  await hear('blog', 8);
  expect(told.map(({ items }) => items)).toEqual([[''], ['e1']]);
});

test("a blog's state from before every outlet is no news", async () => {
  const { told, hear } = tellerOf({ blogSeq: 3, topSeq: 8 });
  await hear('gone', 8);
  await hear('blog', 8);
  expect(told.map(({ items }) => items)).toEqual([['e1']]);
});

test('a blog that is hidden is told at the seq of its own change, and again once it is shown', async () => {
  const { told, hear, blog } = tellerOf({ blogSeq: 8, topSeq: 8 });
  await hear('hidden', 5);
  expect(told).toEqual([{ blog: 'baku', epoch: 'e', seq: 8 }]);
  blog.blogSeq = 9;
  await hear('shown', 5);
  await hear('blog', 9);
  expect(told.slice(1)).toMatchObject([{ seq: 9, items: [''] }]);
});
