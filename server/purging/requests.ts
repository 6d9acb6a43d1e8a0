/**
 * The requests to the cache: one blog a request, at once, and once more a little later, because an instance that had not
 * heard of the change yet may have answered the cache with its older copy. A request that fails is repeated for a minute;
 * by then the cache has forgotten by itself.
 */
import { unescape } from 'node:querystring';
import { setTimeout as sleep } from 'node:timers/promises';
import { LISTS_TAG, blogTag } from '../../shared/cacheTags.js';
import type { Log } from '../log.js';

export interface PurgeTarget {
  /** http or https. A name and password in it become an Authorization header; nothing of it is ever logged. */
  url: string;
  log: Log;
  /** How long a request is repeated; a test has less patience than a minute. */
  patienceMs?: number;
}

interface Sending {
  again: boolean;
  done: Promise<void>;
}

const PATIENCE_MS = 60_000;
/** Rule F4: by then every instance has compared itself with the journal. */
const AGAIN_AFTER_MS = 2_500;
const TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
const FAREWELL_MS = 2_000;

export class PurgeRequests {
  /** By blog, so that memory and connections are bounded by the number of blogs, whatever happens in them. */
  private readonly sending = new Map<string, Sending>();
  private readonly later = new Map<string, NodeJS.Timeout>();
  private readonly ending = new AbortController();
  private readonly address: string;
  private readonly headers: Record<string, string>;

  constructor(private readonly target: PurgeTarget) {
    const url = new URL(target.url);
    const { username, password } = url;
    url.username = url.password = '';
    this.address = url.href;
    this.headers = { 'Content-Type': 'application/json', ...(username + password && basicAuth(username, password)) };
  }

  /** Returns at once. */
  purge(slug: string): void {
    this.send(slug);
    clearTimeout(this.later.get(slug));
    const again = (): void => {
      this.later.delete(slug);
      this.send(slug);
    };
    this.later.set(slug, setTimeout(again, AGAIN_AFTER_MS));
  }

  /** Sends now what would have been sent later; a cache that does not answer is not waited for. */
  async stop(): Promise<void> {
    for (const [slug, timer] of this.later) {
      clearTimeout(timer);
      this.send(slug);
    }
    this.later.clear();
    const all = Promise.all([...this.sending.values()].map(({ done }) => done));
    await Promise.race([all, sleep(FAREWELL_MS, undefined, { ref: false })]);
    this.ending.abort();
    await all;
  }

  private send(slug: string): void {
    const under = this.sending.get(slug);
    if (under !== undefined) {
      under.again = true;
      return;
    }
    const one: Sending = { again: false, done: Promise.resolve() };
    this.sending.set(slug, one);
    one.done = this.sendAll(slug, one).finally(() => this.sending.delete(slug));
  }

  /** Repeats a request where more came while it was on its way: the cache may have dropped too little. */
  private async sendAll(slug: string, one: Sending): Promise<void> {
    do {
      one.again = false;
      await this.sendPatiently(slug);
    } while (needsMore(one) && !this.ending.signal.aborted);
  }

  private async sendPatiently(slug: string): Promise<void> {
    const { log, patienceMs = PATIENCE_MS } = this.target;
    const until = performance.now() + patienceMs;
    let pause = FIRST_PAUSE_MS;
    for (let attempt = 1; ; attempt += 1) {
      const why = await this.attempt(slug);
      if (why === null || this.ending.signal.aborted) return;
      if (performance.now() + pause > until) {
        log.warn('the cache at PURGE_URL was not told what to drop: its copies end by themselves', { why, attempt });
        return;
      }
      await sleep(pause, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  /** null where the cache took it; else why not, in words that hold nothing of the address. */
  private async attempt(slug: string): Promise<string | null> {
    const tags = [LISTS_TAG, blogTag(slug)];
    const signal = AbortSignal.any([this.ending.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const answer = await fetch(this.address, {
        method: 'POST',
        headers: { ...this.headers, 'Surrogate-Key': tags.join(' ') },
        body: JSON.stringify({ tags }),
        // A redirect could send us, and the password with us, anywhere.
        redirect: 'manual',
        signal,
      });
      await answer.body?.cancel();
      return answer.ok ? null : `answered ${answer.status}`;
    } catch (error) {
      return faultOf(error);
    }
  }
}

/** Set from outside while a request was awaited. */
function needsMore({ again }: Sending): boolean {
  return again;
}

function basicAuth(username: string, password: string): Record<string, string> {
  const pair = `${unescape(username)}:${unescape(password)}`;
  return { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The code alone: the messages of such errors name hosts and ports. */
function faultOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'no answer in time';
  return typeof cause?.code === 'string' ? cause.code : 'no answer';
}
