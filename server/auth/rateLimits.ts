/**
 * Rate limits on what one device may send and on guessing invitations and codes: over all instances, wherever a request lands (rule
 * S5). They count by device and invitation, not by address alone: a whole square can share one address (rule S4).
 */
import { Refused } from '../../shared/refusals.js';
import type { Bucket, Buckets } from '../storage/ports.js';
import { networkOf, siteNetworkOf } from './address.js';
import { createConcealing } from './secrets.js';

export interface RateLimitsParts {
  /** The buckets of this instance. */
  own: Buckets;
  /** The buckets of all instances; the same as `own` where there is one instance alone. */
  shared: Buckets;
  /** A secret that all instances know and their store does not; empty where there is none. */
  secret: string;
}

const COMMANDS: Bucket = { size: 60, fillMs: 6_000 };
const PHOTO_BYTES: Bucket = { size: 500_000_000, fillMs: 3_600_000 };
const REDEMPTIONS: Bucket = { size: 10, fillMs: 60_000 };
const MOVES: Bucket = { size: 60, fillMs: 600_000 };
const MOVES_ASKED: Bucket = { size: 60, fillMs: 60_000 };
const MOVE_CODES: Bucket = { size: 5, fillMs: 600_000 };
const MOVE_CLAIMS: Bucket = { size: 10, fillMs: 3_600_000 };
/** A whole square may share an address: what was spent comes back in twenty minutes. */
const SUBSCRIPTIONS: Bucket = { size: 20, fillMs: 1_200_000 };
/** Of a /48 of IPv6, which who rents a server may have whole, and many phones of a square share. */
const SITE_SUBSCRIPTIONS: Bucket = { size: 300, fillMs: 6_000_000 };
/** A class that joins from one screen takes one for each phone, and one every 90 s while the square waits. */
const INVITATIONS: Bucket = { size: 60, fillMs: 3_600_000 };
/** Of a blog, whoever makes them: each invited editor has as many of their own. */
const BLOG_INVITATIONS: Bucket = { size: 600, fillMs: 3_600_000 };
const GUESSES: Bucket = { size: 30, fillMs: 60_000 };

export class RateLimits {
  private readonly concealed: (what: string, name: string) => string;

  constructor(private readonly parts: RateLimitsParts) {
    this.concealed = createConcealing(parts.secret);
  }

  /** Counts a command of a device: 60 at once, then 10 a second. Throws `rate-limited`. */
  async command(device: string): Promise<void> {
    await takeFrom(this.parts.shared, this.concealed('commands', device), COMMANDS, 1);
  }

  /** Looks whether a device may begin to send so many bytes of a photo; counts nothing yet. Throws `rate-limited`. */
  async upload(device: string, bytes: number): Promise<void> {
    requireNoWait(await this.parts.shared.look(this.photosOf(device), PHOTO_BYTES, bytes));
  }

  /**
   * Counts so many bytes of photos that a device sends now: 500 MB an hour. The function that is returned gives back what
   * did not come, so that a broken connection, and a photo that is begun anew, cost what they brought. Throws
   * `rate-limited`.
   */
  async uploading(device: string, bytes: number): Promise<(missing: number) => Promise<void>> {
    const { shared } = this.parts;
    const key = this.photosOf(device);
    if (bytes > 0) await takeFrom(shared, key, PHOTO_BYTES, bytes);
    return async (missing) => {
      if (missing > 0) await shared.giveBack(key, PHOTO_BYTES, missing);
    };
  }

  /** Counts an attempt to redeem this invitation, whoever makes it: 10, then one every 6 s. Throws `rate-limited`. */
  async redemption(invitationHash: string): Promise<void> {
    await takeFrom(this.parts.shared, this.concealed('invitation', invitationHash), REDEMPTIONS, 1);
  }

  /**
   * Counts an attempt from this address with an invitation that does not exist: 30, then one every 2 s. Throws
   * `rate-limited`.
   */
  async guess(address: string): Promise<void> {
    await this.fromAddress('guess', address, GUESSES);
  }

  /** Counts a move that an app opens from this address: 60, then one every 10 s. Throws `rate-limited`. */
  async move(address: string): Promise<void> {
    await this.fromAddress('moves', address, MOVES);
  }

  /**
   * Counts a push subscription that begins from this address: 20, then one each minute; and from all addresses of its /48 in
   * IPv6: 300, then three each minute. Nothing is kept beside it that
   * says where it came from. Throws `rate-limited`.
   */
  async subscription(address: string): Promise<void> {
    await this.fromAddress('subscriptions', address, SUBSCRIPTIONS);
    const site = siteNetworkOf(address);
    if (site !== address) await this.fromAddress('site-subscriptions', site, SITE_SUBSCRIPTIONS);
  }

  /** Counts a question of a new app for its session: 60, then one each second. Throws `rate-limited`. */
  async moveAsked(secretHash: string): Promise<void> {
    await takeFrom(this.parts.shared, this.concealed('move', secretHash), MOVES_ASKED, 1);
  }

  /**
   * Counts a code that this person tries: five, then one every two minutes. By the person, and not by the device: each move
   * makes another device, which would have five tries more. The function that is returned gives it back, for a code that
   * was right. It is counted before anybody looks, so that tries at once are no more. Throws `rate-limited`.
   */
  async moveCode(person: string): Promise<() => Promise<void>> {
    return this.takenOf('codes', person, MOVE_CODES);
  }

  /**
   * Counts a session that this person gives to an app: ten, then one every six minutes; each is a device with limits of its
   * own. The function that is returned gives it back, where none was given. Throws `rate-limited`.
   */
  async moveClaim(person: string): Promise<() => Promise<void>> {
    return this.takenOf('claims', person, MOVE_CLAIMS);
  }

  /**
   * Counts an invitation that this person makes: 60, then one each minute; and all of a blog: 600, then ten each minute.
   * The function that is returned gives it back, where none was made. Throws `rate-limited`.
   */
  async invitation(person: string, blog: string): Promise<() => Promise<void>> {
    const ofPerson = await this.takenOf('invitations', person, INVITATIONS);
    try {
      const ofBlog = await this.takenOf('blog-invitations', blog, BLOG_INVITATIONS);
      return async () => void (await Promise.all([ofPerson(), ofBlog()]));
    } catch (error) {
      await ofPerson();
      throw error;
    }
  }

  private async takenOf(what: string, name: string, bucket: Bucket): Promise<() => Promise<void>> {
    const { shared } = this.parts;
    const key = this.concealed(what, name);
    await takeFrom(shared, key, bucket, 1);
    return () => shared.giveBack(key, bucket, 1);
  }

  private async fromAddress(what: string, address: string, bucket: Bucket): Promise<void> {
    const { own, shared, secret } = this.parts;
    // Addresses are few enough to try them all: only a secret hides one. Without a secret none leaves this process.
    const buckets = secret === '' ? own : shared;
    await takeFrom(buckets, this.concealed(what, networkOf(address)), bucket, 1);
  }

  private photosOf(device: string): string {
    return this.concealed('photos', device);
  }
}

async function takeFrom(buckets: Buckets, key: string, bucket: Bucket, points: number): Promise<void> {
  requireNoWait(await buckets.take(key, bucket, points));
}

/** Throws `rate-limited`, with the seconds after which there is room. */
function requireNoWait(ms: number): void {
  if (ms > 0) throw new Refused('rate-limited', { after: Math.max(1, Math.ceil(ms / 1_000)) });
}
