import { Leases } from '../../../server/leases.js';
import { Rounds, type RoundsParts, type Tenure } from '../../../server/leases/rounds.js';
import type { LeasePort } from '../../../server/storage/ports.js';

const TIMING = { leaseMs: 120, renewEveryMs: 20, askEveryMs: 5 };

/** A port that one process asks; while it `isFrozen` no renewal is answered, as by a store that is away. */
function portOf(): LeasePort & { isFrozen: boolean; holder: string | null } {
  return {
    isFrozen: false,
    holder: null,
    async lease(_name, holder) {
      if (this.holder !== null) return 'taken';
      this.holder = holder;
      return 'held';
    },
    async renew(_name, holder) {
      while (this.isFrozen) await new Promise((resolve) => setTimeout(resolve, 2));
      return this.holder === holder ? { asked: false } : null;
    },
    async release(_name, holder) {
      if (this.holder === holder) this.holder = null;
    },
  };
}

const running: Rounds<string>[] = [];
afterEach(async () => {
  for (const rounds of running.splice(0)) await rounds.stop();
});

function startRounds(parts: Pick<RoundsParts<string>, 'round'> & Partial<RoundsParts<string>>, port = portOf()) {
  const faults: unknown[] = [];
  const rounds = new Rounds<string>({
    ...{ name: 'work', look: async () => ['a', 'b'], keyOf: (place) => place, atOnce: 4, lookEveryMs: 5, what: 'work' },
    leases: new Leases(port, TIMING),
    onFault: (error) => void faults.push(error),
    ...parts,
  });
  running.push(rounds);
  rounds.start();
  return { rounds, faults, port };
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !holds();) {
    if (Date.now() > end) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const ended = ({ ending }: Tenure) =>
  new Promise<number>((resolve) => ending.addEventListener('abort', () => resolve(0)));

test('a place whose round does not end delays no other, and has one round at a time', async () => {
  const begun: string[] = [];
  startRounds({
    round: async (place, tenure) => {
      begun.push(place);
      return place === 'a' ? ended(tenure) : 0;
    },
  });
  await until(() => begun.filter((place) => place === 'b').length >= 3);
  expect(begun.filter((place) => place === 'a')).toHaveLength(1);
});

test('a place that asks for a pause is left alone for as long, and a round that fails is reported', async () => {
  let [now, asked] = [0, 0];
  const { faults } = startRounds({
    clock: () => now,
    round: async (place) => {
      if (place === 'b') throw new Error('broken');
      asked += 1;
      return 1_000;
    },
  });
  await until(() => faults.length >= 3);
  expect(asked).toBe(1);
  now = 1_000;
  await until(() => asked === 2);
});

test('an instance that waits for the lease works once it is free, and never beside the other', async () => {
  const port = portOf();
  const at: string[] = [];
  const first = startRounds({ round: async () => at.push('first') * 0 }, port);
  startRounds({ round: async () => at.push('second') * 0 }, port);
  await until(() => at.length >= 5);
  expect(at).not.toContain('second');
  await first.rounds.stop();
  const before = at.length;
  await until(() => at.length > before + 3);
  expect(at.slice(before)).not.toContain('first');
});

test('a lease that could not be renewed in its time holds no more, and ends what is under way', async () => {
  const seen: Tenure[] = [];
  const { port } = startRounds({
    round: async (_place, tenure) => {
      seen.push(tenure);
      return ended(tenure);
    },
  });
  await until(() => seen.length > 0);
  const [tenure] = seen;
  expect(tenure?.holds()).toBe(true);
  port.isFrozen = true;
  await until(() => tenure?.holds() === false);
  port.holder = 'another instance';
  port.isFrozen = false;
  await until(() => tenure?.ending.aborted === true);
});

test('whoever looks knows which places have a round, and which are left alone', async () => {
  const free: string[] = [];
  startRounds({
    look: async (isFree) => {
      free.push(['a', 'b', 'c'].filter(isFree).join());
      return ['a', 'b'];
    },
    round: async (place, tenure) => (place === 'a' ? 1_000_000 : ended(tenure)),
  });
  await until(() => free.length >= 3);
  expect([free[0], free[2]]).toEqual(['a,b,c', 'c']);
});

test('a place that waits for a slot is begun when one is free, and not at the next look', async () => {
  const begun: string[] = [];
  startRounds({
    ...{ atOnce: 1, lookEveryMs: 60_000 },
    look: async () => ['a', 'b', 'c'].filter((place) => !begun.includes(place)),
    isWaitedFor: () => begun.length < 3,
    round: async (place) => begun.push(place) * 0,
  });
  await until(() => begun.length === 3);
});
