import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { rawSignature } from '../../../../client/reporter/lock/rawSignature.js';

/** A signature of the numbers r and s, each as given. */
function der(r: number[], s: number[]): Uint8Array {
  const body = [0x02, r.length, ...r, 0x02, s.length, ...s];
  return Uint8Array.from([0x30, body.length, ...body]);
}

test('signatures in DER become two numbers of 32 bytes, which say the same', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (let round = 0; round < 200; round += 1) {
    const data = Buffer.from(`entry ${round.toString()}`);
    const raw = rawSignature(sign('sha256', data, privateKey));
    expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw!)).toBe(true);
  }
});

test('a short number gets its zeros back, and a number with its sign byte loses it', () => {
  const raw = rawSignature(der([0x01], [0x00, 0x80]))!;
  expect([...raw].map((byte, at) => [at, byte]).filter(([, byte]) => byte !== 0)).toEqual([
    [31, 1],
    [63, 0x80],
  ]);
});

test.each([
  ['nothing', new Uint8Array()],
  ['a number below zero', der([0x80], [0x01])],
  ['a zero too many in front', der([0x00, 0x01], [0x01])],
  ['a number without bytes', der([], [0x01])],
  ['a number of 33 bytes', der([0x01, ...Array<number>(32).fill(1)], [0x01])],
  ['another kind of value', Uint8Array.from([0x30, 6, 0x04, 1, 1, 0x02, 1, 1])],
  ['a length that is too long', Uint8Array.from([0x30, 7, 0x02, 1, 1, 0x02, 1, 1])],
  ['something behind it', Uint8Array.from([0x30, 6, 0x02, 1, 1, 0x02, 1, 1, 0])],
  ['a second number that is cut', Uint8Array.from([0x30, 6, 0x02, 1, 1, 0x02, 2, 1])],
])('bytes with %s are no signature', (_what, bytes) => {
  expect(rawSignature(bytes)).toBeNull();
});
