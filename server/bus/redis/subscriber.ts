/** The subscriber hears the channels that this instance wants, and no others; after each new connection, all of them again. */
import type { Redis } from 'ioredis';
import { RedisConnection } from './connection.js';

/** A blog that does not exist is wanted for less than this: its channel is not even subscribed to. */
const GATHER_MS = 20;

export interface SubscriberParts {
  url: string;
  onMessage: (channel: string, message: Buffer) => void;
  /** Hears that all wanted channels are subscribed to on a new connection. */
  onHearing: () => void;
  onFault: (reason: string) => void;
}

export class Subscriber {
  private readonly connection: RedisConnection;
  private readonly wanted = new Map<string, number>();
  /** The channels that the present connection was asked for. */
  private asked = new Set<string>();
  private gathering: NodeJS.Timeout | null = null;

  constructor(private readonly parts: SubscriberParts) {
    const { url, onFault } = parts;
    this.connection = new RedisConnection({ url, onFault, onReady: (redis) => this.begin(redis) });
  }

  start(): void {
    this.connection.start();
  }

  stop(): void {
    if (this.gathering !== null) clearTimeout(this.gathering);
    this.connection.stop();
  }

  /** Hears a channel from soon on; returns how to stop. The same channel may be wanted several times. */
  want(channel: string): () => void {
    this.change(channel, 1);
    return () => this.change(channel, -1);
  }

  /** Makes another connection: on this one nothing is heard, though it is open. */
  renew(): void {
    this.connection.renew();
  }

  private change(channel: string, more: number): void {
    const times = (this.wanted.get(channel) ?? 0) + more;
    if (times === 0) this.wanted.delete(channel);
    else this.wanted.set(channel, times);
    this.gathering ??= setTimeout(() => this.ask(), GATHER_MS);
  }

  private begin(redis: Redis): void {
    this.asked = new Set();
    redis.on('messageBuffer', (channel: Buffer, message: Buffer) => {
      this.parts.onMessage(channel.toString(), message);
    });
    this.ask(() => this.parts.onHearing());
  }

  private ask(onAnswer?: () => void): void {
    if (this.gathering !== null) clearTimeout(this.gathering);
    this.gathering = null;
    const redis = this.connection.ready;
    if (redis === null) return;
    const more = [...this.wanted.keys()].filter((channel) => !this.asked.has(channel));
    const less = [...this.asked].filter((channel) => !this.wanted.has(channel));
    this.asked = new Set(this.wanted.keys());
    const answers = [
      ...(more.length > 0 ? [redis.subscribe(...more)] : []),
      ...(less.length > 0 ? [redis.unsubscribe(...less)] : []),
    ];
    Promise.all(answers).then(
      () => {
        this.connection.proven();
        onAnswer?.();
      },
      (error: unknown) => this.connection.failed(redis, error),
    );
  }
}
