import { ServerKeys, subjectOf } from '../../../server/push/keys.js';
import { StoreAway, type PushKeys } from '../../../server/storage/ports.js';

test.each([
  ['https://live.example', 'desk@example.org', 'https://live.example'],
  ['http://localhost:3000', 'desk@example.org', 'mailto:desk@example.org'],
  ['http://localhost:3000', null, 'mailto:nobody@localhost'],
  ['http://localhost:3000', 'https://example.org/contact', 'mailto:nobody@localhost'],
  ['http://localhost:3000', 'Ann <ann@example.org>', 'mailto:nobody@localhost'],
  ['http://localhost:3000', 'a@b\r\nX: y', 'mailto:nobody@localhost'],
])('a push service that wants to write about %s with the contact %s writes to %s', (url, contact, subject) => {
  expect(subjectOf({ url, contact })).toBe(subject);
});

test('the keys are made once however many ask, and are asked for again where the store was away', async () => {
  const kept: PushKeys[] = [];
  let isAway = true;
  const keys = new ServerKeys({
    keys: async (made) => {
      if (isAway) throw new StoreAway();
      kept.push(made);
      return made;
    },
  });
  await expect(keys.inForce()).rejects.toThrow(StoreAway);
  isAway = false;
  const [one, other] = await Promise.all([keys.inForce(), keys.inForce()]);
  expect(one).toBe(other);
  expect(kept).toEqual([one]);
  expect(Buffer.from(one.publicKey, 'base64url')).toHaveLength(65);
});
