/** The contract that every engine keeps of photos. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { Journal, Photos, Store } from '../../server/storage/ports.js';
import { createBlog } from './journal/drafts.js';
import { photoRecordsContract } from './photos/records.js';
import { uploadsContract } from './photos/uploads.js';

/** Stores are closed by the suite. */
export function photosContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];

  async function open(): Promise<{ journal: Journal; photos: Photos }> {
    const store = await openStore();
    opened.push(store);
    await createBlog(store.journal);
    return store;
  }

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  photoRecordsContract(open);
  uploadsContract(open);

  const LONG = 60_000;
  const SHORT = 50;

  test('an upload is leased to one holder at a time, who learns that another asks', async () => {
    const { photos } = await open();
    expect(await photos.lease('u', 'ann', LONG)).toBe('held');
    expect(await photos.renew('u', 'ann', LONG)).toEqual({ asked: false });
    expect(await photos.lease('u', 'eve', LONG)).toBe('taken');
    expect(await photos.lease('v', 'eve', LONG)).toBe('held');
    expect(await photos.lease('u', 'ann', LONG)).toBe('held');
    expect(await photos.renew('u', 'ann', LONG)).toEqual({ asked: true });
    await photos.release('u', 'eve');
    expect(await photos.lease('u', 'eve', LONG)).toBe('taken');
    await photos.release('u', 'ann');
    expect(await photos.lease('u', 'eve', LONG)).toBe('held');
    // A question to the holder before is nothing to the next one.
    expect(await photos.renew('u', 'eve', LONG)).toEqual({ asked: false });
    expect(await photos.renew('u', 'ann', LONG)).toBeNull();
  });

  test('a lease that is not renewed ends by itself, and is lost once another holder took it', async () => {
    const { photos } = await open();
    await photos.lease('u', 'ann', SHORT);
    await new Promise((resolve) => setTimeout(resolve, 2 * SHORT));
    expect(await photos.renew('u', 'ann', SHORT)).toEqual({ asked: false });
    await new Promise((resolve) => setTimeout(resolve, 2 * SHORT));
    expect(await photos.lease('u', 'eve', LONG)).toBe('held');
    expect(await photos.renew('u', 'ann', LONG)).toBeNull();
    await photos.release('u', 'ann');
    expect(await photos.renew('u', 'eve', LONG)).toEqual({ asked: false });
  });

  test('a lease that many ask for at one moment goes to one of them', async () => {
    const { photos } = await open();
    const holders = Array.from({ length: 8 }, (_, at) => `holder-${at}`);
    const answers = await Promise.all(holders.map((holder) => photos.lease('u', holder, LONG)));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
  });
}
