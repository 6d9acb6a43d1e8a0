/**
 * Three lanes to the server, one item in each at a time: retractions never wait behind posts and revisions, nor those
 * behind photos (rule O3). A lane knows the item on its way, its failures in a row, and the end of its rest.
 */
import { hasCome } from './due.js';

export type LaneName = 'retracts' | 'contents' | 'photos';

export class Lane {
  /** The command or photo on its way, or null. */
  sending: string | null = null;
  failures = 0;
  /** ms since 1970. */
  restsUntil = 0;
  private isAsked = false;

  isFree(now: number): boolean {
    return this.sending === null && hasCome(this.restsUntil, now);
  }

  succeeds(): void {
    this.failures = 0;
    this.restsUntil = 0;
  }

  /** `isAsked`: the server asked for the rest, and a network that comes back does not end it. */
  rests(until: number, isAsked: boolean): void {
    this.failures += 1;
    this.restsUntil = until;
    this.isAsked = isAsked;
  }

  wakes(): void {
    if (!this.isAsked) this.restsUntil = 0;
  }
}
