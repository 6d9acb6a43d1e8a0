import { StoreAway, type FollowerPositions, type Store } from '../../../server/storage/ports.js';
import { createBlog, posts } from '../journal/drafts.js';
import { NAME, SHORT_LEASE, startFollower, told, untilHeard } from './instance.js';

export function together(open: () => Promise<Store>): void {
  async function opened(): Promise<Store> {
    const store = await open();
    await createBlog(store.journal);
    await posts(store.journal, 1);
    return store;
  }

  test('two instances that make a follower at once hear nothing of before, and each change once', async () => {
    const store = await opened();
    let made = 0;
    const make = async (name: string): Promise<void> => {
      await store.followers.make(name);
      made += 1;
    };
    const over = (same: Store): Store => ({ ...same, followers: { ...same.followers, make } });
    const instances = [startFollower(store, { over }), startFollower(store, { over })];
    const all = () => instances.flatMap(({ heard }) => heard);
    await untilHeard('the follower is made', () => made > 0, ...instances);
    await posts(store.journal, 5);
    await untilHeard('the posts', () => told(all()).includes('entry 7'), ...instances);
    const events = told(all());
    expect(new Set(events).size).toBe(events.length);
    expect(events).not.toContain('entry 2');
  });

  test('an instance that lost its lease without knowing repeats one change at most, and moves nothing', async () => {
    const store = await opened();
    await store.followers.make(NAME);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    // Its renewals are lost on the way, as those of a machine that is cut off.
    const renew = (): Promise<never> => Promise.reject(new StoreAway('cut off'));
    const followers: FollowerPositions = { ...store.followers, renew };
    let asked = 0;
    const handle = () => Promise.resolve(void (asked += 1)).then(() => held);
    await posts(store.journal, 3);
    const late = startFollower(store, { lease: SHORT_LEASE, handle, over: (same) => ({ ...same, followers }) });
    await untilHeard('the late one is telling', () => asked > 0, late);
    let begun = false;
    const there = startFollower(store, { handle: () => Promise.resolve(void (begun = true)) });
    await untilHeard('the other instance takes over', () => begun, late, there);
    await untilHeard('all of it', () => told(there.heard).includes('entry 5'), there);
    goOn();
    await untilHeard('the late one is done', () => late.heard.length > 0, there);
    await posts(store.journal, 1);
    await untilHeard('the next post', () => told([...there.heard, ...late.heard]).includes('entry 6'), there, late);
    expect(told(late.heard).filter((event) => event !== 'entry 6')).toEqual(['entry 3']);
    expect(told([...there.heard]).filter((event) => event !== 'entry 6')).toEqual(['entry 3', 'entry 4', 'entry 5']);
    expect(told([...there.heard, ...late.heard]).filter((event) => event === 'entry 6')).toHaveLength(1);
  });

  test('a stopped instance leaves its lease to the next at once, after what it was telling', async () => {
    const store = await opened();
    await store.followers.make(NAME);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let asked = 0;
    const here = startFollower(store, { handle: () => Promise.resolve(void (asked += 1)).then(() => held) });
    await posts(store.journal, 2);
    await untilHeard('the first is being told', () => asked > 0, here);
    const stopped = here.stop();
    goOn();
    await stopped;
    const first = (await store.followers.position(NAME, 'baku'))!.seq;
    expect(told(here.heard)).toEqual([`entry ${first}`]);
    expect(await store.followers.lease(NAME, 'next', 1_000)).toBe('held');
  });
}
