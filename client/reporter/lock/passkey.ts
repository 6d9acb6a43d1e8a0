/** The passkey that opens the page: what is kept of it on this phone, and whether this phone can have one. */
import type { Shelf } from '../../account/shelf.js';

/** Algorithms by their numbers in COSE: ES256, which phones use, and RS256, which Windows uses. */
export const ALGORITHMS = [-7, -257] as const;

export interface Passkey {
  /** base64url, as the browser names it. */
  id: string;
  /** SubjectPublicKeyInfo, base64url. */
  publicKey: string;
  algorithm: (typeof ALGORITHMS)[number];
  /** The authenticator's count of uses, as it said last; 0 where it counts nothing. */
  counter: number;
}

const KEPT = 'lock/passkey';
const OFFERED = 'lock/offered';

/** null: the page opens by a tap. */
export function passkeyOn(shelf: Pick<Shelf, 'get'>): Passkey | null {
  const kept = shelf.get(KEPT) as Partial<Passkey> | null;
  return typeof kept?.id === 'string' && typeof kept.publicKey === 'string' ? (kept as Passkey) : null;
}

export function keepPasskey(shelf: Pick<Shelf, 'set'>, passkey: Passkey): void {
  shelf.set(KEPT, passkey);
}

export function dropPasskey(shelf: Pick<Shelf, 'remove'>): void {
  shelf.remove(KEPT);
}

/** Whether it was offered to the person who is signed in. */
export function wasOffered(shelf: Pick<Shelf, 'get'>): boolean {
  return shelf.get(OFFERED) !== null;
}

export function noteOffered(shelf: Pick<Shelf, 'set'>): void {
  shelf.set(OFFERED, true);
}

/** A passkey belongs to a name: a server that is reached by its number can have none. */
const NUMBER = /^[\d.]+$|^\[/;

interface WithPasskeys {
  PublicKeyCredential: Partial<typeof PublicKeyCredential>;
  AuthenticatorAttestationResponse: { prototype: object };
}

/** Whether this phone and browser let a page ask for the phone's own unlock. */
export async function canUsePhoneUnlock(): Promise<boolean> {
  const { PublicKeyCredential: asked, AuthenticatorAttestationResponse: made } = globalThis as Partial<WithPasskeys>;
  // Older browsers tell a page nothing of a new key.
  const tellsKey = made !== undefined && 'getPublicKey' in made.prototype;
  if (asked === undefined || !tellsKey || NUMBER.test(location.hostname)) return false;
  return (await asked.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false)) ?? false;
}
