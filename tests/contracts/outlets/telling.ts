import { BLOG_ITEM } from '../../../server/storage/ports.js';
import { at, CHANNEL, HOOK, waits, type Open } from './opened.js';

export function telling(open: Open): void {
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

  test('a hidden blog waits together with each entry of which a note is kept, and what waited waits on at its own number', async () => {
    const opened = await open(HOOK, CHANNEL);
    const { outlets, epoch } = opened;
    const notes = new Map([
      ['e0', 'message 7'],
      ['e1', 'message 8'],
    ]);
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    await outlets.take('channel', { taken: [], notes, at: at(1) });
    await outlets.hide({ blog: 'baku', epoch, seq: 11 });
    expect(await waits(opened)).toEqual(['e1 10', 'blog 11']);
    const all = await waits(opened, 'channel');
    expect(all.toSorted()).toEqual(['blog 11', 'e0 11', 'e1 10']);
  });

  test('entries that waited before a blog was hidden are forgotten once that is taken, but for those of which a note is kept', async () => {
    const opened = await open(HOOK, CHANNEL);
    const { outlets, epoch } = opened;
    const hidden = { item: BLOG_ITEM, epoch, seq: 12 };
    await outlets.take('hook', { taken: [], notes: new Map([['e1', 'message 7']]), at: at(1) });
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    await outlets.tell({ blog: 'baku', epoch, seq: 11, items: ['e2'] });
    await outlets.hide({ blog: 'baku', epoch, seq: 12 });
    await outlets.tell({ blog: 'baku', epoch, seq: 14, items: ['e3', BLOG_ITEM] });
    await outlets.take('hook', { taken: [hidden], hidden, notes: new Map(), at: at(2) });
    expect((await waits(opened)).toSorted()).toEqual(['blog 14', 'e1 10', 'e3 14']);
    // Another outlet has not taken it yet.
    expect((await waits(opened, 'channel')).toSorted()).toEqual(['blog 14', 'e1 10', 'e2 11', 'e3 14']);
  });

  test('entries of which a note is kept are looked at again in another epoch, and what waits already waits on', async () => {
    const opened = await open(HOOK, CHANNEL);
    const { outlets, epoch } = opened;
    await outlets.take('channel', {
      taken: [],
      notes: new Map([
        ['e0', '7'],
        ['e1', '8'],
      ]),
      at: at(1),
    });
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    await outlets.tellNoted({ blog: 'other', epoch: 'next', seq: 5 });
    await outlets.tellNoted({ blog: 'baku', epoch: 'next', seq: 6 });
    await outlets.tellNoted({ blog: 'baku', epoch: 'next', seq: 7 });
    expect([await waits(opened), await waits(opened, 'channel')]).toEqual([['e1 10'], ['e0 6', 'e1 10']]);
  });
}
