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

export interface Poster {
  acknowledged: Posted[];
  /** Answers that were neither an acknowledgement nor a refusal to be repeated: tests expect none. */
  wrong: string[];
  /** Goes on with another token, also for entries under way: a reporter who was signed out signs in again. */
  sign: (token: string) => void;
  /** Begins no more entries, and waits until all are acknowledged; throws after 90 s, longer than any fault. */
  stop: () => Promise<Posted[]>;
  /** Gives up entries under way: the servers are gone. */
  abandon: () => void;
}

const PATIENCE_MS = 5_000;
const AGAIN_MS = 300;
const LONGEST_MS = 90_000;

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

export function startPoster(options: PosterOptions): Poster {
  const { urls, blog, everyMs, longest = 0 } = options;
  let { token } = options;
  const under = new Set<Promise<void>>();
  let abandoned = false;
  let begunSoFar = 0;
  const poster: Poster = {
    acknowledged: [],
    wrong: [],
    sign: (other) => (token = other),
    stop: async () => {
      clearInterval(timer);
      const late = sleep(LONGEST_MS, 'late' as const, { ref: false });
      while (under.size > 0)
        if ((await Promise.race([late, ...under])) === 'late')
          throw new Error(`${String(under.size)} entries are not acknowledged by anybody`);
      return poster.acknowledged;
    },
    abandon: () => {
      abandoned = true;
      clearInterval(timer);
    },
  };
  const timer = setInterval(() => {
    const one = deliver().finally(() => under.delete(one));
    under.add(one);
  }, everyMs);
  return poster;

  async function deliver(): Promise<void> {
    const id = randomUUID();
    const begun = Date.now();
    const text = `What happens now, sent-${String(begun)}.${more()}`;
    const body = JSON.stringify({ id, kind: 'update', lang: 'en', text, happenedAt: new Date(begun).toISOString() });
    for (let attempts = 1; !abandoned; attempts += 1) {
      const answer = await attempt(urls[(attempts - 1) % urls.length] ?? '', body);
      if (answer.kind === 'acknowledged') {
        poster.acknowledged.push({ id, seq: answer.seq, took: Date.now() - begun, attempts });
        return;
      }
      if (answer.kind === 'wrong') return void poster.wrong.push(answer.said);
      await sleep(AGAIN_MS);
    }
  }

  /** More text: a tenth, two tenths and so on of the longest. */
  function more(): string {
    begunSoFar += 1;
    const length = (longest * ((begunSoFar % 10) + 1)) / 10;
    return '\n\nAnd then they all sang again.'.repeat(Math.floor(length / 31));
  }

  async function attempt(url: string, body: string) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const answer = await fetch(`${url}/api/v1/blogs/${blog}/entries`, { method: 'POST', headers, body, signal });
      const said = (await answer.json()) as { seq?: number; retry?: boolean };
      if (answer.ok) return { kind: 'acknowledged', seq: said.seq ?? 0 } as const;
      if (said.retry === true) return { kind: 'again' } as const;
      return { kind: 'wrong', said: `${String(answer.status)} ${JSON.stringify(said)}` } as const;
    } catch {
      return { kind: 'again' } as const;
    }
  }
}
