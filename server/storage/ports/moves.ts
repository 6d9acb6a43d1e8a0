/** Moves: a session of somebody who is signed in, for another app of the same person, by six digits that it shows. */
import type { Identity } from './people.js';

/** The life of a code, and the time that its app has to take the session once the code was typed in. */
export const MOVE_LIFE_MS = 10 * 60_000;
/** A move is forgotten so long after it was made. Until then no other one has its code. */
export const MOVE_KEPT_MS = 60 * 60_000;
/** Open moves of all instances at once: few among a million codes, so that a guess finds none. */
export const MOVES_MOST = 1_000;

export interface Move {
  /** The id of the device that it makes. */
  id: string;
  /** Six digits. */
  code: string;
  deviceName: string | null;
  expiresAt: string;
}

/** A move belongs to no blog: the person who types its code in gives it theirs. Secrets reach this port as their SHA-256. */
export interface Moves {
  /**
   * Makes a move with the first of these codes that no other one has; the same secret gets its own one again, over or not.
   * null: there are `MOVES_MOST` already, or each code is taken.
   */
  open(ask: {
    id: string;
    secretHash: string;
    codes: readonly string[];
    deviceName: string | null;
    at: string;
  }): Promise<Move | null>;
  /** The open move of this code; null where there is none, its time is over, or somebody claimed it. */
  find(code: string, at: string): Promise<Move | null>;
  /**
   * Gives an open move to the person of this device. Returns false where there is no such move, its time is over, another
   * device claimed it, or this device is revoked. The same device may ask again.
   */
  claim(ask: { id: string; device: string; at: string }): Promise<boolean>;
  /** Whether there is a move of this secret, whatever became of it. Reads alone: strangers ask for any number of them. */
  knows(secretHash: string): Promise<boolean>;
  /**
   * Makes the device of a claimed move, once, as one that is ended with the device that claimed it; asked again within ten minutes it is the same device (`repeated`), by these
   * hashes. `waits`: nobody has claimed it yet. `withdrawn`: the device that claimed it is revoked.
   */
  take(ask: {
    secretHash: string;
    device: { secretHash: string; halfHash: string };
    at: string;
  }): Promise<
    | { kind: 'taken' | 'repeated'; identity: Identity }
    | { kind: 'waits' }
    | { kind: 'refused'; why: 'unknown' | 'expired' | 'used' | 'withdrawn' }
  >;
}
