/** A stored follower over every engine. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { Store } from '../../server/storage/ports.js';
import { dying } from './followers/dying.js';
import { hearing } from './followers/hearing.js';
import { stopFollowers } from './followers/instance.js';
import { moving } from './followers/moving.js';
import { takenDown } from './followers/takenDown.js';
import { together } from './followers/together.js';

/** Stores are closed by the suite. */
export function followersContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];
  const open = async () => {
    const store = await openStore();
    opened.push(store);
    return store;
  };

  afterEach(async () => {
    await stopFollowers();
    for (const store of opened.splice(0)) await store.close();
  });

  describe('positions', () => moving(open));
  describe('hearing', () => hearing(open));
  describe('takedowns', () => takenDown(open));
  describe('two instances', () => together(open));
  describe('an instance that dies', () => dying(openStore));
}
