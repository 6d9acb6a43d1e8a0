/**
 * Knows by which methods this network lets requests through. Some networks (hotels, offices, old proxies) refuse all but
 * GET and POST, or close the connection at them: then the method goes in a header of a POST. That shows with the first
 * refusal, method by method, and is kept as long as the page lives.
 */
import { METHOD_OVERRIDE, OVERRIDABLE } from '../../shared/protocol/desk.js';

/** `trying`: sent by POST, and not answered yet. */
type Way = 'unknown' | 'plain' | 'trying' | 'by-post';

export class Methods {
  private readonly ways = new Map<string, Way>();

  /** The method and headers with which a request of this method leaves. */
  asSent(method: string): { method: string; headers: Record<string, string> } {
    const way = this.wayOf(method);
    const isPlain = way === 'unknown' || way === 'plain';
    return isPlain ? { method, headers: {} } : { method: 'POST', headers: { [METHOD_OVERRIDE]: method } };
  }

  /** Takes note that the server itself answered, whatever it said. */
  answered(method: string): void {
    const way = this.wayOf(method);
    if (way === 'unknown') this.ways.set(method, 'plain');
    if (way === 'trying') this.ways.set(method, 'by-post');
  }

  /** Takes note that no answer of the server came. `isRefused`: something on the way said no. Answers whether there is another way. */
  failed(method: string, isRefused: boolean): boolean {
    if (!OVERRIDABLE.includes(method)) return false;
    const way = this.wayOf(method);
    // A method that passed once may only have been cut; a second failure counts, since the phone may be in another network.
    const isNext = way === 'unknown' || (way === 'plain' && isRefused);
    if (way !== 'by-post') this.ways.set(method, isNext ? 'trying' : 'unknown');
    return isNext;
  }

  private wayOf(method: string): Way {
    return this.ways.get(method) ?? 'unknown';
  }
}

/** Whether a status says that something on the way does not know the method. */
export function isRefusalOfMethod(status: number): boolean {
  return status === 405 || status === 501;
}
