/**
 * The removal of the copies that migrations made, which hold the words of every entry: a takedown is not kept waiting by
 * a folder that cannot be listed for now. It is tried again until it is done; what ends before is done at the next start.
 */
import { isOfSystem } from './codes.js';
import type { Copies } from './folder.js';

const AGAIN_MS = 1_000;

export interface CopiesGone {
  /** At once, or as soon as it can be. */
  dropAll: () => void;
  end: () => void;
}

export function copiesGone(copies: Pick<Copies, 'dropAll'>): CopiesGone {
  let again: NodeJS.Timeout | undefined;
  return {
    dropAll,
    end: () => clearTimeout(again),
  };

  function dropAll(): void {
    clearTimeout(again);
    try {
      copies.dropAll();
    } catch (error) {
      if (!isOfSystem(error)) throw error;
      again = setTimeout(dropAll, AGAIN_MS).unref();
    }
  }
}
