/**
 * Somebody who can write to Redis and does not know the secret, or has recorded what was signed with it. They hear each
 * message, and at once send what would come next if they were believed.
 */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { blogChannel, messageIn, textOf } from '../../../server/bus/redis/messages.js';
import { Signing, MESSAGE_MAX_BYTES } from '../../../server/bus/redis/signing.js';
import type { JournalItem } from '../../../server/storage/ports.js';
import type { TestRedis } from '../../support/redis.js';

/** One of an item that an instance sent, and that item's message as it was. */
export type Forgery = (item: JournalItem, sealed: Buffer) => Buffer;

export interface Forger {
  /** Sends these in turns, so many a second and for so long. Resolves with how often each was sent. */
  flood: (forgeries: Record<string, Forgery>, aSecond: number, forMs: number) => Promise<Record<string, number>>;
  /** Sends one as it is. */
  send: (message: Buffer) => Promise<unknown>;
  /** Ids of the entries that were made up. */
  madeUp: string[];
  /** The next entry of the blog, made up. */
  next: (item: JournalItem) => JournalItem;
  stop: () => void;
}

/** What every instance signs with, and what one may guess. */
export const SECRET = 'what-instances-sign-with-in-tests';
export const OTHER_SECRET = SECRET.toUpperCase();

/** The instance that our messages are from. */
const FORGER = 'another';
const TICK_MS = 100;
const PAYLOAD_AT = 33;

export async function startForger(redis: TestRedis, blog: string): Promise<Forger> {
  const [hearing, sending] = [new Redis(redis.behind), new Redis(redis.behind)];
  const channel = blogChannel(blog);
  const madeUp: string[] = [];
  let last: { item: JournalItem; sealed: Buffer } | null = null;
  let onItem: () => void = () => undefined;

  hearing.on('messageBuffer', (_channel: Buffer, sealed: Buffer) => {
    // Our own come back as well: each would be answered with more of them, without end.
    const opened = new Signing(SECRET).open(channel, sealed);
    const message = opened.ok ? messageIn(channel, opened.payload) : null;
    if (message?.told.kind !== 'item' || message.told.item.seq === null || message.from === FORGER) return;
    last = { item: message.told.item, sealed };
    onItem();
  });
  await hearing.subscribe(channel);

  const next = (item: JournalItem): JournalItem => {
    const id = randomUUID();
    madeUp.push(id);
    const { entry } = item;
    const words = entry === null ? null : { ...entry, id, content: { ...entry.content, text: `Made up: ${id}.` } };
    return { ...item, seq: (item.seq ?? 0) + 1, step: item.step + 1, entry: words };
  };

  async function flood(forgeries: Record<string, Forgery>, aSecond: number, forMs: number) {
    const names = Object.keys(forgeries);
    const counts: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
    let turns = 0;
    const sendSome = (many: number): void => {
      if (last === null) return;
      const pipeline = sending.pipeline();
      for (let sent = 0; sent < many; sent += 1) {
        const name = names[turns++ % names.length] ?? '';
        counts[name] = (counts[name] ?? 0) + 1;
        const forged = forgeries[name]?.(last.item, last.sealed) ?? Buffer.alloc(0);
        pipeline.publish(channel, forged);
      }
      void pipeline.exec();
    };
    // In the moment after a message, each of them would be the next one.
    onItem = () => sendSome(names.length);
    const timer = setInterval(() => sendSome((aSecond * TICK_MS) / 1_000), TICK_MS);
    await new Promise((resolve) => setTimeout(resolve, forMs));
    clearInterval(timer);
    onItem = () => undefined;
    return counts;
  }

  return {
    flood,
    send: (message) => sending.publish(channel, message),
    madeUp,
    next,
    stop: () => {
      hearing.disconnect();
      sending.disconnect();
    },
  };
}

export const PAST_EPOCH = 'an-epoch-that-is-past';

/** As an instance with that secret would send it. */
export function sealedAs(item: JournalItem, secret: string, options: { channel?: string; at?: number } = {}): Buffer {
  const { channel = blogChannel(item.slug), at = Date.now() } = options;
  const sealed = new Signing(secret).seal(channel, textOf({ from: FORGER, at, told: { kind: 'item', item } }));
  if (sealed === null) throw new Error('a forged message is too large');
  return sealed;
}

/** Another content under the signature that a message had. */
export function altered(item: JournalItem, sealed: Buffer): Buffer {
  const text = textOf({ from: FORGER, at: Date.now(), told: { kind: 'item', item } });
  return Buffer.concat([sealed.subarray(0, PAYLOAD_AT), Buffer.from(text)]);
}

export const TOO_LARGE = Buffer.alloc(2 * MESSAGE_MAX_BYTES, 'x');
