/**
 * How fast a channel is written to. Telegram asks for a message a second in a chat, and for twenty a minute in a group,
 * which holds for channels too (core.telegram.org/bots/faq; python-telegram-bot's "Avoiding flood limits"); its exact limits
 * are its own. So this only keeps most 429s away, and nothing rests on it: another instance begins anew. By a clock that
 * never goes back: else a machine whose clock is set back by an hour would write nothing to a channel for an hour.
 */
const MINUTE_MS = 60_000;

export interface PaceLimits {
  everyMs: number;
  perMinute: number;
  /** So long one go waits for its turn at most: what it was handed gets older meanwhile. */
  waitMs: number;
}

const PACE: PaceLimits = { everyMs: 1_000, perMinute: 20, waitMs: 2_000 };

export class Pace {
  /** When each message of the last minute went, by chat. */
  private readonly sent = new Map<number, number[]>();

  constructor(
    readonly limits: PaceLimits = PACE,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Milliseconds until the next message may go to a chat. */
  waitFor(chat: number): number {
    const now = this.clock();
    const { everyMs, perMinute } = this.limits;
    const recent = this.recent(chat);
    const last = recent.at(-1) ?? -Infinity;
    const oldest = recent.at(-perMinute) ?? -Infinity;
    return Math.max(0, last + everyMs - now, oldest + MINUTE_MS - now);
  }

  note(chat: number, messages: number): void {
    const now = this.clock();
    this.sent.set(chat, [...this.recent(chat), ...Array.from({ length: messages }, () => now)]);
  }

  private recent(chat: number): number[] {
    const begin = this.clock() - MINUTE_MS;
    return (this.sent.get(chat) ?? []).filter((at) => at > begin);
  }
}
