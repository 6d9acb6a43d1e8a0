import type { RandomBytes } from '../../account/ids.js';

/** Makes the secret by which a new app proves that it showed the digits: 32 random bytes in base64url. */
export function moveSecret(random: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): string {
  const bytes = random(new Uint8Array(32));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
