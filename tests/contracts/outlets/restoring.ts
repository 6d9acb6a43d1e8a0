import { given, recordsOf } from '../filledStore.js';
import { at, HOOK, outletIn, waits, type Open } from './opened.js';

const nothing = async (): Promise<void> => undefined;

export function restoring(open: Open): void {
  test('an outlet comes along with its secrets and notes, and is paused where it was not before', async () => {
    const from = await open(HOOK);
    await from.outlets.tell({ blog: 'baku', epoch: from.epoch, seq: 10, items: ['e1'] });
    await from.outlets.take('hook', { taken: [], notes: new Map([['e0', 'message 7']]), at: at(1) });
    const records = await recordsOf(from.store);
    const to = await open();
    await to.store.archive.replaceAll(given(records), nothing);
    const { settings, state, failure, since } = await outletIn(to);
    expect({ settings, state, why: failure?.why, since }).toEqual({
      ...{ settings: HOOK.settings, state: 'paused', why: 'restored' },
      since: { epoch: from.epoch, seq: from.head },
    });
    expect(failure?.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
    expect([await to.outlets.notes('hook', ['e0']), await waits(to)]).toEqual([new Map([['e0', 'message 7']]), []]);
    // Carried on once more, it is the same.
    expect(await recordsOf(to.store)).toEqual(records);
  });

  test('an outlet that stands where a backup is restored stays as it is, with what waits for it', async () => {
    const opened = await open(HOOK);
    const { outlets, store, epoch } = opened;
    await outlets.take('hook', { taken: [], notes: new Map([['e0', 'message 7']]), at: at(1) });
    const records = await recordsOf(store);
    await outlets.take('hook', { taken: [], notes: new Map([['e0', null]]), at: at(2) });
    await outlets.tell({ blog: 'baku', epoch, seq: 10, items: ['e1'] });
    const before = await outletIn(opened);
    await store.archive.replaceAll(given(records), nothing);
    expect(await outletIn(opened)).toEqual(before);
    expect([await outlets.notes('hook', ['e0']), await waits(opened)]).toEqual([new Map(), ['e1 10']]);
  });
}
