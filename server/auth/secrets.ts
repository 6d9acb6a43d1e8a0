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
 * Makes of a device, an invitation or an address, and of what it is counted for, a key that tells who knows no secret
 * neither of them. With a key of its own: whatever else the secret signs is never one of these.
 */
export function createConcealing(secret: string): (what: string, name: string) => string {
  const key = createHmac('sha256', secret).update('rallyline limits').digest();
  return (what, name) => createHmac('sha256', key).update(`${what} ${name}`, 'utf8').digest('base64url');
}
