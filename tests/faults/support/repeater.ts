/**
 * A Redis that holds the instances' messages back and hands them on out of order, twice, and again later. No message is
 * forged: an instance signed each.
 */
import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import type { TestRedis } from '../../support/redis.js';

export interface Repeater {
  /** Messages that instances sent, each counted once. */
  seen: () => number;
  /** Messages that this Redis handed on instead: the same ones, disordered and repeated. */
  sent: () => number;
  /** From now on messages pass unchanged. */
  stop: () => void;
}

const EVERY_MS = 400;
/** Old messages that are handed on again in each round. */
const LATE = 40;

interface Recorded {
  channel: string;
  message: Buffer;
}

export async function startRepeater(redis: TestRedis): Promise<Repeater> {
  const [hearing, sending] = [new Redis(redis.behind), new Redis(redis.behind)];
  const known = new Set<string>();
  const all: Recorded[] = [];
  let fresh: Recorded[] = [];
  let sent = 0;

  hearing.on('pmessageBuffer', (_pattern: string, channel: Buffer, message: Buffer) => {
    const digest = digestOf(message);
    if (known.has(digest)) return;
    known.add(digest);
    fresh.push({ channel: channel.toString(), message });
  });
  await hearing.psubscribe('rallyline:*');

  // Redis drops a blog's message on its first way to each subscriber; only the repeater's copies arrive.
  const kept = new WeakMap<object, Set<string>>();
  redis.sift((message, to) => {
    if (!message.includes('rallyline:blog:')) return true;
    const those = kept.get(to) ?? new Set();
    kept.set(to, those);
    const digest = digestOf(message);
    return those.size === those.add(digest).size;
  });

  const timer = setInterval(() => {
    const late = shuffled(all).slice(0, LATE);
    const once = shuffled(fresh);
    all.push(...fresh);
    fresh = [];
    const batch = [...once, ...shuffled([...once, ...late])];
    sent += batch.length;
    const pipeline = sending.pipeline();
    for (const { channel, message } of batch) pipeline.publish(channel, message);
    void pipeline.exec();
  }, EVERY_MS);

  return {
    seen: () => known.size,
    sent: () => sent,
    stop: () => {
      clearInterval(timer);
      redis.sift(null);
      hearing.disconnect();
      sending.disconnect();
    },
  };
}

function digestOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64');
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: Math.random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}
