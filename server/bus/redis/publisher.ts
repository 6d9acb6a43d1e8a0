/**
 * Sends to Redis without ever waiting for it (rule B2). What is under way is limited, and a Redis that does not answer
 * within a second loses its connection and all that was meant for it: the journal has everything.
 */
import { RedisLine } from './line.js';

const UNDER_WAY_MAX = 1_000;
const UNDER_WAY_MAX_BYTES = 8 * 1024 * 1024;

export class Publisher {
  private readonly line: RedisLine;
  private readonly underWay = { messages: 0, bytes: 0 };

  constructor(url: string, onFault: (reason: string) => void) {
    this.line = new RedisLine({ url, onFault });
  }

  /** `away`: there is no connection. `busy`: too much is under way. */
  send(channel: string, message: Buffer): 'sent' | 'away' | 'busy' {
    const redis = this.line.ready;
    if (redis === null) return 'away';
    const { messages, bytes } = this.underWay;
    if (messages >= UNDER_WAY_MAX || bytes + message.length > UNDER_WAY_MAX_BYTES) return 'busy';
    this.count(1, message.length);
    redis
      .publish(channel, message)
      .then(
        () => this.line.proven(),
        (error: unknown) => this.line.failed(redis, error),
      )
      .finally(() => this.count(-1, -message.length));
    return 'sent';
  }

  close(): void {
    this.line.close();
  }

  private count(messages: number, bytes: number): void {
    this.underWay.messages += messages;
    this.underWay.bytes += bytes;
  }
}
