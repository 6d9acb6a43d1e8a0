import { createBlog } from '../journal/drafts.js';
import { at, CHANNEL, HOOK, outletIn, waits, type Open } from './opened.js';

export function outletsKept(open: Open): void {
  test('an outlet is kept as it came, and begins at the head of its blog', async () => {
    const opened = await open(HOOK);
    expect(await outletIn(opened)).toEqual({
      ...HOOK,
      since: { epoch: opened.epoch, seq: opened.head },
      state: 'on',
      ...{ failure: null, failingSince: null, attempts: 0, due: at(0), lastAt: null },
    });
    expect(await opened.outlets.outlet('nobody')).toBeNull();
  });

  test('a blog has no more outlets than it may, and a blog that is not there has none', async () => {
    const { outlets, store } = await open(HOOK);
    await createBlog(store.journal, 'other');
    expect(await outlets.add(CHANNEL, 1)).toBe('full');
    expect(await outlets.add({ ...CHANNEL, blog: 'other' }, 1)).toMatchObject({ id: 'channel', blog: 'other' });
    expect(await outlets.add({ ...CHANNEL, blog: 'nowhere' }, 1)).toBeNull();
  });

  test('a blog has one channel, also where two askers set one at once, and other blogs have theirs', async () => {
    const { outlets, store } = await open(HOOK);
    await createBlog(store.journal, 'other');
    const both = [CHANNEL, { ...CHANNEL, id: 'second' }].map((channel) => outlets.add(channel, 10));
    expect((await Promise.all(both)).map((added) => (typeof added === 'object' ? 'made' : added)).sort()).toEqual([
      'made',
      'set',
    ]);
    expect((await outlets.outlets('baku')).map(({ kind }) => kind)).toEqual(['webhook', 'telegram']);
    expect(await outlets.add({ ...HOOK, id: 'another' }, 10)).toMatchObject({ id: 'another' });
    expect(await outlets.add({ ...CHANNEL, id: 'theirs', blog: 'other' }, 10)).toMatchObject({ id: 'theirs' });
  });

  test('outlets are listed by blog, the oldest first', async () => {
    const { outlets, store } = await open(CHANNEL, HOOK);
    await createBlog(store.journal, 'az');
    await outlets.add({ ...HOOK, id: 'elsewhere', blog: 'az' }, 10);
    expect((await outlets.outlets('baku')).map(({ id }) => id)).toEqual(['hook', 'channel']);
    expect((await outlets.allOutlets()).map(({ id }) => id)).toEqual(['elsewhere', 'hook', 'channel']);
  });

  test('settings are replaced where they are still those that were read', async () => {
    const opened = await open(HOOK);
    const { outlets } = opened;
    expect(await outlets.setSettings('hook', HOOK.settings, { secret: 'new' })).toBe(true);
    expect(await outlets.setSettings('hook', HOOK.settings, { secret: 'newer' })).toBe(false);
    expect((await outletIn(opened)).settings).toEqual({ secret: 'new' });
  });

  test('a removed outlet takes along what waits for it and its notes', async () => {
    const opened = await open(HOOK);
    const { outlets, epoch } = opened;
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    await outlets.take('hook', { taken: [], notes: new Map([['e1', 'note']]), at: at(1) });
    expect(await outlets.remove('hook')).toBe(true);
    expect(await outlets.remove('hook')).toBe(false);
    expect([await waits(opened), await outlets.notes('hook', ['e1'])]).toEqual([[], new Map()]);
    // An outlet that is carried to at that moment leaves nothing behind.
    await outlets.take('hook', { taken: [], notes: new Map([['e1', 'note']]), at: at(1) });
    expect(await outlets.notes('hook', ['e1'])).toEqual(new Map());
  });

  test('an outlet of a blog that is not there any more is tidied away', async () => {
    const opened = await open(HOOK);
    const { outlets, store, epoch } = opened;
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    await outlets.tidy();
    expect(await waits(opened)).toEqual(['e1 10']);
    await store.archive.replaceAll((async function* () {})(), async () => undefined);
    await outlets.tidy();
    expect([await outlets.allOutlets(), await waits(opened)]).toEqual([[], []]);
  });
}
