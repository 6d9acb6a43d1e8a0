/** Compares a command with the stored one of the same id (rule J3), for both stores. */
import { timingSafeEqual } from 'node:crypto';
import { bodyDigestOf } from './chain.js';
import type { CommandIdentity, Known } from './ports.js';

export interface KnownCommand {
  author: string;
  /** The body's digest. */
  body: Buffer;
  slug: string;
  entry: string | null;
  seq: number | null;
  rev: number;
  /** Whether a takedown emptied the command's content: nothing is left then to compare a body with. */
  emptied: boolean;
  /** The salt of the body's digest, in hex. */
  salt: string;
}

export function knownFrom(
  stored: KnownCommand,
  { author, blog, body, came = body }: CommandIdentity,
): Exclude<Known, { kind: 'new' }> {
  if (stored.author !== author || stored.slug !== blog) return { kind: 'foreign' };
  if (!stored.emptied && ![body, came].some((sent) => isBody(stored, sent))) return { kind: 'different' };
  return { kind: 'same', receipt: { id: stored.entry ?? stored.slug, seq: stored.seq, rev: stored.rev } };
}

export function bodyDigest(salt: string, body: string): Buffer {
  return Buffer.from(bodyDigestOf(salt, body), 'hex');
}

function isBody(stored: KnownCommand, body: string): boolean {
  return timingSafeEqual(stored.body, bodyDigest(stored.salt, body));
}
