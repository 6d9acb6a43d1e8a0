/**
 * Limits on what one device may send and on guessing invitations: over all instances, wherever a request lands (rule S5).
 * By device and invitation, not by address alone: a whole square can share one address (rule S4).
 */
import { Refused } from '../../shared/refusals.js';
import type { Bucket, Buckets } from '../storage/ports.js';
import { networkOf } from './address.js';
import { createConcealing } from './secrets.js';

export interface Limits {
  /** One command of a device: 60 at once, then 10 a second. Throws `rate-limited`. */
  command: (device: string) => Promise<void>;
  /** Whether a device may begin to send so many bytes of a photo; counts nothing yet. Throws `rate-limited`. */
  upload: (device: string, bytes: number) => Promise<void>;
  /**
   * So many bytes of photos that a device sends now: 500 MB an hour. Returns how to give back what did not come, so that
   * a line that breaks, and a photo that is begun anew, cost what they brought. Throws `rate-limited`.
   */
  uploading: (device: string, bytes: number) => Promise<(missing: number) => Promise<void>>;
  /** One attempt to redeem this invitation (its hash), whoever makes it: 10, then one every 6 s. Throws `rate-limited`. */
  redemption: (invitationHash: string) => Promise<void>;
  /** An attempt from this address with an invitation that does not exist: 30, then one every 2 s. Throws `rate-limited`. */
  guess: (address: string) => Promise<void>;
}

export interface LimitsParts {
  /** Those of this instance. */
  own: Buckets;
  /** Those of all instances; the same ones where there is one alone. */
  together: Buckets;
  /** What all instances know and their store does not; empty where there is none. */
  secret: string;
}

const COMMANDS: Bucket = { size: 60, fillMs: 6_000 };
const PHOTO_BYTES: Bucket = { size: 500_000_000, fillMs: 3_600_000 };
const REDEMPTIONS: Bucket = { size: 10, fillMs: 60_000 };
const GUESSES: Bucket = { size: 30, fillMs: 60_000 };

export function createLimits({ own, together, secret }: LimitsParts): Limits {
  const concealed = createConcealing(secret);
  const photosOf = (device: string): string => concealed('photos', device);
  // There are few enough addresses to try them all: only a secret hides one. Without it none leaves this process.
  const guesses = secret === '' ? own : together;
  return {
    command: async (device) => requireNoWait(await together.take(concealed('commands', device), COMMANDS, 1)),
    upload: async (device, bytes) => requireNoWait(await together.look(photosOf(device), PHOTO_BYTES, bytes)),
    uploading: async (device, bytes) => {
      if (bytes > 0) requireNoWait(await together.take(photosOf(device), PHOTO_BYTES, bytes));
      return async (missing) => {
        if (missing > 0) await together.giveBack(photosOf(device), PHOTO_BYTES, missing);
      };
    },
    redemption: async (hash) => requireNoWait(await together.take(concealed('invitation', hash), REDEMPTIONS, 1)),
    guess: async (address) => requireNoWait(await guesses.take(concealed('guess', networkOf(address)), GUESSES, 1)),
  };
}

/** Throws `rate-limited`, with the seconds after which there is room. */
function requireNoWait(ms: number): void {
  if (ms > 0) throw new Refused('rate-limited', { after: Math.max(1, Math.ceil(ms / 1_000)) });
}
