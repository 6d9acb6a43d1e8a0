/** The limits of readers' connections, in all and from one address: a reader beyond them polls instead (rule S4). */
import { Admission, READERS_PER_ADDRESS } from '../../../server/auth/admission.js';
import { startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { joinRaw, openRaw } from './rawReader.js';

let rally: Rally;
beforeAll(async () => (rally = await startRally({ env: { MAX_READERS: '3', TRUST_PROXY: '1' } })));
afterAll(() => rally.stop(), 10_000);

test('an address has 2,000 places, and a place given back twice is free once', () => {
  const admission = new Admission(15_000);
  const enter = (address: string) => admission.enter(address);
  const leave = Array.from({ length: READERS_PER_ADDRESS }, () => enter('a'));
  expect(READERS_PER_ADDRESS).toBe(2_000);
  expect(enter('a')).toBeNull();
  expect(enter('b')).not.toBeNull();
  leave[0]!();
  leave[0]!();
  expect(enter('a')).not.toBeNull();
  expect(enter('a')).toBeNull();
  expect(admission.count()).toBe(2_001);
});

test('addresses of one IPv6 network count as one, as its household chooses them', () => {
  const admission = new Admission(15_000);
  for (let at = 0; at < READERS_PER_ADDRESS; at += 1) admission.enter(`2001:db8:1:2::${at.toString(16)}`);
  expect(admission.enter('2001:db8:1:2:ffff::1')).toBeNull();
  expect(admission.enter('2001:db8:1:3::1')).not.toBeNull();
});

test('[S4] the networks of one site have 5,000 places together, and another site has the others', async () => {
  const admission = new Admission(15_000);
  const of = (network: number, at: number): string => `2001:db8:1:${network.toString(16)}::${at.toString(16)}`;
  const enter = (network: number, most: number) =>
    Array.from({ length: most }, (_, at) => admission.enter(of(network, at))).filter((leave) => leave !== null);
  const first = enter(1, 2_000);
  expect([first, enter(2, 2_000), enter(3, 2_000), enter(4, 1)].map(({ length }) => length)).toEqual([
    ...[2_000, 2_000, 1_000],
    0,
  ]);
  expect(admission.enter('2001:db8:2:1::1')).not.toBeNull();
  // Who waits in another network of the site gets the place that is given back.
  const coming = admission.enterSoon(of(5, 1), () => false);
  first[0]!();
  expect(await coming).not.toBeNull();
});

describe('a newcomer without a place', () => {
  const present = (): boolean => false;
  const full = (maxReaders = 15_000) => {
    const admission = new Admission(maxReaders);
    const leave = Array.from({ length: Math.min(maxReaders, READERS_PER_ADDRESS) }, () => admission.enter('a')!);
    return {
      enter: (address: string) => admission.enter(address),
      enterSoon: (address: string, isGone: () => boolean) => admission.enterSoon(address, isGone),
      count: () => admission.count(),
      leave,
    };
  };

  test('a newcomer gets the place of a reader whose end the process hears of later', async () => {
    const { enterSoon, count, leave } = full();
    const coming = Array.from({ length: 500 }, () => enterSoon('a', present));
    // The process hears of these one after the other, as a busy one does.
    for (const one of leave.slice(0, 500)) setTimeout(one, 50);
    expect((await Promise.all(coming)).every((place) => place !== null)).toBe(true);
    expect(count()).toBe(READERS_PER_ADDRESS);
  });

  test('a newcomer gets a place that another address gives back, where all are taken', async () => {
    const { enterSoon, leave } = full(3);
    const coming = enterSoon('b', present);
    leave[0]!();
    expect(await coming).not.toBeNull();
  });

  test('a newcomer is turned away after a second where nobody leaves, and takes no place once it has gone', async () => {
    const { enterSoon, enter, count, leave } = full();
    const since = performance.now();
    expect(await enterSoon('a', present)).toBeNull();
    expect(performance.now() - since).toBeGreaterThan(900);
    const gone = enterSoon('a', () => true);
    leave[0]!();
    expect([await gone, count()]).toEqual([null, READERS_PER_ADDRESS - 1]);
    expect(enter('a')).not.toBeNull();
  });

  test('a newcomer does not wait where too many wait already, or where nobody could leave', async () => {
    const { enterSoon } = full(3);
    const many = Array.from({ length: 301 }, () => enterSoon('b', present));
    const over: string[] = [];
    const waited = many[0]!.then(() => over.push('one that waited'));
    expect(await many[300]).toBeNull();
    expect(await new Admission(0).enterSoon('a', present)).toBeNull();
    expect(over).toEqual([]);
    await Promise.all([...many, waited]);
    expect(over).toEqual(['one that waited']);
  });
});

test('[S4] beyond the limit a reader is refused before a WebSocket is there; streams count; a place comes back', async () => {
  const blog = await rally.blog();
  const stream = new AbortController();
  const reading = await fetch(`${rally.url}/api/v1/blogs/${blog}/stream`, { signal: stream.signal });
  const [one, two] = [await joinRaw(rally.url, { blog }), await joinRaw(rally.url, { blog })];
  const refused = await new Promise<{ status?: number; after?: string }>((resolve) => {
    void openRaw(rally.url).then(({ ws, closed }) => closed && ws);
    void import('ws').then(({ WebSocket }) => {
      const ws = new WebSocket(`${rally.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      ws.on('unexpected-response', (_, { statusCode, headers }) =>
        resolve({ status: statusCode, after: headers['retry-after'] }),
      );
      ws.on('error', () => undefined);
    });
  });
  expect(refused).toEqual({ status: 503, after: '10' });
  const over = await fetch(`${rally.url}/api/v1/blogs/${blog}/stream`);
  expect([over.status, over.headers.get('retry-after')]).toEqual([503, '10']);
  // Pages and changes have no such limit.
  expect((await fetch(`${rally.url}/api/v1/blogs/${blog}/changes?since=0`)).status).toBe(200);

  // An answer that nothing holds any more may be collected, and its connection ended, before this line.
  expect(reading.ok).toBe(true);
  stream.abort();
  two.ws.terminate();
  await until('the places are free', async () => {
    const next = await joinRaw(rally.url, { blog });
    next.ws.terminate();
    return next.named('hello').length === 1;
  });
  one.ws.terminate();
});
