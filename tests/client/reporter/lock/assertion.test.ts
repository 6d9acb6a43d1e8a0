import { expect, test } from '@jest/globals';
import { checkAssertion } from '../../../../client/reporter/lock/assertion.js';
import type { Passkey } from '../../../../client/reporter/lock/passkey.js';
import { Authenticator, EXPECTED, type Forged } from './authenticator.js';

const phone = new Authenticator();

function check(forged: Forged, passkey: Passkey = phone.passkey) {
  return checkAssertion(phone.answers(forged), passkey, EXPECTED);
}

test('an answer that is signed by the passkey, for this question and this page, is right', async () => {
  // Signatures of ES256 differ in length: each of many is read.
  for (let counter = 1; counter < 40; counter += 1) expect(await check({ counter })).toEqual({ is: 'right', counter });
});

test('an answer by RS256 is right, too', async () => {
  const windows = new Authenticator(-257);
  expect(await checkAssertion(windows.answers(), windows.passkey, EXPECTED)).toEqual({ is: 'right', counter: 0 });
  const damaged = windows.answers({ signature: (bytes) => (bytes.writeUInt8(bytes[9]! ^ 1, 9), bytes) });
  expect(await checkAssertion(damaged, windows.passkey, EXPECTED)).toEqual({ is: 'wrong', part: 'signature' });
});

test.each<[part: string, forged: Forged]>([
  ['type', { type: 'webauthn.create' }],
  ['challenge', { challenge: 'YW4gb2xkIG9uZQ' }],
  ['origin', { origin: 'https://other.example' }],
  ['origin', { origin: 'http://live.example' }],
  ['origin', { crossOrigin: true }],
  ['host', { host: 'other.example' }],
  ['presence', { flags: 0x04 }],
  ['user', { flags: 0x01 }],
  ['signature', { signature: (bytes) => bytes.subarray(0, -1) }],
  ['signature', { signature: (bytes) => Buffer.concat([bytes, Buffer.from([0])]) }],
  ['signature', { signature: (bytes) => (bytes.writeUInt8(bytes[20]! ^ 1, 20), bytes) }],
  ['signature', { signature: () => Buffer.alloc(0) }],
])('an answer whose %s is forged opens nothing: %j', async (part, forged) => {
  expect(await check(forged)).toEqual({ is: 'wrong', part });
});

test('an answer of another passkey, or signed by another key, opens nothing', async () => {
  expect(await check({}, { ...phone.passkey, id: 'YW5vdGhlcg' })).toEqual({ is: 'wrong', part: 'credential' });
  const { publicKey } = new Authenticator().passkey;
  expect(await check({}, { ...phone.passkey, publicKey })).toEqual({ is: 'wrong', part: 'signature' });
  expect(await check({}, { ...phone.passkey, publicKey: 'AAAA' })).toEqual({ is: 'wrong', part: 'signature' });
});

test('an answer whose count does not grow is that of a copied passkey', async () => {
  const used = { ...phone.passkey, counter: 7 };
  expect(await check({ counter: 8 }, used)).toEqual({ is: 'right', counter: 8 });
  for (const counter of [7, 6, 0]) expect(await check({ counter }, used)).toEqual({ is: 'wrong', part: 'counter' });
});

test('an answer whose data cannot be read opens nothing', async () => {
  const answer = phone.answers();
  const broken = (part: object) =>
    checkAssertion({ ...answer, response: { ...answer.response, ...part } }, phone.passkey, EXPECTED);
  expect(await broken({ clientDataJSON: 'bm8ganNvbg' })).toEqual({ is: 'wrong', part: 'type' });
  expect(await broken({ authenticatorData: 'AAAA' })).toEqual({ is: 'wrong', part: 'host' });
});
