import { uuid } from '../../../shared/parse/text.js';
import { mintId } from '../../../client/account/ids.js';

test.each([
  ['nothing but zeros', 0x00],
  ['nothing but ones', 0xff],
])('[O1] an id made of %s is a version 4 UUID in lower case', (_bytes, byte) => {
  expect(uuid.safeParse(mintId((bytes) => bytes.fill(byte))).success).toBe(true);
});

test('[O1] a thousand ids are all different', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => mintId())).size).toBe(1_000);
});
