/**
 * One connection to Redis, made anew whenever it ends or is given up. ioredis could come back by itself; but what it has
 * queued, and a socket that takes nothing and never ends, it keeps. A line that is given up takes all of that with it.
 */
import { Redis, type RedisOptions } from 'ioredis';

const ANSWER_MS = 1_000;
const CONNECT_MS = 2_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/** How long the socket of a line that was given up may take to end by itself. */
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

export interface LineParts {
  /** `redis://` or `rediss://`. */
  url: string;
  /** It is there, and takes commands. */
  onReady?: (redis: Redis) => void;
  /** Hears in a few words why it is not there. */
  onFault: (reason: string) => void;
}

export class RedisLine {
  private redis: Redis | null = null;
  private isReady = false;
  private tries = 0;
  private again: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly parts: LineParts) {
    this.open();
  }

  /** The connection, while it takes commands. */
  get ready(): Redis | null {
    return this.isReady ? this.redis : null;
  }

  /** Redis has answered: should the connection end, the next one need not wait long. */
  proven(): void {
    this.tries = 0;
  }

  /** Gives this connection up, with all that is queued in it, and makes another. */
  renew(): void {
    this.giveUp();
    this.openLater();
  }

  /** What this connection was asked for failed. Of one that was given up already, nothing more is to be said. */
  failed(redis: Redis, error: unknown): void {
    if (redis !== this.ready) return;
    this.parts.onFault(reasonOf(error));
    this.renew();
  }

  close(): void {
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

  /** Not all instances in one moment, and not ever more rarely: Redis may be back any second. */
  private openLater(): void {
    if (this.closed || this.again !== null) return;
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries);
    this.tries += 1;
    this.again = setTimeout(() => this.open(), longest * (0.5 + Math.random() / 2));
  }
}

/** The first words alone: an error of ioredis carries its command, and AUTH's holds the password. */
function reasonOf(error: unknown): string {
  const { code, message = 'unknown' } = error as { code?: string; message?: string };
  return code ?? message.slice(0, 100);
}
