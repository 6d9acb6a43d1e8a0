/**
 * A connection to Redis, made anew whenever it ends or is given up. ioredis could come back by itself; but it would keep
 * its queue, and a socket that takes nothing and never ends. A connection that is given up takes all of that with it.
 */
import { Redis, type RedisOptions } from 'ioredis';

const ANSWER_MS = 1_000;
const CONNECT_MS = 2_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/** The time that the socket of a given-up connection has to end by itself. */
const FAREWELL_MS = 100;

const OPTIONS: RedisOptions = {
  protocol: 2,
  connectTimeout: CONNECT_MS,
  commandTimeout: ANSWER_MS,
  disconnectTimeout: FAREWELL_MS,
  enableOfflineQueue: false,
  enableReadyCheck: false,
  disableClientInfo: true,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: () => null,
};

export interface RedisConnectionParts {
  /** `redis://` or `rediss://`. */
  url: string;
  /** Hears that the connection is there, and takes commands. */
  onReady?: (redis: Redis) => void;
  /** Hears in a few words why the connection is not there. */
  onFault: (reason: string) => void;
}

export class RedisConnection {
  private redis: Redis | null = null;
  private isReady = false;
  private tries = 0;
  private again: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly parts: RedisConnectionParts) {}

  start(): void {
    this.open();
  }

  /** Returns the connection, while it takes commands. */
  get ready(): Redis | null {
    return this.isReady ? this.redis : null;
  }

  /** Notes that Redis has answered: should the connection end, the next need not wait long. */
  proven(): void {
    this.tries = 0;
  }

  /** Gives this connection up, with all that is queued in it, and makes another. */
  renew(): void {
    this.giveUp();
    this.openLater();
  }

  /** Gives up a connection on which a command failed; nothing more is said of a connection that was given up before. */
  failed(redis: Redis, error: unknown): void {
    if (redis !== this.ready) return;
    this.parts.onFault(reasonOf(error));
    this.renew();
  }

  stop(): void {
    this.closed = true;
    if (this.again !== null) clearTimeout(this.again);
    this.giveUp();
  }

  private open(): void {
    this.again = null;
    const redis = new Redis(this.parts.url, OPTIONS);
    this.redis = redis;
    redis.on('error', (error: Error) => {
      if (redis === this.redis) this.parts.onFault(reasonOf(error));
    });
    redis.once('ready', () => {
      if (redis !== this.redis) return;
      this.isReady = true;
      this.parts.onReady?.(redis);
    });
    redis.once('end', () => {
      if (redis !== this.redis) return;
      this.parts.onFault('the connection ended');
      this.renew();
    });
  }

  private giveUp(): void {
    const { redis } = this;
    this.redis = null;
    this.isReady = false;
    redis?.disconnect();
  }

  /** Spreads instances over time, and never waits for long: Redis may be back any second. */
  private openLater(): void {
    if (this.closed || this.again !== null) return;
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries);
    this.tries += 1;
    this.again = setTimeout(() => this.open(), longest * (0.5 + Math.random() / 2));
  }
}

/** Returns the first words alone: an error of ioredis carries its command, and AUTH's holds the password. */
function reasonOf(error: unknown): string {
  const { code, message = 'unknown' } = error as { code?: string; message?: string };
  return code ?? message.slice(0, 100);
}
