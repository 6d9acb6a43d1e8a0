/** The heartbeat of the readers' connections, over a false clock. */
import { jest } from '@jest/globals';
import { Heartbeat, PING_INTERVAL_MS, PING_TIMEOUT_MS, type Pinged } from '../../../server/socket/heartbeat.js';

interface Watched extends Pinged {
  pinged: number[];
  ended: number[];
}

function watched(): Watched {
  const member: Watched = {
    pinged: [],
    ended: [],
    ping: () => member.pinged.push(Date.now()),
    endUnlessHeard: () => member.ended.push(Date.now()),
  };
  return member;
}

let heartbeat: Heartbeat<Watched>;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  heartbeat = new Heartbeat();
  heartbeat.start();
});

afterEach(() => {
  heartbeat.stop();
  jest.useRealTimers();
});

test('the heartbeat pings each member once in an interval, and looks at it when its time to answer is over', () => {
  const members = Array.from({ length: 60 }, watched);
  members.forEach((member) => heartbeat.add(member));
  jest.advanceTimersByTime(4 * PING_INTERVAL_MS);
  for (const { pinged, ended } of members) {
    const [first = NaN] = pinged;
    expect(first).toBeLessThanOrEqual(PING_INTERVAL_MS);
    expect(pinged).toEqual([0, 1, 2, 3].map((round) => first + round * PING_INTERVAL_MS));
    for (const at of pinged.slice(0, 3)) expect(ended).toContain(at + PING_TIMEOUT_MS);
  }
});

test('members that came at once are not pinged at once', () => {
  const members = Array.from({ length: 100 }, watched);
  members.forEach((member) => heartbeat.add(member));
  jest.advanceTimersByTime(PING_INTERVAL_MS);
  const asked = members.flatMap(({ pinged }) => pinged);
  const atOnce = [...new Set(asked)].map((at) => asked.filter((other) => other === at).length);
  expect(Math.max(...atOnce)).toBe(100 / (PING_INTERVAL_MS / 1_000));
});

test('a member that left is not pinged any more, and none is after the stop', () => {
  const [gone, there] = [watched(), watched()];
  heartbeat.add(gone)();
  heartbeat.add(there);
  expect([...heartbeat.members()]).toEqual([there]);
  heartbeat.stop();
  jest.advanceTimersByTime(3 * PING_INTERVAL_MS);
  expect([gone, there].flatMap(({ pinged, ended }) => [...pinged, ...ended])).toEqual([]);
});
