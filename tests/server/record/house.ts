/** Followers over a real journal, with its questions counted. */
import { LocalBus } from '../../../server/bus/localBus.js';
import { Followers } from '../../../server/record/followers.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { StoreAway, type Journal } from '../../../server/storage/ports.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

export async function openRecord() {
  const store = await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() });
  const calls = new Map<string, number>();
  /** `held`: by method, until when its answer does not come. */
  const wire = {
    storeIsThere: true,
    held: new Map<string, Promise<void>>(),
    hears: (_name: string, _args: unknown[]): void => undefined,
  };
  const journal = new Proxy<Journal>(
    { ...store.journal },
    {
      get:
        (_, name: keyof Journal) =>
        async (...args: unknown[]) => {
          calls.set(name, (calls.get(name) ?? 0) + 1);
          wire.hears(name, args);
          if (!wire.storeIsThere) throw new StoreAway('away');
          await wire.held.get(name);
          return (store.journal[name] as (...given: unknown[]) => unknown)(...args);
        },
    },
  );
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const clock = { at: 0 };
  const bus = new LocalBus(onFault);
  const followers = new Followers({ journal, bus, clock: () => clock.at, onFault });
  const close = async (): Promise<void> => {
    followers.stop();
    await store.close();
    removeFolders();
  };
  return { store, journal, bus, followers, calls, wire, clock, faults, close };
}
