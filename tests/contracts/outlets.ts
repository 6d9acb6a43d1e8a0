/** Outlets over every engine. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { Store } from '../../server/storage/ports.js';
import { createBlog, posts } from './journal/drafts.js';
import { carrying } from './outlets/carrying.js';
import { outletsKept } from './outlets/kept.js';
import type { Open } from './outlets/opened.js';
import { restoring } from './outlets/restoring.js';
import { telling } from './outlets/telling.js';

/** Stores are closed by the suite. */
export function outletsContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  /** Opens a store with the blog `baku` of one entry, and these outlets. */
  const open: Open = async (...outlets) => {
    const store = await openStore();
    opened.push(store);
    await createBlog(store.journal);
    await posts(store.journal, 1);
    for (const outlet of outlets) await store.outlets.add(outlet, 10);
    const blog = await store.journal.blog('baku');
    return { store, outlets: store.outlets, epoch: blog?.epoch ?? '', head: blog?.head ?? 0 };
  };

  describe('outlets themselves', () => outletsKept(open));
  describe('what is put to what waits', () => telling(open));
  describe('carrying', () => carrying(open));
  describe('outlets in a backup', () => restoring(open));
}
