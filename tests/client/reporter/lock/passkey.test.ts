import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import {
  canUsePhoneUnlock,
  dropPasskey,
  keepPasskey,
  noteOffered,
  passkeyOn,
  wasOffered,
} from '../../../../client/reporter/lock/passkey.js';

function browserHas(given: object): void {
  Object.assign(globalThis, given);
}

const names = ['location', 'PublicKeyCredential', 'AuthenticatorAttestationResponse'];

beforeEach(() => {
  browserHas({
    location: { hostname: 'live.example' },
    PublicKeyCredential: { isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(true) },
    AuthenticatorAttestationResponse: { prototype: { getPublicKey: () => null } },
  });
});
afterEach(() => {
  for (const name of names) Reflect.deleteProperty(globalThis, name);
});

test('a phone with an unlock of its own, and a browser that tells the key, can have a passkey', async () => {
  expect(await canUsePhoneUnlock()).toBe(true);
});

test.each<[what: string, given: object]>([
  ['a browser without passkeys', { PublicKeyCredential: undefined }],
  ['a browser that does not say', { PublicKeyCredential: {} }],
  ['a phone without an unlock', { PublicKeyCredential: says(() => Promise.resolve(false)) }],
  ['a browser that refuses to say', { PublicKeyCredential: says(() => Promise.reject(new Error('not here'))) }],
  ['a browser that tells no key', { AuthenticatorAttestationResponse: { prototype: {} } }],
  ['a server that is reached by its number', { location: { hostname: '192.168.0.7' } }],
  ['a server that is reached by its long number', { location: { hostname: '[::1]' } }],
])('no passkey is offered with %s', async (_what, given) => {
  browserHas(given);
  expect(await canUsePhoneUnlock()).toBe(false);
});

function says(answer: () => Promise<boolean>): object {
  return { isUserVerifyingPlatformAuthenticatorAvailable: answer };
}

test('a passkey is kept until it is dropped, and something else in its place is none', () => {
  const shelf = new BrowserShelf(null);
  const passkey = { id: 'a', publicKey: 'b', algorithm: -7, counter: 0 } as const;
  expect(passkeyOn(shelf)).toBeNull();
  keepPasskey(shelf, passkey);
  expect(passkeyOn(shelf)).toEqual(passkey);
  shelf.set('lock/passkey', { id: 'a' });
  expect(passkeyOn(shelf)).toBeNull();
  keepPasskey(shelf, passkey);
  dropPasskey(shelf);
  expect(passkeyOn(shelf)).toBeNull();
});

test('the offer is made until it is answered', () => {
  const shelf = new BrowserShelf(null);
  expect(wasOffered(shelf)).toBe(false);
  noteOffered(shelf);
  expect(wasOffered(shelf)).toBe(true);
});
