/**
 * Limits on what one device may send and on guessing invitations. By device and invitation, not by address alone: a whole
 * square can share one address (rule S4).
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '../../shared/refusals.js';

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
  /** One attempt to redeem this invitation (its hash), whoever makes it. Throws `rate-limited`. */
  redemption: (invitationHash: string) => Promise<void>;
  /** An attempt from this address with an invitation that does not exist. Throws `rate-limited`. */
  guess: (address: string) => Promise<void>;
}

const AT_ONCE = 60;
const A_SECOND = 10;
const PHOTO_BYTES_AN_HOUR = 500_000_000;

export function createLimits(now: () => Date): Limits {
  const commands = createBuckets(() => now().getTime());
  const redemptions = new RateLimiterMemory({ keyPrefix: 'invitation', points: 10, duration: 60 });
  const guesses = new RateLimiterMemory({ keyPrefix: 'guess', points: 30, duration: 60 });
  const photos = new RateLimiterMemory({ keyPrefix: 'photos', points: PHOTO_BYTES_AN_HOUR, duration: 3_600 });
  return {
    command: async (device) => {
      if (!commands.take(device)) throw new Refused('rate-limited', { after: 1 });
    },
    upload: async (device, bytes) => {
      const standing = await photos.get(device);
      if (standing !== null && standing.remainingPoints < bytes) throw limitedFor(standing.msBeforeNext);
    },
    uploading: async (device, bytes) => {
      await consume(photos, device, bytes, true);
      return async (missing) => {
        if (missing > 0) await photos.reward(device, missing);
      };
    },
    redemption: (invitationHash) => consume(redemptions, invitationHash),
    guess: (address) => consume(guesses, address),
  };
}

/**
 * A bucket a device: full at first, emptied by commands and filled again at a steady rate. Counting within windows would
 * let a full burst begin anew with each window. Only known devices get here, so there are never many.
 */
function createBuckets(clock: () => number): { take: (device: string) => boolean } {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (device) => {
      const at = clock();
      const before = buckets.get(device) ?? { left: AT_ONCE, at };
      const filled = before.left + (Math.max(0, at - before.at) / 1_000) * A_SECOND;
      const left = Math.min(AT_ONCE, filled);
      buckets.set(device, { left: left < 1 ? left : left - 1, at });
      return left >= 1;
    },
  };
}

/** `whole`: what is refused was not sent, and does not count. */
async function consume(limiter: RateLimiterMemory, key: string, points = 1, whole = false): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    if (whole) await limiter.reward(key, points);
    throw limitedFor(rejected.msBeforeNext);
  }
}

function limitedFor(ms: number): Refused {
  return new Refused('rate-limited', { after: Math.max(1, Math.ceil(ms / 1_000)) });
}
