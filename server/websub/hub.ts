/**
 * The hub (WebSub, and PubSubHubbub before it): it is told which address has something new, fetches that by itself, and
 * hands it to those who subscribed there. One address a request: not every hub reads more.
 */
import type { Log } from '../log.js';
import type { Outbound, OutboundResult } from '../outbound/outbound.js';

/** The hub was not told, and may be later. */
export class HubAway extends Error {
  override name = 'HubAway';
}

export interface HubParts {
  /** The hub's address, from the settings. */
  url: string;
  outbound: Pick<Outbound, 'send'>;
  log: Pick<Log, 'warn'>;
  /** Milliseconds that never go back; the process's own where it is not given. */
  clock?: () => number;
  pauses?: HubPauses;
}

/** Milliseconds: how long a hub is left alone after a failure, and at most, also where it asks for more. */
export interface HubPauses {
  firstMs: number;
  longestMs: number;
}

const PAUSES: HubPauses = { firstMs: 5_000, longestMs: 900_000 };

export class Hub {
  /** Failures since the hub took something. */
  private failures = 0;
  private pausedUntil = -Infinity;
  private readonly clock: () => number;

  constructor(private readonly parts: HubParts) {
    this.clock = parts.clock ?? (() => performance.now());
  }

  /**
   * Resolves when the hub took the address, or will never take it: one that does not know the topic must not hold up
   * the others. Throws `HubAway`, at once where the hub is being left alone.
   */
  async tell(topic: string, signal: AbortSignal): Promise<void> {
    const { url, outbound } = this.parts;
    if (this.clock() < this.pausedUntil) throw new HubAway('it is left alone');
    const result = await outbound.send({
      url,
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }).toString()),
      signal,
    });
    if (signal.aborted) throw new HubAway('this instance ends');
    this.settle(result);
  }

  private settle(result: OutboundResult): void {
    if (result.kind === 'busy') throw new HubAway('busy');
    const status = result.kind === 'answered' ? result.status : null;
    if (status !== null && isTaken(status)) this.failures = 0;
    else if (status !== null && isRefusal(status)) this.warn('the hub at WEBSUB_HUB refuses a feed of ours', status);
    else this.leaveAlone(result);
  }

  private leaveAlone(result: OutboundResult): never {
    const { pauses: { firstMs, longestMs } = PAUSES } = this.parts;
    const why = result.kind === 'answered' ? result.status : result.kind;
    // Several addresses were on their way: one failure of the hub counts once.
    if (this.clock() < this.pausedUntil) throw new HubAway(String(why));
    if (this.failures === 0) this.warn('the hub at WEBSUB_HUB was not told of news, and is asked again', why);
    const asked = result.kind === 'answered' ? (result.retryAfterS ?? 0) * 1_000 : 0;
    const ms = Math.min(longestMs, Math.max(asked, firstMs * 2 ** this.failures));
    this.failures += 1;
    this.pausedUntil = this.clock() + ms;
    throw new HubAway(String(why));
  }

  private warn(text: string, why: string | number): void {
    this.parts.log.warn(text, { why });
  }
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Redirects are no refusal, and are not followed: the hub may have moved for now alone, so it is asked again. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
