/** Secrets: made from 32 random bytes, shown once, and kept as their SHA-256 alone. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Makes 256 random bits in base64url: too many to guess, so a fast hash is enough to keep them by. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Returns the SHA-256 in hex. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Whether this is the secret that was kept as its hash. Takes as long for every secret of that length. */
export function isOfHash(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Whether a text can be a session's second half: 256 bits in base64url, as the server and our pages make it. */
export function isHalf(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/**
 * Makes the session's secret from an invitation and an attempt to redeem it. A page that lost the reply gets the same
 * session by asking again, although the server keeps neither of the two. Both carry at least 122 random bits, so nobody
 * but that page has both.
 */
export function sessionSecret(invitation: string, attempt: string): string {
  return secretFrom(invitation, 'session', attempt);
}

/** Makes the session's second half in the same way. Neither of the two can be told from the other. */
export function sessionHalf(invitation: string, attempt: string): string {
  return secretFrom(invitation, 'half', attempt);
}

function secretFrom(invitation: string, what: 'session' | 'half', attempt: string): string {
  return createHmac('sha256', invitation).update(`${what} ${attempt}`, 'utf8').digest('base64url');
}

/**
 * Makes the key of a bucket from what is counted and from the name of a device, an invitation or an address. Without the
 * secret nobody can tell either from the key. It is signed with a key derived for this alone: nothing else that the
 * secret signs is ever equal to one.
 */
export function createConcealing(secret: string): (what: string, name: string) => string {
  const key = createHmac('sha256', secret).update('rallyline limits').digest();
  return (what, name) => createHmac('sha256', key).update(`${what} ${name}`, 'utf8').digest('base64url');
}
