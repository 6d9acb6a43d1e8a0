import type { Journal, Store } from '../../../server/storage/ports.js';
import {
  AT,
  changeOf,
  createBlog,
  entryWith,
  heldWith,
  postOf,
  posts,
  retractionOf,
  settingsChangeOf,
  settingsOf,
  stored,
  storedOf,
} from '../journal/drafts.js';
import { NAME, startFollower, told, untilHeard } from './instance.js';

export function hearing(open: () => Promise<Store>): void {
  /** A store with a blog and an entry of before, and a follower that is made after them. */
  async function opened(): Promise<Store> {
    const store = await open();
    await createBlog(store.journal);
    await posts(store.journal, 1);
    await store.followers.make(NAME);
    return store;
  }

  async function show(journal: Journal, visibility: 'public' | 'desk', slug = 'baku'): Promise<void> {
    const blog = (await journal.blog(slug))!;
    storedOf(await journal.append(settingsChangeOf(blog, settingsOf({ visibility }))));
  }

  test('a follower hears public changes as they stand, by seq, and nothing of before', async () => {
    const store = await opened();
    const { journal } = store;
    const here = startFollower(store);
    const [one, two] = await posts(journal, 2);
    await stored(journal, changeOf('revise', one!, { rev: 2 }));
    await stored(journal, retractionOf(two!));
    await untilHeard('the retraction', () => told(here.heard).includes('gone 6'), here);
    expect(told(here.heard).filter((event) => /[3456]$/.test(event)).length).toBe(here.heard.length);
    expect(told(here.heard).slice(-2)).toEqual(['entry 5', 'gone 6']);
    expect(JSON.stringify(here.heard)).not.toContain('person-of-ann');
  });

  test('a held entry and a step of the desk are never heard', async () => {
    const store = await opened();
    const here = startFollower(store);
    const held = await stored(store.journal, postOf(heldWith()));
    const [shown] = await posts(store.journal, 1);
    await untilHeard('the post', () => here.heard.length > 0, here);
    await stored(store.journal, changeOf('publish', held, { state: 'published', publishedAt: AT }));
    await untilHeard('the publication', () => here.heard.length > 1, here);
    expect(here.heard).toMatchObject([{ entry: { id: shown!.id } }, { entry: { id: held.id } }]);
  });

  test('a blog that is made later is heard from its beginning', async () => {
    const store = await opened();
    const here = startFollower(store);
    await posts(store.journal, 1);
    // Blogs that are made after this are found by the look at all blogs alone.
    await untilHeard('the post of before the new blog', () => told(here.heard).includes('entry 3'), here);
    await createBlog(store.journal, 'kyiv');
    for (let n = 0; n < 2; n += 1) await stored(store.journal, postOf(entryWith({ blog: 'kyiv' })));
    await untilHeard('the second post', () => told(here.heard, 'kyiv').length === 3, here);
    expect(told(here.heard, 'kyiv')).toEqual(['blog 1', 'entry 2', 'entry 3']);
  });

  test('a blog that becomes its desk’s alone is heard as hidden; when it is shown again, its changes follow', async () => {
    const store = await opened();
    const { journal } = store;
    const here = startFollower(store);
    await posts(journal, 1);
    await untilHeard('the post', () => here.heard.length === 1, here);
    await show(journal, 'desk');
    await untilHeard('that it is hidden', () => told(here.heard).includes('hidden 3'), here);
    const [secret] = await posts(journal, 1);
    await posts(journal, 1);
    await stored(journal, retractionOf(secret!));
    for (let n = 0; n < 5; n += 1) await here.compare();
    expect(told(here.heard)).toEqual(['entry 3', 'hidden 3']);
    await show(journal, 'public');
    await untilHeard('that it is shown', () => told(here.heard).includes('blog 8'), here);
    expect(told(here.heard)).toEqual(['entry 3', 'hidden 3', 'shown 3', 'entry 6', 'gone 7', 'blog 8']);
  });

  test('a blog that is prepared at the desk is heard from its beginning once readers may see it', async () => {
    const store = await opened();
    const here = startFollower(store);
    await createBlog(store.journal, 'kyiv', settingsOf({ visibility: 'desk' }));
    await stored(store.journal, postOf(entryWith({ blog: 'kyiv' })));
    await posts(store.journal, 1);
    await untilHeard('the post elsewhere', () => told(here.heard).length === 1, here);
    for (let n = 0; n < 5; n += 1) await here.compare();
    expect(told(here.heard, 'kyiv')).toEqual([]);
    await show(store.journal, 'public', 'kyiv');
    await untilHeard('its blog', () => told(here.heard, 'kyiv').length === 3, here);
    expect(told(here.heard, 'kyiv')).toEqual(['shown 0', 'entry 2', 'blog 3']);
  });

  test('[J6] after another epoch nothing is heard again, and changes after it are', async () => {
    const store = await opened();
    const { journal } = store;
    const here = startFollower(store);
    await posts(journal, 3);
    await untilHeard('the posts', () => told(here.heard).includes('entry 5'), here);
    await journal.beginEpoch('baku', { from: 'epoch-of-baku', to: 'second', at: AT });
    await posts(journal, 1);
    await untilHeard('the post after it', () => told(here.heard).includes('entry 7'), here);
    expect(told(here.heard).filter((event) => event.startsWith('entry')).length).toBeLessThanOrEqual(4);
    expect(told(here.heard).slice(-2)).toEqual(['blog 6', 'entry 7']);
  });

  test('[J6] a follower that knows more than the record has goes on from the head that was left', async () => {
    const store = await opened();
    const { journal, followers } = store;
    const from = (await followers.position(NAME, 'baku'))!;
    await followers.lease(NAME, 'earlier', 1);
    await followers.move(NAME, 'earlier', 'baku', { from, to: { ...from, seq: 90 } });
    await followers.release(NAME, 'earlier');
    await posts(journal, 2);
    await journal.beginEpoch('baku', { from: 'epoch-of-baku', to: 'second', at: AT });
    await posts(journal, 1);
    const here = startFollower(store);
    await untilHeard('the post after it', () => told(here.heard).includes('entry 6'), here);
    expect(told(here.heard)).toEqual(['blog 5', 'entry 6']);
  });

  test('an event that cannot be told is told again in its turn, with what changed since, while other blogs go on', async () => {
    const store = await opened();
    const { journal } = store;
    await createBlog(journal, 'kyiv');
    let failures = 0;
    const handle = async (event: { slug: string }): Promise<void> => {
      if (event.slug !== 'baku' || failures >= 3) return;
      failures += 1;
      throw new Error('no answer');
    };
    const [one] = await posts(journal, 2);
    const here = startFollower(store, { handle });
    await untilHeard('the other blog', () => told(here.heard, 'kyiv').length === 1, here);
    await stored(journal, retractionOf(one!));
    await untilHeard('the retraction', () => told(here.heard).includes('gone 5'), here);
    expect(failures).toBe(3);
    expect(told(here.heard).slice(-2)).toEqual(['entry 4', 'gone 5']);
    expect(here.faults.length).toBeGreaterThanOrEqual(3);
  });
}
