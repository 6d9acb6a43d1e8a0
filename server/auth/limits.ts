/**
 * Limits on what one device may send and on guessing invitations. By device and invitation, not by address alone: a whole
 * square can share one address (rule S4).
 */
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '../../shared/refusals.js';

export interface Limits {
  /** One command of a device: 60 at once, then 10 a second. Throws `rate-limited`. */
  command: (device: string) => Promise<void>;
  /** One attempt to redeem this invitation (its hash), whoever makes it. Throws `rate-limited`. */
  redemption: (invitationHash: string) => Promise<void>;
  /** An attempt from this address with an invitation that does not exist. Throws `rate-limited`. */
  guess: (address: string) => Promise<void>;
}

export function createLimits(): Limits {
  const commands = new BurstyRateLimiter(
    new RateLimiterMemory({ points: 10, duration: 1 }),
    // 10 of the first second and these make 60; they come back as slowly as 10 a second would let them be spent again.
    new RateLimiterMemory({ keyPrefix: 'burst', points: 50, duration: 5 }),
  );
  const redemptions = new RateLimiterMemory({ keyPrefix: 'invitation', points: 10, duration: 60 });
  const guesses = new RateLimiterMemory({ keyPrefix: 'guess', points: 30, duration: 60 });
  return {
    command: (device) => consume(commands, device),
    redemption: (invitationHash) => consume(redemptions, invitationHash),
    guess: (address) => consume(guesses, address),
  };
}

async function consume(limiter: Pick<RateLimiterMemory, 'consume'>, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    throw new Refused('rate-limited', { after: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)) });
  }
}
