/** The bus between instances, over a real Redis: what it carries, what it does not believe, and what it costs when it fails. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import type { JournalItem } from '../../../server/storage/ports.js';
import { blogChannel, INSTANCES, textOf } from '../../../server/bus/redis/messages.js';
import { Signing } from '../../../server/bus/redis/signing.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { until as untilWithin } from '../feed/instance.js';
import { joinRaw, type RawReader } from '../socket/rawReader.js';
import { openBus, SECRET, startInstances, type Instances } from './instances.js';

jest.setTimeout(90_000);

const GENEROUS_MS = 20_000;
const until = (what: string, isSo: () => unknown): Promise<void> => untilWithin(what, isSo, GENEROUS_MS);

let redis: TestRedis;
let raw: Redis;
let instances: Instances;
let blog: string;
let ann: string;
let reader: RawReader;

beforeAll(async () => {
  redis = await startRedis();
  raw = new Redis(redis.url);
  raw.on('error', () => undefined);
  instances = await startInstances(redis.url);
  blog = await instances.rally.blog();
  ann = await instances.rally.token(blog, 'Ann');
});

afterAll(async () => {
  raw.disconnect();
  try {
    await instances.stop();
  } finally {
    await redis.close();
  }
});

/** Each test reads on the second instance, and posts on the first. */
beforeEach(async () => {
  const { second } = instances;
  second.compares = true;
  reader = await joinRaw(second.url, { blog });
  second.compares = false;
  await until('the second instance hears this blog', () => carries());
});
afterEach(() => reader.ws.terminate());

/** Entries that this reader was sent, by text. */
function texts(): string[] {
  const deltas = reader.named('frame').flatMap(({ deltas: all }) => all as { entry?: { text: string } }[]);
  return deltas.flatMap(({ entry }) => entry?.text ?? []);
}

async function post(text: string = randomUUID()): Promise<string> {
  await instances.rally.post(ann, blog, { text });
  return text;
}

/** Whether a post on the first is heard on the second, which never asks the journal where it stands. */
async function carries(): Promise<boolean> {
  const text = await post();
  await new Promise((resolve) => setTimeout(resolve, 150));
  return texts().includes(text);
}

async function standsAt(): Promise<{ epoch: string; seq: number; step: number }> {
  const { epoch, head: seq, step } = (await instances.rally.parts.store.journal.blog(blog))!;
  return { epoch, seq, step };
}

async function lastItem(): Promise<JournalItem> {
  const { step } = await standsAt();
  return (await instances.rally.parts.store.journal.deskSince(blog, step - 1, 1))!.items[0]!;
}

/** Journal reads of the second instance, by feeds and desks alike. */
function reads(): number {
  const { calls } = instances.second;
  return ['since', 'snapshot', 'deskSince'].reduce((sum, name) => sum + (calls.get(name) ?? 0), 0);
}

function signed(item: unknown, channel = blogChannel(blog), secret = SECRET): Buffer {
  const told = { kind: 'item', item } as { kind: 'item'; item: JournalItem };
  return new Signing(secret).seal(channel, textOf({ from: 'another', at: Date.now(), told }))!;
}

/** Sends these as they are, and waits until whatever came of them has come. */
async function inject(channel: string, messages: (Buffer | string)[]): Promise<void> {
  for (const message of messages) await raw.publish(channel, message);
  const last = await post();
  await until('a message after them is heard', () => texts().includes(last));
}

test('[B1] what is posted on one instance is read on the other, without a look at the journal', async () => {
  const before = reads();
  const text = await post();
  await until('the other reader has it', () => texts().includes(text));
  expect(reads()).toBe(before);
});

test('[B1] forged messages show nothing, read nothing, and are counted by what is wrong with them', async () => {
  const { second } = instances;
  await post('the one that stands');
  const item = await lastItem();
  const words = { ...item.entry!, content: { ...item.entry!.content, text: 'forged' } };
  const next = { ...item, seq: item.seq! + 1, step: item.step + 1, entry: words };
  const [before, dropped] = [reads(), { ...second.metrics.busDropped }];
  const otherSecret = SECRET.toUpperCase();
  await inject(blogChannel(blog), [
    signed(next, blogChannel(blog), otherSecret),
    signed({ ...next, seq: next.seq + 1_000, step: next.step + 1_000 }, blogChannel(blog), otherSecret),
    signed({ ...next, epoch: 'another' }, blogChannel(blog), otherSecret),
    // Of another blog, well signed there.
    signed(next, blogChannel('other')),
    Buffer.alloc(1024 * 1024, 'x'),
    'no message',
    '',
    JSON.stringify(next),
  ]);
  expect(texts()).not.toContain('forged');
  expect(reads()).toBe(before);
  const now = second.metrics.busDropped;
  expect([now.signature - dropped.signature, now.oversized - dropped.oversized]).toEqual([4, 1]);
  expect(now.malformed + now.version - dropped.malformed - dropped.version).toBe(3);
});

