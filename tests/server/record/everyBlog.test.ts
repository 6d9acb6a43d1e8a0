/** Every blog, new ones too, also while the store is away now and then. */
import { jest } from '@jest/globals';
import { EveryBlog } from '../../../server/record/everyBlog.js';
import { createBlog } from '../../contracts/journal/drafts.js';
import { openRecord } from './house.js';

// Each post waits for the disk, which other suites use at the same time: a busy one takes seconds.
jest.setTimeout(30_000);

let record: Awaited<ReturnType<typeof openRecord>>;
let began: string[];
let stopped: string[];
let isAway: boolean;
let blogs: EveryBlog;

beforeEach(async () => {
  record = await openRecord();
  await createBlog(record.store.journal);
  [began, stopped, isAway] = [[], [], false];
  blogs = new EveryBlog({
    followers: record.followers,
    follow: async (slug, from) => {
      if (isAway) throw new Error('away');
      began.push(`${slug} from its ${from}`);
      return () => void stopped.push(slug);
    },
    onFault: (error) => void record.faults.push(error),
  });
});
afterEach(() => record.close());

test('a blog that is there is followed from its head, a blog that is made later from its beginning', async () => {
  await blogs.start();
  await createBlog(record.store.journal, 'kyiv');
  await record.followers.compareAll();
  await record.followers.compareAll();
  expect(began).toEqual(['baku from its head', 'kyiv from its beginning']);
  blogs.stop();
  expect(stopped).toEqual(['baku', 'kyiv']);
});

test('a new blog that cannot be followed for now is tried again, and is followed once', async () => {
  await blogs.start();
  isAway = true;
  await createBlog(record.store.journal, 'kyiv');
  await record.followers.compareAll();
  expect(record.faults).toHaveLength(1);
  isAway = false;
  await record.followers.compareAll();
  await record.followers.compareAll();
  expect(began).toEqual(['baku from its head', 'kyiv from its beginning']);
});

test('a start that the store’s absence broke off goes on where it is asked again, from the heads', async () => {
  record.wire.storeIsThere = false;
  await expect(blogs.start()).rejects.toThrow('away');
  record.wire.storeIsThere = true;
  isAway = true;
  await expect(blogs.start()).rejects.toThrow('away');
  isAway = false;
  await blogs.start();
  expect(began).toEqual(['baku from its head']);
});

test('many blogs begin to be followed side by side', async () => {
  for (let n = 0; n < 20; n += 1) await createBlog(record.store.journal, `blog-${n}`);
  let [underWay, most] = [0, 0];
  const every = new EveryBlog({
    followers: record.followers,
    follow: async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return () => undefined;
    },
    onFault: (error) => void record.faults.push(error),
  });
  await every.start();
  expect(most).toBeGreaterThan(10);
});
