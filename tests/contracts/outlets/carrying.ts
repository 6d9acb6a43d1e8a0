import { BLOG_ITEM, type OutletWaiting } from '../../../server/storage/ports.js';
import { settingsChangeOf, settingsOf, storedOf } from '../journal/drafts.js';
import { at, CHANNEL, HOOK, outletIn, waits, type Open, type Opened } from './opened.js';

export function carrying(open: Open): void {
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

  test('a clock that is set back holds up no outlet whose last attempt was taken, and none that is resumed', async () => {
    const opened = await told();
    const { outlets, epoch, e1 } = opened;
    const tell = (seq: number) => outlets.tell({ blog: 'baku', epoch, seq, items: ['e2'] });
    expect(await due(opened, -60)).toEqual(['hook', 'channel']);
    await outlets.drop('channel', [e1]);
    await outlets.fail('hook', { at: at(60), why: 'busy', status: 429 }, { due: at(65) });
    await outlets.take('hook', { taken: [e1], notes: new Map(), at: at(65) });
    await tell(11);
    await outlets.drop('channel', [{ ...e1, item: 'e2', seq: 11 }]);
    expect([await due(opened, 5), await due(opened, 61)]).toEqual([['hook'], ['hook']]);
    await outlets.fail('hook', { at: at(61), why: 'gone', status: 410 }, 'paused');
    await outlets.resume('hook', at(200));
    expect(await due(opened, 140)).toEqual(['hook']);
  });

  test('a pause that began after now, by a clock that was set back since, is over', async () => {
    const opened = await told();
    await opened.outlets.drop('channel', [opened.e1]);
    await opened.outlets.fail('hook', { at: at(60), why: 'silent' }, { due: at(75) });
    expect([await due(opened, 59), await due(opened, 60), await due(opened, 74)]).toEqual([['hook'], [], []]);
    expect(await due(opened, 75)).toEqual(['hook']);
  });

  test('a change that was taken is forgotten, but not a newer one that came meanwhile', async () => {
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
    expect([await outlets.countNotes('hook'), await outlets.countNotes('channel')]).toEqual([1, 0]);
  });

  test('entries of which a note is kept wait before all others, both by rising number', async () => {
    const opened = await told();
    const { outlets, epoch } = opened;
    const tell = (seq: number, ...items: string[]) => outlets.tell({ blog: 'baku', epoch, seq, items });
    await tell(11, 'e2');
    await tell(12, BLOG_ITEM);
    await tell(13, 'e4');
    await tell(14, 'e3');
    const notes = new Map(['e4', 'e3', 'e0'].map((entry) => [entry, 'note']));
    await outlets.take('channel', { taken: [], notes, at: at(1) });
    expect(await waits(opened, 'channel')).toEqual(['e4 13', 'e3 14', 'e1 10', 'e2 11', 'blog 12']);
    expect((await outlets.waiting('channel', 3)).map(({ item }) => item)).toEqual(['e4', 'e3', 'e1']);
    expect((await outlets.waiting('channel', 1)).map(({ item }) => item)).toEqual(['e4']);
    expect(await waits(opened)).toEqual(['e1 10', 'e2 11', 'blog 12', 'e4 13', 'e3 14']);
  });

  test('a note that is kept after the blog was hidden is to be taken back, and one that is forgotten is not', async () => {
    const opened = await told();
    const { outlets, store, epoch, e1 } = opened;
    const blog = (await store.journal.blog('baku'))!;
    storedOf(await store.journal.append(settingsChangeOf(blog, settingsOf({ visibility: 'desk' }))));
    const { blogSeq: seq } = (await store.journal.blog('baku'))!;
    await outlets.hide({ blog: 'baku', epoch, seq });
    await outlets.take('channel', { taken: [e1], notes: new Map([['e1', 'message 7']]), at: at(1) });
    expect([await waits(opened), await waits(opened, 'channel')]).toEqual([
      [`blog ${seq}`, 'e1 10'],
      [`e1 ${seq}`, `blog ${seq}`],
    ]);
    const gone = { item: 'e1', epoch, seq };
    await outlets.take('channel', { taken: [gone], notes: new Map([['e1', null]]), at: at(2) });
    expect(await waits(opened, 'channel')).toEqual([`blog ${seq}`]);
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

  test('a fault of our own is known by the id of its line in the log, until the next failure', async () => {
    const opened = await told();
    const { outlets } = opened;
    const failure = { at: at(1), why: 'internal', error: 'line 7' } as const;
    await outlets.fail('hook', failure, { due: at(2) });
    expect((await outletIn(opened)).failure).toEqual(failure);
    await outlets.fail('hook', { at: at(2), why: 'silent' }, { due: at(3) });
    expect((await outletIn(opened)).failure).toEqual({ at: at(2), why: 'silent' });
  });

  test('a note that is kept where nothing was taken ends no failing, and is no time at which something was taken', async () => {
    const opened = await told();
    const { outlets } = opened;
    const failure = { at: at(1), why: 'silent' } as const;
    await outlets.fail('hook', failure, { due: at(2) });
    await outlets.take('hook', { taken: [], notes: new Map([['e1', 'message 7']]), at: at(2) });
    await outlets.fail('hook', { ...failure, at: at(2) }, { due: at(3) });
    expect(await outletIn(opened)).toMatchObject({ failingSince: at(1), attempts: 2, lastAt: null });
    expect(await outlets.notes('hook', ['e1'])).toEqual(new Map([['e1', 'message 7']]));
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
