/** Waits, moves, polls and sleep of a connection, in virtual time. */
import { VirtualClock } from '../../../support/readers.js';
import { closeAll, connected, OPEN, played, SAID_HELLO } from './wires.js';

afterEach(closeAll);

test('[S2] a reader moves at a random moment within the time that the server gave', async () => {
  const { clock, wires } = played(undefined, { random: () => 0.75 });
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  wires[0]?.say('42/live,["drain",{"within":20}]');
  await clock.pass(14_900);
  expect(wires).toHaveLength(1);
  await clock.pass(200);
  expect(wires).toHaveLength(2);
  wires[1]?.say(OPEN);
  expect(wires[0]?.closed).toBe(false);
  wires[1]?.say(SAID_HELLO);
  expect(wires[0]?.closed).toBe(true);
});

test('an old connection that ends before the new one is up leaves no second attempt behind', async () => {
  const { clock, wires, states } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  wires[0]?.say('42/live,["drain",{"within":0}]');
  await clock.pass(10);
  wires[0]?.end();
  wires[1]?.say(OPEN);
  wires[1]?.say(SAID_HELLO);
  await clock.pass(40_000);
  expect(wires).toHaveLength(2);
  expect(states).toEqual(['connecting', 'open', 'lost', 'open']);
});

test('a connection that hears nothing for pingInterval and pingTimeout is dead', async () => {
  const { clock, wires, states } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  await clock.pass(44_000);
  wires[0]?.say('2');
  expect(wires[0]?.sent.at(-1)).toBe('3');
  await clock.pass(44_900);
  expect(states.at(-1)).toBe('open');
  await clock.pass(200);
  expect(states.at(-1)).toBe('lost');
  expect(wires[0]?.closed).toBe(true);
});

test('the waits between attempts grow and are random over their whole length: 5, 10, 20, then 30 s at most', async () => {
  const { clock, wires } = played(undefined, { random: () => 0.999 });
  const times: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const at = clock.now();
    wires.at(-1)?.say(OPEN);
    wires.at(-1)?.end();
    for (const known = wires.length; wires.length === known;) await clock.pass(100);
    times.push(Math.round((clock.now() - at) / 1_000));
  }
  expect(times).toEqual([5, 10, 20, 30, 30, 30]);
});

test('a reader whose sockets never open polls as often as the server said, and tries the socket rarely', async () => {
  const polls: number[] = [];
  const clock = new VirtualClock();
  const { wires, states } = played(clock, { poll: () => (polls.push(clock.now()), Promise.resolve(true)) });
  for (let n = 0; n < 60; n += 1) {
    wires.at(-1)?.end();
    await clock.pass(10_000);
  }
  expect(states).toEqual(['connecting', 'lost', 'polling']);
  expect(polls.length).toBeGreaterThan(50);
  expect(wires.length).toBeLessThan(9);
  for (const tried = wires.length; wires.length === tried;) await clock.pass(1_000);
  wires.at(-1)?.say(OPEN);
  wires.at(-1)?.say(SAID_HELLO);
  const known = polls.length;
  await clock.pass(30_000);
  expect(states.at(-1)).toBe('open');
  expect(polls).toHaveLength(known);
});

test('a WebSocket constructor that throws counts as blocked', async () => {
  const clock = new VirtualClock();
  const { states } = connected('', {
    clock,
    open: () => {
      throw new Error('refused by the page');
    },
  });
  await clock.pass(60_000);
  expect(states).toEqual(['connecting', 'lost', 'polling']);
});

test('a WebSocket that a page’s policy forbids, which only fails and never ends, counts as blocked without a wait for its first word', async () => {
  const { clock, wires, states } = played();
  for (let n = 0; n < 2; n += 1) {
    wires.at(-1)?.fail();
    await clock.pass(5_000);
  }
  expect(states).toEqual(['connecting', 'lost', 'polling']);
});

test('a reader whose polls get no answer counts as lost', async () => {
  const { clock, wires, states } = played(undefined, { poll: () => Promise.resolve(false) });
  for (let n = 0; n < 10; n += 1) {
    wires.at(-1)?.end();
    await clock.pass(10_000);
  }
  expect(states).toEqual(['connecting', 'lost']);
});

test('a phone that wakes from a long sleep replaces its dead connection at once, and keeps a living one', async () => {
  const { clock, wires, connection } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  connection.wake();
  expect(wires).toHaveLength(1);
  clock.sleep(3_600_000);
  connection.wake();
  expect(wires).toHaveLength(2);
  expect(wires[0]?.closed).toBe(true);
});

test('a reader opens another connection when the network changes, beside the one that may be dead', async () => {
  const { wires, connection, states, clock } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  connection.lose();
  expect(states.at(-1)).toBe('lost');
  connection.renew();
  expect(wires).toHaveLength(2);
  wires[1]?.say(OPEN);
  wires[1]?.say(SAID_HELLO);
  connection.renew();
  expect(wires).toHaveLength(3);
  expect(wires[1]?.closed).toBe(false);
  await clock.pass(0);
});
