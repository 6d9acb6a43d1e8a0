/** Posts at a steady rate, as a phone does: each entry until it is acknowledged, with the same id, by whichever address answers. */
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
  /** Answers that were neither an acknowledgement nor a refusal to be tried again: there should be none. */
  wrong: string[];
  /** Goes on with another token, also with what is under way: somebody who was signed out signs in again. */
  sign: (token: string) => void;
  /** Sends no more, and waits until all that was begun is acknowledged. Throws where that takes longer than any fault. */
  stop: () => Promise<Posted[]>;
  /** Gives up what was begun: nobody is there any more. */
  abandon: () => void;
}

const PATIENCE_MS = 5_000;
const AGAIN_MS = 300;
const LONGEST_MS = 90_000;

export interface PosterOptions {
  /** Tried in turns. */
  urls: string[];
  blog: string;
  token: string;
  /** Between two entries; they do not wait for each other. */
  everyMs: number;
  /** How long the longest entries are; a tenth of them is. Else they are one line. */
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

  /** A tenth, two tenths and so on of the longest. */
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
