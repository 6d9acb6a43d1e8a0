/** Outlets over every engine. An engine's test is a call of this with a factory of fresh, empty stores. */
import { BLOG_ITEM, type NewOutlet, type Outlet, type OutletWaiting, type Store } from '../../server/storage/ports.js';
import { createBlog, posts } from './journal/drafts.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();

const HOOK: NewOutlet = {
  id: 'hook',
  blog: 'baku',
  kind: 'webhook',
  settings: { url: 'https://a', secret: 's' },
  addedAt: at(0),
};
const CHANNEL: NewOutlet = { ...HOOK, id: 'channel', kind: 'telegram', settings: { token: 't' }, addedAt: at(1) };

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
}

type Open = (...outlets: NewOutlet[]) => Promise<Opened>;

interface Opened {
  store: Store;
  outlets: Store['outlets'];
  epoch: string;
  head: number;
}

/** Lists what waits for an outlet, as `<item> <seq>`. */
async function waits({ outlets }: Opened, id = 'hook'): Promise<string[]> {
  return (await outlets.waiting(id, 100)).map(({ item, seq }) => `${item || 'blog'} ${seq}`);
}

async function outletIn({ outlets }: Opened, id = 'hook'): Promise<Outlet> {
  const outlet = await outlets.outlet(id);
  if (outlet === null) throw new Error(`there is no ${id}`);
  return outlet;
}

