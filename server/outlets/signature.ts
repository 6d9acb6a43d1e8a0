/** The signature of a webhook's request: an HMAC-SHA-256 over the time and the body (docs/WEBHOOKS.md verifies one). */
import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A secret in base64url; its characters themselves are the key, as receivers have them. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The value of `Rallyline-Signature`: one `v1` for each secret in force. `t`: Unix seconds. */
export function signatureOf(secrets: readonly string[], t: number, body: string): string {
  return [`t=${t.toString()}`, ...secrets.map((secret) => `v1=${hmac(secret, `${t.toString()}.${body}`)}`)].join(',');
}

function hmac(secret: string, signed: string): string {
  return createHmac('sha256', secret).update(signed, 'utf8').digest('hex');
}
