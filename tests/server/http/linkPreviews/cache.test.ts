/** Link previews in memory: dropped with the entry that they show, and kept while there is room. */
import { jest } from '@jest/globals';
import { LocalBus } from '../../../../server/bus/localBus.js';
import { LinkPreviewCache } from '../../../../server/http/linkPreviews/cache.js';
import { Followers } from '../../../../server/record/followers.js';
import { openSqliteStore, type SqliteStore } from '../../../../server/storage/sqlite/store.js';
import { createBlog, posts, storedOf, takedownOf } from '../../../contracts/journal/drafts.js';
import { until } from '../../feed/instance.js';
import { newFolder, removeFolders } from '../../storage/sqlite/folder.js';

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

const STOOD = { epoch: 'epoch-of-baku', at: 2 };
let store: SqliteStore;
let followers: Followers;
const fail = (error: unknown): never => {
  throw error;
};
const bus = new LocalBus(fail);
const now = () => new Date();

beforeEach(async () => {
  store = await openSqliteStore({ folder: newFolder(), server: true, now });
  await createBlog(store.journal);
  followers = new Followers({ journal: store.journal, bus, onFault: fail });
});
afterEach(async () => {
  followers.stop();
  await store.close();
  removeFolders();
});

/** A post, and what the bus tells when it is taken down. */
async function takenDown() {
  const [entry] = await posts(store.journal, 1);
  const cache = new LinkPreviewCache(followers);
  const key = { slug: 'baku', entry: entry!.id, lang: 'en', standing: '1' };
  await cache.keep(key, Promise.resolve(Buffer.from('one')), STOOD);
  expect(String(await cache.known(key))).toBe('one');
  expect(cache.known({ ...key, standing: '2' })).toBeUndefined();
  void cache.keep({ ...key, lang: 'az' }, new Promise(() => undefined), STOOD);
  const { item } = storedOf(await store.journal.append(takedownOf(entry!)));
  return { item, kept: () => [cache.known(key), cache.known({ ...key, lang: 'az' })] };
}

test('[T1] an entry that is gone leaves no link preview in memory, also if it goes while it is drawn', async () => {
  const { item, kept } = await takenDown();
  bus.publish(item);
  await new Promise((done) => setImmediate(done));
  expect(kept()).toEqual([undefined, undefined]);
});

test('[T1] [F4] a takedown that the bus lost drops the link preview at the next comparison', async () => {
  followers.start();
  const { kept } = await takenDown();
  await until('the pictures are dropped', () => kept().every((picture) => picture === undefined));
});

test('the cache keeps a link preview while its entry is unchanged, and only as many link previews as it has room for', async () => {
  const cache = new LinkPreviewCache(followers, 250);
  const keyOf = (entry: string) => ({ slug: 'baku', entry, lang: 'en', standing: '1' });
  const here = () => ['a', 'b', 'c'].filter((entry) => cache.known(keyOf(entry)) !== undefined);
  const keep = (entry: string, bytes: Buffer | null) => cache.keep(keyOf(entry), Promise.resolve(bytes), STOOD);
  for (const entry of ['a', 'b']) await keep(entry, Buffer.alloc(100));
  expect(await cache.known(keyOf('a'))).toHaveLength(100);
  await keep('c', Buffer.alloc(100));
  await new Promise((done) => setImmediate(done));
  expect(here()).toEqual(['a', 'c']);
  await keep('c', null);
  await new Promise((done) => setImmediate(done));
  expect(here()).toEqual(['a']);
});

test('[T1] a link preview of an entry that changed between the look and the drawing is given out once, and not kept', async () => {
  const [first, second] = await posts(store.journal, 2);
  const cache = new LinkPreviewCache(followers);
  const keyOf = (entry: string) => ({ slug: 'baku', entry, lang: 'en', standing: '1' });
  const stood = { ...STOOD, at: 3 };
  await cache.keep(keyOf(first!.id), Promise.resolve(Buffer.from('one')), stood);
  bus.publish(storedOf(await store.journal.append(takedownOf(second!))).item);
  const drawn = cache.keep(keyOf(second!.id), Promise.resolve(Buffer.from('two')), stood);
  expect(String(await drawn)).toBe('two');
  expect(cache.known(keyOf(second!.id))).toBeUndefined();
  expect(String(await cache.known(keyOf(first!.id)))).toBe('one');
});
