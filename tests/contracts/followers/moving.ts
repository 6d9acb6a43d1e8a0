import type { Store, StoredPosition } from '../../../server/storage/ports.js';
import { createBlog, posts, settingsOf } from '../journal/drafts.js';

const LONG = 60_000;

export function moving(open: () => Promise<Store>): void {
  const heads: StoredPosition = { epoch: 'epoch-of-baku', seq: 3, hidden: false };

  async function opened() {
    const { journal, followers } = await open();
    await createBlog(journal);
    await posts(journal, 2);
    await followers.make('push');
    return { journal, followers };
  }

  test('a new follower stands at the head of each blog, and in a later blog at its beginning', async () => {
    const { journal, followers } = await opened();
    await createBlog(journal, 'kyiv', settingsOf({ visibility: 'desk' }));
    await posts(journal, 1);
    await followers.make('push');
    expect(await followers.position('push', 'baku')).toEqual(heads);
    expect(await followers.position('push', 'kyiv')).toEqual({ epoch: 'epoch-of-kyiv', seq: 0, hidden: true });
    expect(await followers.position('push', 'none')).toBeNull();
    await followers.make('hooks');
    expect(await followers.position('hooks', 'kyiv')).toEqual({ epoch: 'epoch-of-kyiv', seq: 1, hidden: true });
  });

  test('a position moves from where it stands alone, and for the holder of the lease alone', async () => {
    const { followers } = await opened();
    const to = { ...heads, seq: 4, hidden: true };
    expect(await followers.move('push', 'ann', 'baku', { from: heads, to })).toBe(false);
    await followers.lease('push', 'ann', LONG);
    expect(await followers.move('push', 'eve', 'baku', { from: heads, to })).toBe(false);
    expect(await followers.move('push', 'ann', 'baku', { from: to, to: heads })).toBe(false);
    expect(await followers.move('push', 'ann', 'baku', { from: heads, to })).toBe(true);
    expect(await followers.position('push', 'baku')).toEqual(to);
    await followers.release('push', 'ann');
    await followers.lease('push', 'eve', LONG);
    expect(await followers.move('push', 'ann', 'baku', { from: to, to: heads })).toBe(false);
    expect(await followers.position('push', 'baku')).toEqual(to);
  });

  test('a follower is leased to one holder at a time, until its time is over', async () => {
    const { followers } = await opened();
    const holders = Array.from({ length: 8 }, (_, at) => `holder-${at}`);
    const answers = await Promise.all(holders.map((holder) => followers.lease('push', holder, LONG)));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    const holder = holders[answers.indexOf('held')]!;
    expect(await followers.renew('push', holder, 50)).toEqual({ asked: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await followers.lease('push', 'eve', LONG)).toBe('held');
    expect(await followers.renew('push', 'eve', LONG)).toEqual({ asked: false });
    expect(await followers.renew('push', holder, LONG)).toBeNull();
  });

  test('the last seq of an epoch is known as long as the record has a change of it', async () => {
    const { journal } = await opened();
    await journal.beginEpoch('baku', { from: 'epoch-of-baku', to: 'second', at: '2022-02-27T12:00:00.000Z' });
    await posts(journal, 1);
    expect(await journal.lastSeqOf('baku', 'epoch-of-baku')).toBe(3);
    expect(await journal.lastSeqOf('baku', 'second')).toBe(5);
    expect(await journal.lastSeqOf('baku', 'third')).toBeNull();
    expect(await journal.lastSeqOf('none', 'second')).toBeNull();
  });
}
