/** The second part of the element's script, which makes a feed live. */
import type { Attach } from './seat.js';

export interface LivePart {
  attach: Attach;
}

let part: Promise<LivePart> | undefined;
let failures = 0;

/**
 * Loads it once for a page: elements that come later, perhaps after a release, are of the same part, and so share its connections.
 * Throws where it cannot be had; browsers remember that of an address, so the next attempt has another one.
 */
export function livePart(address: string): Promise<LivePart> {
  // The page names the address, which carries the hash of the build.
  return (part ??= (import(/* @vite-ignore */ address + (failures ? `?${failures}` : '')) as Promise<LivePart>).catch(
    (failure: unknown) => {
      part = undefined;
      failures += 1;
      throw failure;
    },
  ));
}
