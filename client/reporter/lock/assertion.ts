/**
 * The check of what an authenticator signed, which a server makes elsewhere. Here the page checks for itself, so that it
 * works without a network; whoever can change the page or its store needs no passkey (docs/decisions/0041).
 * The steps are those of https://www.w3.org/TR/webauthn-2/#sctn-verifying-assertion that concern a page alone.
 */
import { base64URLStringToBuffer as bytesOf, type AuthenticationResponseJSON } from '@simplewebauthn/browser';
import type { Passkey } from './passkey.js';
import { rawSignature } from './rawSignature.js';

export interface Expected {
  /** base64url. */
  challenge: string;
  /** The page's own origin and host. */
  origin: string;
  host: string;
}

/** The parts of an answer that may be wrong. */
export type Wrong =
  | 'credential'
  | 'type'
  | 'challenge'
  | 'origin'
  | 'host'
  | 'presence'
  | 'user'
  | 'counter'
  | 'signature';
export type Checked = { is: 'right'; counter: number } | { is: 'wrong'; part: Wrong };

export type Assertion = Pick<AuthenticationResponseJSON, 'id'> & {
  response: Pick<AuthenticationResponseJSON['response'], 'clientDataJSON' | 'authenticatorData' | 'signature'>;
};

/** Never rejects: what cannot be read is wrong. */
export async function checkAssertion(
  { id, response }: Assertion,
  passkey: Passkey,
  expected: Expected,
): Promise<Checked> {
  if (id !== passkey.id) return { is: 'wrong', part: 'credential' };
  const said = saidBy(response.clientDataJSON, 'webauthn.get', expected);
  if (said !== null) return { is: 'wrong', part: said };
  const data = new Uint8Array(bytesOf(response.authenticatorData));
  const seen = await seenBy(data, expected);
  if (seen !== null) return { is: 'wrong', part: seen };
  const counter = counterIn(data);
  // An authenticator that counts nothing says 0 for ever.
  if ((counter > 0 || passkey.counter > 0) && counter <= passkey.counter) return { is: 'wrong', part: 'counter' };
  const isSigned = await isSignedBy(passkey, data, response).catch(() => false);
  return isSigned ? { is: 'right', counter } : { is: 'wrong', part: 'signature' };
}

/** The wrong part of what the browser says of the question; null: all is right. */
export function saidBy(
  clientDataJSON: string,
  type: 'webauthn.get' | 'webauthn.create',
  { challenge, origin }: Expected,
): Wrong | null {
  const said = parsed(clientDataJSON);
  if (said.type !== type) return 'type';
  if (said.challenge !== challenge) return 'challenge';
  return said.origin === origin && said.crossOrigin !== true ? null : 'origin';
}

interface ClientData {
  type: unknown;
  challenge: unknown;
  origin: unknown;
  crossOrigin: unknown;
}

function parsed(clientDataJSON: string): Partial<ClientData> {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(clientDataJSON))) as Partial<ClientData>;
  } catch {
    return {};
  }
}

/** Flags in the authenticator's data: somebody touched it, and it knew them by finger, face or code. */
const TOUCHED = 0x01;
const KNOWN = 0x04;

/** The wrong part of what the authenticator says; null: all is right. */
export async function seenBy(data: Uint8Array<ArrayBuffer>, { host }: Pick<Expected, 'host'>): Promise<Wrong | null> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(host)));
  if (data.length < 37 || !hash.every((byte, at) => byte === data[at])) return 'host';
  const flags = data[32] ?? 0;
  if ((flags & TOUCHED) === 0) return 'presence';
  return (flags & KNOWN) === 0 ? 'user' : null;
}

export function counterIn(data: Uint8Array): number {
  return new DataView(data.buffer, data.byteOffset).getUint32(33);
}

async function isSignedBy(
  { algorithm, publicKey }: Passkey,
  data: Uint8Array<ArrayBuffer>,
  { clientDataJSON, signature }: Assertion['response'],
): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(clientDataJSON)));
  const signed = new Uint8Array([...data, ...digest]);
  const key = await keyOf({ algorithm, publicKey });
  const given = new Uint8Array(bytesOf(signature));
  const raw = algorithm === -7 ? rawSignature(given) : given;
  return raw !== null && crypto.subtle.verify({ name: key.algorithm.name, hash: 'SHA-256' }, key, raw, signed);
}

/** Rejects where it is no key of that kind. */
export function keyOf({ algorithm, publicKey }: Pick<Passkey, 'algorithm' | 'publicKey'>): Promise<CryptoKey> {
  const kind =
    algorithm === -7 ? { name: 'ECDSA', namedCurve: 'P-256' } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return crypto.subtle.importKey('spki', bytesOf(publicKey), kind, false, ['verify']);
}
