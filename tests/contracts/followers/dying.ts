import type { Journal, Store } from '../../../server/storage/ports.js';
import { changeOf, createBlog, entryWith, postOf, posts, retractionOf, stored } from '../journal/drafts.js';
import { Death, NAME, startFollower, stopFollowers, told, untilHeard } from './instance.js';

/** Changes of two blogs; the second is made after the follower, and is heard from its beginning. */
async function change(journal: Journal): Promise<void> {
  await createBlog(journal, 'kyiv');
  const [one, two] = await posts(journal, 2);
  await stored(journal, changeOf('revise', one!, { rev: 2 }));
  await stored(journal, retractionOf(two!));
  await stored(journal, postOf(entryWith({ blog: 'kyiv' })));
}

const BAKU = ['entry 5', 'gone 6', 'entry 7'];
const KYIV = ['blog 1', 'entry 2', 'entry 3'];

/** Whether the second instance goes on where the first one stopped: with its last event again, or with the next. */
function goesOn(first: string[], second: string[], all: string[]): boolean {
  const repeated = first.length > 0 && second[0] === first.at(-1) ? second.slice(1) : second;
  return JSON.stringify([...first, ...repeated]) === JSON.stringify(all);
}

export function dying(openStore: () => Promise<Store>): void {
  /** Whether the first instance died there: a run that takes fewer awaits outlives it. */
  async function dieAt(await_: number): Promise<boolean> {
    const store = await openStore();
    try {
      await createBlog(store.journal);
      await posts(store.journal, 1);
      await store.followers.make(NAME);
      await change(store.journal);
      const death = new Death(await_);
      const first = startFollower(store, { death });
      const isDone = () => told(first.heard).includes('gone 6') && told(first.heard, 'kyiv').includes('entry 2');
      await untilHeard('the first dies, or is done', () => death.hasCome || isDone());
      if (!death.hasCome) await first.stop();
      await posts(store.journal, 1);
      await stored(store.journal, postOf(entryWith({ blog: 'kyiv' })));
      const second = startFollower(store);
      const isLast = () => told(second.heard).includes('entry 7') && told(second.heard, 'kyiv').includes('entry 3');
      await untilHeard(`the second, after a death at await ${await_}`, isLast, second);
      for (const [blog, all] of [['baku', BAKU] as const, ['kyiv', KYIV] as const]) {
        const [one, two] = [told(first.heard, blog), told(second.heard, blog)];
        expect({ await_, one, two, goesOn: goesOn(one, two, all) }).toEqual({ await_, one, two, goesOn: true });
      }
      return death.hasCome;
    } finally {
      await stopFollowers();
      await store.close();
    }
  }

  test('a follower whose instance dies at any await misses no change, and repeats one change of a blog at most', async () => {
    let await_ = 1;
    while (await dieAt(await_)) await_ += 1;
    // Guards its own premise: it reads, tells and moves, for each of five changes in two blogs.
    expect(await_).toBeGreaterThan(20);
  }, 180_000);
}
