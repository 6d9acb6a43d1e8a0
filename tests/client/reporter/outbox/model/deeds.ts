/** The deeds that random runs consist of: of the people with the phone, of the desk, and of the phone itself. */
import fc from 'fast-check';
import { FATES } from './network.js';
import { PEOPLE, type World } from './world.js';
import { writes } from './writing.js';

const tab = fc.nat(1);
const which = fc.nat(4);

export const DEED = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('posts' as const), tab, photos: fc.nat(2), isBad: rarely() }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('revises' as const), tab, which, photos: fc.nat(2), isBad: rarely() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('retracts' as const), tab, which, undo: fc.constantFrom(0, 6_000) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('undoes' as const), tab, which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('mends' as const), tab, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('discards' as const), tab, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('looks' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('desk edits' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('desk takes down' as const), which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('comes to front' as const), tab }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('is killed' as const), tab, after: fc.nat(12) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('is left' as const), tab, after: fc.nat(12), comesBack: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wakes' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('goes' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('signs in' as const), person: fc.constantFrom(...PEOPLE) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('session ends' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('disk fails' as const), times: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('time passes' as const), ms: fc.nat(30_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('clock jumps' as const), ms: fc.integer({ min: -9e6, max: 9e6 }) }),
  },
);
export type Deed = typeof DEED extends fc.Arbitrary<infer Made> ? Made : never;

export const FATE = fc.constantFrom('arrives' as const, 'arrives' as const, ...FATES);

function rarely() {
  return fc.nat(7).map((n) => n === 0);
}

/** Does one deed; one that is not possible now is left out. */
export async function does(world: World, deed: Deed): Promise<void> {
  switch (deed.does) {
    case 'comes to front':
      return world.comesToFront(deed.tab);
    case 'is killed':
      world.tab(deed.tab).life.left = deed.after;
      return;
    case 'is left':
      return world.tab(deed.tab).leaves(deed.after, deed.comesBack);
    case 'wakes':
      return world.tab(deed.tab).outbox?.wake();
    case 'goes':
      return void (await world.tab(deed.tab).does((outbox) => outbox.release()));
    case 'signs in':
      return world.signIn(deed.person);
    case 'session ends':
      world.server.session = null;
      return;
    case 'disk fails':
      world.disk.failures = deed.times;
      return;
    case 'time passes':
      return world.clock.pass(deed.ms);
    case 'clock jumps':
      return world.clock.jump(deed.ms);
    case 'looks':
      return world.looks(deed.tab);
    default:
      return writes(world, deed);
  }
}
