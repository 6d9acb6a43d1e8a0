import { Moments } from '../../../server/feed/moments.js';
import { StoreAway } from '../../../server/storage/ports.js';
import type { BlogRecord } from '../../../shared/entry.js';

const momentsOf = () => Promise.resolve(new Map<number, string>());

const blog = (head: number) =>
  ({ slug: 'baku', epoch: 'e', head, updatedAt: '2022-02-27T09:30:12.000Z' }) as BlogRecord;

test('a blog’s first and last times are asked of the record once per head, and are told to the minute', async () => {
  const asked: number[] = [];
  const moments = new Moments({
    momentsOf,
    told: (_slug, head) => {
      asked.push(head);
      return Promise.resolve({ begun: '2022-02-27T10:00:07.000Z', last: `2022-02-27T11:0${head.toString()}:31.000Z` });
    },
  });
  const told = { begun: '2022-02-27T10:00:00.000Z', last: '2022-02-27T11:02:00.000Z' };
  expect([await moments.of(blog(2)), await moments.of(blog(2))]).toEqual([told, told]);
  expect((await moments.of(blog(3))).last).toBe('2022-02-27T11:03:00.000Z');
  expect(asked).toEqual([2, 3]);
});

test('[F7] while the store is away the last answer holds, or the blog’s own time', async () => {
  let isAway = true;
  const moments = new Moments({
    momentsOf,
    told: () =>
      isAway
        ? Promise.reject(new StoreAway())
        : Promise.resolve({ begun: '2022-02-27T10:00:07.000Z', last: '2022-02-27T11:02:31.000Z' }),
  });
  const own = '2022-02-27T09:30:00.000Z';
  expect(await moments.of(blog(2))).toEqual({ begun: own, last: own });
  isAway = false;
  await moments.of(blog(2));
  isAway = true;
  expect((await moments.of(blog(3))).last).toBe('2022-02-27T11:02:00.000Z');
});

test('an entry’s last change is told to the minute, by what the record says of its seq', async () => {
  const moments = new Moments({
    told: () => Promise.resolve(null),
    momentsOf: async (_slug, seqs) =>
      new Map(seqs.filter((seq) => seq < 9).map((seq) => [seq, `2022-02-27T11:0${seq.toString()}:31.000Z`])),
  });
  const entries = [
    { id: 'a', seq: 2 },
    { id: 'b', seq: 9 },
    { id: 'c', seq: null },
  ];
  expect([...(await moments.ofEntries('baku', entries))]).toEqual([['a', '2022-02-27T11:02:00.000Z']]);
});

test('[F7] while the store is away nothing is said of entries’ changes', async () => {
  const away = () => Promise.reject(new StoreAway());
  const moments = new Moments({ told: away, momentsOf: away });
  expect([...(await moments.ofEntries('baku', [{ id: 'a', seq: 2 }]))]).toEqual([]);
});
