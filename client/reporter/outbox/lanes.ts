/**
 * Three lanes to the server, one item in each at a time: retractions never wait behind posts and revisions, nor those
 * behind photos (rule O3). A lane knows the item on its way, its failures in a row, and the end of its rest.
 */
export type LaneName = 'retracts' | 'contents' | 'photos';

export class Lane {
  /** The command or photo on its way, or null. */
  sending: string | null = null;
  failures = 0;
  /** ms since 1970. */
  restsUntil = 0;
  private restsSince = 0;
  private isAsked = false;

  /** A clock that was set back behind the beginning of a rest says nothing of its end: then the rest is over. */
  isFree(now: number): boolean {
    return this.sending === null && (this.restsUntil <= now || now < this.restsSince);
  }

  succeeds(): void {
    this.failures = 0;
    this.restsUntil = 0;
  }

  /** Rests for `ms`. `isAsked`: the server asked for the rest, and a network that comes back does not end it. */
  rests(now: number, ms: number, isAsked: boolean): void {
    this.failures += 1;
    this.restsSince = now;
    this.restsUntil = now + ms;
    this.isAsked = isAsked;
  }

  /** Begins anew: of a network that is back, failures tell nothing, and neither does that of an item still on its way. */
  wakes(): void {
    this.failures = 0;
    if (!this.isAsked) this.restsUntil = 0;
  }
}
