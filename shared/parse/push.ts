/** The bodies of a push subscription, as a browser tells them (`PushSubscription.toJSON`). */
import { z } from 'zod';
import { because } from './because.js';
import { lang } from './text.js';

/** Longer than those of every push service; some carry 400 characters of a token. */
const ENDPOINT_MAX = 1_000;

export const endpoint = z
  .string()
  .max(ENDPOINT_MAX, because('too-long', { n: ENDPOINT_MAX }))
  .regex(/^https:\/\/[\x21-\x7e]+$/, because('malformed'));

/** So many bytes in base64url, with the padding that some browsers add. */
function bytes(count: number) {
  const characters = Math.ceil((count * 4) / 3);
  return z
    .string()
    .regex(new RegExp(`^[\\w-]{${characters.toString()}}={0,2}$`), because('malformed'))
    .overwrite((given) => given.replace(/={1,2}$/, ''));
}

/** An uncompressed point of P-256, and a secret of 128 bits (RFC 8291). */
export const pushKeys = z.strictObject({ p256dh: bytes(65), auth: bytes(16) });

export const newSubscription = z.strictObject({
  endpoint,
  keys: pushKeys,
  lang: lang.optional(),
  /** The endpoint in whose place this one comes, where the browser renewed it by itself. */
  replaces: endpoint.optional(),
});

export const endedSubscription = z.strictObject({ endpoint });
