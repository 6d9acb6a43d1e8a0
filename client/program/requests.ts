/**
 * Requests to one server, repeated while that is safe: reading always is, and a command is by its id, which stays the
 * same at each attempt, so that one whose answer was lost is done once (rule J3).
 */
import { mayPass, Problem, problemOf } from './problem.js';
import { sleep } from './sleep.js';

export interface Patience {
  /** Attempts of one request, the first one too. */
  attempts: number;
  /** Milliseconds: the first pause between two attempts, which doubles, and the longest, also where a server asks for more. */
  firstMs: number;
  longestMs: number;
  /** Milliseconds until an attempt without an answer counts as lost. */
  answerMs: number;
}

export const PATIENCE: Patience = { attempts: 8, firstMs: 500, longestMs: 60_000, answerMs: 30_000 };

export interface RequestsParts {
  origin: string;
  token: string | undefined;
  ask: typeof fetch;
  patience: Patience;
}

export interface Command {
  method: 'POST' | 'PATCH' | 'DELETE';
  address: string;
  body: object;
}

export class Requests {
  constructor(private readonly parts: RequestsParts) {}

  /** Reads JSON, without the token. Throws `Problem`, and the last attempt's error where the server cannot be reached. */
  read<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
    return this.patiently(() => this.readOnce<Answer>(address, signal), signal);
  }

  /** Reads as `read` does, in one attempt. */
  readOnce<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
    return this.attempt<Answer>(address, { headers: { Accept: 'application/json' } }, signal);
  }

  /** Sends a command with the token, the same body at each attempt. Throws as `read` does. */
  send<Answer>({ method, address, body }: Command, signal?: AbortSignal): Promise<Answer> {
    const { token } = this.parts;
    const headers = new Headers({ 'Content-Type': 'application/json' });
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    // A command that was led elsewhere would hand its token on.
    const request = { method, headers, body: JSON.stringify(body), redirect: 'error' } as const;
    return this.patiently(() => this.attempt<Answer>(address, request, signal), signal);
  }

  /** Opens an answer that goes on, in one attempt; only `signal` ends it once it has begun. */
  async open(address: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const tooLong = new AbortController();
    const timer = setTimeout(() => tooLong.abort(), this.parts.patience.answerMs);
    try {
      return await this.ask(address, { headers, signal: AbortSignal.any([signal, tooLong.signal]) });
    } finally {
      clearTimeout(timer);
    }
  }

  private async attempt<Answer>(address: string, request: RequestInit, signal?: AbortSignal): Promise<Answer> {
    const limit = AbortSignal.timeout(this.parts.patience.answerMs);
    const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    const response = await this.ask(address, { ...request, signal: both });
    return (await response.json()) as Answer;
  }

  private async ask(address: string, request: RequestInit): Promise<Response> {
    const { ask, origin } = this.parts;
    const response = await ask(origin + address, { ...request, credentials: 'omit' });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  private async patiently<Answer>(attempt: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const { attempts, firstMs, longestMs } = this.parts.patience;
    for (let made = 1; ; made += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (signal?.aborted === true || made >= attempts || !mayPass(error)) throw error;
        const asked = error instanceof Problem ? (error.after ?? 0) * 1_000 : 0;
        await sleep(Math.min(longestMs, Math.max(asked, pauseOf(firstMs * 2 ** (made - 1)))), signal);
      }
    }
  }
}

/** Half of it at least, and by chance, so that those whom one outage cut off do not come back together. */
export function pauseOf(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}
