import { PUBLIC_INTERNET } from '../../../server/outbound/outbound.js';
import { isPublicAddress } from '../../../server/outbound/publicAddress.js';
import { addressesOf, readTarget } from '../../../server/outbound/target.js';

const reaching = (...addresses: string[]) => ({
  ...PUBLIC_INTERNET,
  isAllowed: isPublicAddress,
  resolve: () => Promise.resolve(addresses),
});

test.each([
  'http://push.example/1',
  'ftp://push.example/1',
  'file:///etc/passwd',
  'https://name:word@push.example/1',
  'https://push.example:8443/1',
  'https://push.example:22/1',
  'push.example',
  '',
])('the address %s is not asked', (address) => {
  expect(readTarget(address, PUBLIC_INTERNET)).toBeNull();
});

test.each([
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::1]/',
])('a number in place of a name is looked at as the address that it is (%s)', async (address) => {
  const url = readTarget(address, PUBLIC_INTERNET);
  if (url === null) throw new Error('not read');
  expect(await addressesOf(url, reaching('8.8.8.8'))).toBeNull();
});

test('a name is not asked that leads to a public address and to one of this house', async () => {
  const url = new URL('https://push.example/1');
  expect(await addressesOf(url, reaching('8.8.8.8', '10.0.0.1'))).toBeNull();
  expect(await addressesOf(url, reaching('8.8.8.8', '1.1.1.1'))).toEqual(['8.8.8.8', '1.1.1.1']);
  await expect(addressesOf(url, reaching())).rejects.toThrow('without an address');
});