function outletsKept(open: Open): void {
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
    // One that is carried to at that moment leaves nothing behind.
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

function telling(open: Open): void {
  test('each outlet of a blog waits for a change that was made after the outlet', async () => {
    const opened = await open(HOOK, CHANNEL);
    const { outlets, epoch, head } = opened;
    await outlets.tell({ blog: 'baku', epoch, seq: head, items: ['before'] });
    await outlets.tell({ blog: 'baku', epoch, seq: head + 1, items: ['e1', BLOG_ITEM] });
    await outlets.tell({ blog: 'other', epoch, seq: head + 2, items: ['elsewhere'] });
    const told = [`blog ${head + 1}`, `e1 ${head + 1}`];
    expect([await waits(opened), await waits(opened, 'channel')]).toEqual([told, told]);
  });

  test('in another epoch no number is from before', async () => {
    const opened = await open(HOOK);
    await opened.outlets.tell({ blog: 'baku', epoch: 'next', seq: 1, items: ['e1'] });
    expect(await waits(opened)).toEqual(['e1 1']);
  });

  test('an item waits once, at its newest number, also where an older one is heard again', async () => {
    const opened = await open(HOOK);
    const { outlets, epoch } = opened;
    for (const [item, seq] of [
      ['e1', 10],
      ['e2', 11],
      ['e1', 12],
      ['e1', 10],
    ] as const)
      await outlets.tell({ blog: 'baku', epoch, seq, items: [item] });
    expect(await waits(opened)).toEqual(['e2 11', 'e1 12']);
    await outlets.tell({ blog: 'baku', epoch: 'next', seq: 5, items: ['e1'] });
    expect(await outlets.waiting('hook', 1)).toEqual([{ item: 'e1', epoch: 'next', seq: 5 }]);
  });

  test('a hidden blog forgets the entries that wait, but for those of which a note is kept', async () => {
    const opened = await open(HOOK, CHANNEL);
    const { outlets, epoch } = opened;
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    await outlets.take('channel', { taken: [], notes: new Map([['e0', 'message 7']]), at: at(1) });
    await outlets.hide({ blog: 'baku', epoch, seq: 11 });
    expect(await waits(opened)).toEqual(['blog 11']);
    expect(await waits(opened, 'channel')).toEqual(['blog 11', 'e0 11']);
  });
}

function carrying(open: Open): void {
  const told = async (): Promise<Opened & { e1: OutletWaiting }> => {
    const opened = await open(HOOK, CHANNEL);
    await opened.outlets.tell({ blog: 'baku', epoch: opened.epoch, seq: 10, items: ['e1'] });
    return { ...opened, e1: { item: 'e1', epoch: opened.epoch, seq: 10 } };
  };
  const due = async ({ outlets }: Opened, minutes: number) =>
    (await outlets.dueOutlets(at(minutes))).map(({ id }) => id);

  test('an outlet is due where something waits for it, and not before its time', async () => {
    const opened = await told();
    const { outlets, e1 } = opened;
    expect(await due(opened, 1)).toEqual(['hook', 'channel']);
    await outlets.drop('channel', [e1]);
    await outlets.fail('hook', { at: at(1), why: 'silent' }, { due: at(5) });
    expect([await due(opened, 4), await due(opened, 5)]).toEqual([[], ['hook']]);
  });

  test('what was taken is forgotten, but not what changed meanwhile', async () => {
    const opened = await told();
    const { outlets, epoch, e1 } = opened;
    await outlets.tell({ blog: 'baku', epoch, seq: 11, items: ['e1'] });
    await outlets.take('hook', { taken: [e1], notes: new Map(), at: at(1) });
    await outlets.drop('channel', [e1]);
    expect([await waits(opened), await waits(opened, 'channel')]).toEqual([['e1 11'], ['e1 11']]);
    await outlets.take('hook', { taken: [{ ...e1, seq: 11 }], notes: new Map(), at: at(2) });
    expect([await waits(opened), (await outletIn(opened)).lastAt]).toEqual([[], at(2)]);
  });

  test('notes are kept by entry, replaced, and forgotten', async () => {
    const opened = await told();
    const { outlets } = opened;
    const take = (notes: [string, string | null][]) =>
      outlets.take('hook', { taken: [], notes: new Map(notes), at: at(1) });
    await take([
      ['e1', 'one'],
      ['e2', 'two'],
    ]);
    await take([
      ['e1', null],
      ['e2', 'three'],
    ]);
    expect(await outlets.notes('hook', ['e1', 'e2', 'e3'])).toEqual(new Map([['e2', 'three']]));
    expect(await outlets.notes('channel', ['e2'])).toEqual(new Map());
  });

  test('failures are counted since the last thing that was taken, and the last one stays known', async () => {
    const opened = await told();
    const { outlets, e1 } = opened;
    await outlets.fail('hook', { at: at(1), why: 'silent' }, { due: at(2) });
    await outlets.fail('hook', { at: at(2), why: 'broken', status: 503 }, { due: at(4) });
    const failure = { at: at(2), why: 'broken', status: 503 };
    expect(await outletIn(opened)).toMatchObject({
      failure,
      failingSince: at(1),
      attempts: 2,
      due: at(4),
      state: 'on',
    });
    await outlets.take('hook', { taken: [e1], notes: new Map(), at: at(5) });
    expect(await outletIn(opened)).toMatchObject({ failure, failingSince: null, attempts: 0 });
    await outlets.fail('hook', { at: at(6), why: 'silent' }, { due: at(7) });
    expect((await outletIn(opened)).failure).toEqual({ at: at(6), why: 'silent' });
  });

  test('a paused outlet is not due until it is resumed, and what it misses waits', async () => {
    const opened = await told();
    const { outlets, epoch } = opened;
    await outlets.fail('hook', { at: at(1), why: 'gone', status: 410 }, 'paused');
    await outlets.tell({ blog: 'baku', epoch, seq: 11, items: ['e2'] });
    expect([(await outletIn(opened)).state, await due(opened, 9)]).toEqual(['paused', ['channel']]);
    await outlets.resume('hook', at(9));
    expect(await due(opened, 9)).toEqual(['hook', 'channel']);
    expect(await outletIn(opened)).toMatchObject({ state: 'on', attempts: 0, failingSince: null, due: at(9) });
    expect(await waits(opened)).toEqual(['e1 10', 'e2 11']);
  });
}
