/**
 * The publisher sends to Redis without ever waiting for it (rule B2). The messages under way are limited. Where Redis
 * does not answer within a second, its connection is given up with all of them: the journal has everything.
 */
import { RedisConnection } from './connection.js';

const UNDER_WAY_MAX = 1_000;
const UNDER_WAY_MAX_BYTES = 8 * 1024 * 1024;

export class Publisher {
  private readonly connection: RedisConnection;
  private readonly underWay = { messages: 0, bytes: 0 };

  constructor(url: string, onFault: (reason: string) => void) {
    this.connection = new RedisConnection({ url, onFault });
  }

  start(): void {
    this.connection.start();
  }

  stop(): void {
    this.connection.stop();
  }

  /** `away`: there is no connection. `busy`: too much is under way. */
  send(channel: string, message: Buffer): 'sent' | 'away' | 'busy' {
    const redis = this.connection.ready;
    if (redis === null) return 'away';
    const { messages, bytes } = this.underWay;
    if (messages >= UNDER_WAY_MAX || bytes + message.length > UNDER_WAY_MAX_BYTES) return 'busy';
    this.count(1, message.length);
    redis
      .publish(channel, message)
      .then(
        () => this.connection.proven(),
        (error: unknown) => this.connection.failed(redis, error),
      )
      .finally(() => this.count(-1, -message.length));
    return 'sent';
  }

  private count(messages: number, bytes: number): void {
    this.underWay.messages += messages;
    this.underWay.bytes += bytes;
  }
}
