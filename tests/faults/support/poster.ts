/** Posts at a steady rate, as a phone does: repeats each entry with its id, at any of the addresses, until it is acknowledged. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Posted {
  id: string;
  seq: number;
  /** Milliseconds from the first attempt to the acknowledgement. */
  took: number;
  attempts: number;
}

export interface PosterOptions {
  /** Addresses, tried in turns. */
  urls: string[];
  blog: string;
  token: string;
  /** Milliseconds between two entries, which do not wait for each other. */
  everyMs: number;
  /** Characters of the longest entries, a tenth of all; without it each entry is one line. */
  longest?: number;
}

type Attempt = { kind: 'acknowledged'; seq: number } | { kind: 'again' } | { kind: 'wrong'; said: string };

const PATIENCE_MS = 5_000;
const AGAIN_MS = 300;
const LONGEST_MS = 90_000;

export class Poster {
  readonly acknowledged: Posted[] = [];
  /** Answers that were neither an acknowledgement nor a refusal to be repeated: tests expect none. */
  readonly wrong: string[] = [];
  private readonly under = new Set<Promise<void>>();
  private token: string;
  private isAbandoned = false;
  private begunSoFar = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: PosterOptions) {
    this.token = options.token;
  }

  start(): void {
    this.timer = setInterval(() => {
      const delivery = this.deliver().finally(() => this.under.delete(delivery));
      this.under.add(delivery);
    }, this.options.everyMs);
  }

  /** Goes on with another token, also for entries under way: a reporter who was signed out signs in again. */
  sign(token: string): void {
    this.token = token;
  }

  /** Begins no more entries, and waits until all are acknowledged; throws after 90 s, longer than any fault. */
  async stop(): Promise<Posted[]> {
    clearInterval(this.timer);
    const late = sleep(LONGEST_MS, 'late' as const, { ref: false });
    while (this.under.size > 0)
      if ((await Promise.race([late, ...this.under])) === 'late')
        throw new Error(`${String(this.under.size)} entries are not acknowledged by anybody`);
    return this.acknowledged;
  }

  /** Gives up entries under way: the servers are gone. */
  abandon(): void {
    this.isAbandoned = true;
    clearInterval(this.timer);
  }

  private async deliver(): Promise<void> {
    const { urls } = this.options;
    const id = randomUUID();
    const begun = Date.now();
    const text = `What happens now, sent-${String(begun)}.${this.more()}`;
    const body = JSON.stringify({ id, kind: 'update', lang: 'en', text, happenedAt: new Date(begun).toISOString() });
    for (let attempts = 1; !this.isAbandoned; attempts += 1) {
      const answer = await this.attempt(urls[(attempts - 1) % urls.length] ?? '', body);
      if (answer.kind === 'acknowledged')
        return void this.acknowledged.push({ id, seq: answer.seq, took: Date.now() - begun, attempts });
      if (answer.kind === 'wrong') return void this.wrong.push(answer.said);
      await sleep(AGAIN_MS);
    }
  }

  /** More text: a tenth, two tenths and so on of the longest. */
  private more(): string {
    this.begunSoFar += 1;
    const length = ((this.options.longest ?? 0) * ((this.begunSoFar % 10) + 1)) / 10;
    return '\n\nAnd then they all sang again.'.repeat(Math.floor(length / 31));
  }

  private async attempt(url: string, body: string): Promise<Attempt> {
    const headers = { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const address = `${url}/api/v1/blogs/${this.options.blog}/entries`;
    try {
      const answer = await fetch(address, { method: 'POST', headers, body, signal });
      const said = (await answer.json()) as { seq?: number; retry?: boolean };
      if (answer.ok) return { kind: 'acknowledged', seq: said.seq ?? 0 };
      if (said.retry === true) return { kind: 'again' };
      return { kind: 'wrong', said: `${String(answer.status)} ${JSON.stringify(said)}` };
    } catch {
      return { kind: 'again' };
    }
  }
}

export function startPoster(options: PosterOptions): Poster {
  const poster = new Poster(options);
  poster.start();
  return poster;
}