test('[B1] a message that is signed and has not the shape of one is dropped before anything can fail of it', async () => {
  await post();
  const item = await lastItem();
  const next = { ...item, seq: item.seq! + 1, step: item.step + 1 };
  const before = instances.second.metrics.busDropped.malformed;
  const wrong = [
    null,
    { ...next, seq: '7' },
    { ...next, entry: { ...item.entry, content: null } },
    { ...next, entry: { ...item.entry, blog: 'other' } },
    { ...next, entry: null, blog: { slug: blog, settings: {} } },
  ];
  await inject(
    blogChannel(blog),
    wrong.map((one) =>
      new Signing(SECRET).seal(
        blogChannel(blog),
        JSON.stringify({ from: 'x', at: Date.now(), told: { kind: 'item', item: one } }),
      )!,
    ),
  );
  expect(instances.second.metrics.busDropped.malformed - before).toBe(wrong.length);
  expect(reader.closed).toBe(false);
});

test('[F1] messages that come again, late and in another order change nothing, and hundreds of them read the journal a few times', async () => {
  const first = await lastItem();
  await post();
  await post();
  const [second, before] = [await lastItem(), reads()];
  const old = { ...first, epoch: 'an-epoch-that-is-past' };
  const again = [second, first, second, first].flatMap((item) => Array.from({ length: 25 }, () => signed(item)));
  await inject(blogChannel(blog), [...again, ...Array.from({ length: 100 }, () => signed(old))]);
  const shown = texts();
  expect(new Set(shown).size).toBe(shown.length);
  expect(reader.named('reset')).toEqual([]);
  expect(reads() - before).toBeLessThanOrEqual(10);
  // An hour later they are not even that.
  const hourOld = { from: 'x', at: Date.now() - 3_600_000, told: { kind: 'item', item: old } as const };
  const stale = instances.second.metrics.busDropped.stale;
  await inject(blogChannel(blog), [new Signing(SECRET).seal(blogChannel(blog), textOf(hourOld))!]);
  expect(instances.second.metrics.busDropped.stale).toBe(stale + 1);
});

test('[F4] when exactly the last message is lost, the reader has it soon; and a connection that carries nothing is replaced', async () => {
  redis.loseAnswers();
  const lost = await post();
  instances.second.compares = true;
  await until('it is read from the journal', () => texts().includes(lost));
  instances.second.compares = false;
  await until('the bus carries again', carries);
});

test('[B2] while Redis is stopped posts are accepted and read; when it is back, the bus carries again and says so once', async () => {
  const { said } = instances.second;
  const before = said.lines.length;
  await redis.stop();
  instances.second.compares = true;
  const meanwhile = [await post(), await post(), await post()];
  await until('all are read from the journal', () => meanwhile.every((text) => texts().includes(text)));
  // Long enough for several attempts.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await redis.start();
  instances.second.compares = false;
  await until('the bus carries again', carries);
  await until('both are said', () => said.lines.length >= before + 2);
  expect(said.lines.slice(before).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Redis is away/),
    expect.stringMatching(/^Redis carries/),
  ]);
});

test('[B2] while Redis is frozen with its connections open, no post waits for it, and what is under way is limited', async () => {
  const { second } = instances;
  redis.freeze();
  const text = await post();
  instances.second.compares = true;
  await until('it is read from the journal', () => texts().includes(text));
  // Far more than a connection takes that nobody reads from.
  const large = { ...(await lastItem()), seq: null };
  large.entry = { ...large.entry!, content: { ...large.entry!.content, text: 'x'.repeat(400_000) } };
  for (let sent = 0; sent < 200; sent += 1) second.bus.publish(large);
  expect(second.metrics.busDropped.busy + second.metrics.busDropped.away).toBeGreaterThan(150);
  redis.thaw();
  instances.second.compares = false;
  await until('the bus carries again', carries);
});

test('[B1] FLUSHALL takes nothing away: Redis holds nothing of ours', async () => {
  await raw.flushall();
  const text = await post();
  await until('it is heard', () => texts().includes(text));
});

test('an instance hears the blogs that somebody there holds, and no others', async () => {
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

test('[A3] what one instance tells, the others hear, and it does not itself', async () => {
  const [one, other] = [openBus(redis.url), openBus(redis.url)];
  const heard: unknown[] = [];
  one.bus.hear((notice) => heard.push(['one', notice]));
  other.bus.hear((notice) => {
    heard.push(['other', notice]);
    throw new Error('a listener that fails');
  });
  await until('it is told', () => {
    one.bus.tell({ kind: 'revoked' });
    return heard.length > 0;
  });
  expect(new Set(heard.map((told) => JSON.stringify(told)))).toEqual(
    new Set([JSON.stringify(['other', { kind: 'revoked' }])]),
  );
  await until('the fault is noted', () => other.faults.length > 0);
  await Promise.all([one.bus.close(), other.bus.close()]);
});

test('[B1] secrets that differ are said at once on both sides, once, and nothing is believed', async () => {
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

test('[B2] without a Redis at that address one line says so, without the password', async () => {
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
