/**
 * An attacker at Redis who does not know the secret, or has recorded signed messages. The forger hears each message, and
 * at once sends a message that would come next if it were believed.
 */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { blogChannel, messageIn, textOf } from '../../../server/bus/redis/messages.js';
import { Signing, MESSAGE_MAX_BYTES } from '../../../server/bus/redis/signing.js';
import type { JournalItem } from '../../../server/storage/ports.js';
import type { TestRedis } from '../../support/redis.js';

/** Makes a forged message from an item that an instance sent, and from that item's sealed message. */
export type Forgery = (item: JournalItem, sealed: Buffer) => Buffer;

export interface Forger {
  /** Sends these in turns, `aSecond` a second for `forMs` milliseconds; resolves with how often each was sent. */
  flood: (forgeries: Record<string, Forgery>, aSecond: number, forMs: number) => Promise<Record<string, number>>;
  /** Sends these bytes unchanged. */
  send: (message: Buffer) => Promise<unknown>;
  /** Ids of made-up entries. */
  madeUp: string[];
  /** Makes up the blog's next entry. */
  next: (item: JournalItem) => JournalItem;
  stop: () => void;
}

/** The secret of all instances, and a wrong guess at it. */
export const SECRET = 'what-instances-sign-with-in-tests';
export const OTHER_SECRET = SECRET.toUpperCase();

/** The sender's name in the forger's messages. */
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
    // The forger's own messages come back, too: an answer to them would never end.
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
    // Right after a message each forgery would be the next message.
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

/** Seals an item as an instance with that secret would. */
export function sealedAs(item: JournalItem, secret: string, options: { channel?: string; at?: number } = {}): Buffer {
  const { channel = blogChannel(item.slug), at = Date.now() } = options;
  const sealed = new Signing(secret).seal(channel, textOf({ from: FORGER, at, told: { kind: 'item', item } }));
  if (sealed === null) throw new Error('a forged message is too large');
  return sealed;
}

/** Puts another content under a message's signature. */
export function altered(item: JournalItem, sealed: Buffer): Buffer {
  const text = textOf({ from: FORGER, at: Date.now(), told: { kind: 'item', item } });
  return Buffer.concat([sealed.subarray(0, PAYLOAD_AT), Buffer.from(text)]);
}

export const TOO_LARGE = Buffer.alloc(2 * MESSAGE_MAX_BYTES, 'x');
