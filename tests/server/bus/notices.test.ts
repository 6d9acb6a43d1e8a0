/** Single buses over a real Redis: the channels that they hear, their notices, and their lines in the log. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Notice } from '../../../server/bus/bus.js';
import { blogChannel, INSTANCES } from '../../../server/bus/redis/messages.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { openBus, SECRET } from './instances.js';
import { until } from './stage.js';

jest.setTimeout(90_000);

let redis: TestRedis;
let raw: Redis;

beforeAll(async () => {
  redis = await startRedis();
  raw = new Redis(redis.url);
  raw.on('error', () => undefined);
});
afterAll(async () => {
  raw.disconnect();
  await redis.close();
});

test('an instance hears the channels of the blogs that are held there, and no others', async () => {
  const { bus } = openBus(redis.url);
  const slug = `held-${randomUUID()}`;
  const channel = blogChannel(slug);
  const listeners = async (): Promise<number> => Number((await raw.pubsub('NUMSUB', channel))[1]);
  const stops = [bus.subscribe(slug, () => undefined), bus.subscribe(slug, () => undefined)];
  await until('it is heard', async () => (await listeners()) === 1);
  stops[0]!();
  stops[0]!();
  await redis.stop();
  await redis.start();
  await until('it is heard again', async () => (await listeners().catch(() => 0)) === 1);
  stops[1]!();
  await until('it is let go', async () => (await listeners()) === 0);
  await bus.close();
});

const readersOf = (baku: number): Notice => ({ kind: 'readers', counts: { baku } });

/** Tells a notice until it is heard: both sides begin to hear after a while. */
function told({ bus }: ReturnType<typeof openBus>, notice: Notice, heard: ReadonlySet<string>): Promise<void> {
  return until('it is heard', () => {
    bus.tell(notice);
    return heard.has(JSON.stringify(notice));
  });
}

test('[A3] the other instances hear a notice, and its sender does not', async () => {
  const [one, other] = [openBus(redis.url), openBus(redis.url)];
  const [heardByOne, heardByOther]: [Set<string>, Set<string>] = [new Set(), new Set()];
  one.bus.hear((notice) => heardByOne.add(JSON.stringify(notice)));
  other.bus.hear((notice) => {
    heardByOther.add(JSON.stringify(notice));
    throw new Error('a listener that fails');
  });
  const revoked: Notice = { kind: 'revoked' };
  const [before, after] = [readersOf(1), readersOf(2)];
  await told(other, before, heardByOne);
  await told(one, revoked, heardByOther);
  // Redis keeps the order: what comes back to its sender would be there before this one.
  await told(other, after, heardByOne);
  expect([...heardByOne]).toEqual([before, after].map((notice) => JSON.stringify(notice)));
  expect([...heardByOther]).toEqual([JSON.stringify(revoked)]);
  await until('the fault is noted', () => other.faults.length > 0);
  await Promise.all([one.bus.close(), other.bus.close()]);
});

test('[B1] different secrets are noted at once on both sides, once, and no message is believed', async () => {
  const [one, other] = [openBus(redis.url), openBus(redis.url, { secret: SECRET.toUpperCase() })];
  const heard: unknown[] = [];
  other.bus.hear((notice) => heard.push(notice));
  const warned = ({ said }: typeof one): unknown[] =>
    said.lines.filter(({ message }) => message.includes('INSTANCE_SECRET'));
  await until('both say so', () => warned(one).length > 0 && warned(other).length > 0);
  one.bus.tell({ kind: 'revoked' });
  await raw.publish(INSTANCES, 'x');
  await until('it is dropped', () => other.metrics.busDropped.signature > 1);
  expect([warned(one).length, warned(other).length, heard.length]).toEqual([1, 1, 0]);
  expect(JSON.stringify([one.said.lines, other.said.lines])).not.toContain(SECRET.slice(0, 10));
  await Promise.all([one.bus.close(), other.bus.close()]);
});

test('[B2] a Redis that is not there is noted in one line, without the password', async () => {
  const url = new URL(redis.url);
  Object.assign(url, { username: 'rallyline', password: 'the-password-of-redis', port: '1' });
  const { bus, said } = openBus(url.href);
  await until('it is said', () => said.lines.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(said.lines).toEqual([
    { message: expect.stringMatching(/^Redis is away/), fields: { redis: '127.0.0.1:1', reason: 'ECONNREFUSED' } },
  ]);
  await bus.close();
});
