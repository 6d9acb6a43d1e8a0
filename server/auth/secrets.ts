/** Secrets: made from 32 random bytes, shown once, and kept as their SHA-256 alone. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: too many to guess, so a fast hash is enough to keep it by. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Hex SHA-256. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/**
 * The session's secret of one attempt to redeem an invitation. It follows from the two, so that the same page that lost
 * the reply gets the same session by asking again, although the server keeps neither of them. Both carry at least 122
 * random bits, and who has both is that page.
 */
export function sessionSecret(invitation: string, attempt: string): string {
  return createHmac('sha256', invitation).update(`session ${attempt}`, 'utf8').digest('base64url');
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
