import { isPublicAddress } from '../../../server/outbound/publicAddress.js';

test.each([
  ['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
  ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
  ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1']],
  ['carrier-grade NAT', ['100.64.0.1', '100.127.255.255']],
  ['link-local, with the addresses of clouds', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1']],
  ['site-local and unique local', ['fec0::1', 'fc00::1', 'fd00:ec2::254']],
  ['multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1']],
  ['broadcast', ['255.255.255.255']],
  ['reserved', ['240.0.0.1', '192.0.0.8', '192.88.99.1', '100::1', '5f00::1', '4000::1']],
  ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
  ['benchmarking', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
  ['IPv4-mapped', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1']],
  ['IPv4-compatible', ['::127.0.0.1', '::8.8.8.8']],
  ['IPv4-translated', ['::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1']],
  ['6to4 and Teredo', ['2002:7f00:1::', '2002::1', '2001::1', '2001:0:4136:e378::1']],
  ['ORCHID', ['2001:10::1', '2001:20::1']],
  [
    'no address at all',
    ['', 'localhost', '8.8.8', '0x7f000001', '2130706433', '127.1', '[::1]', '8.8.8.8/32', '1::2::3'],
  ],
])('an address that is %s is none of the public internet', (_what, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test('addresses of push services are taken for public ones', () => {
  const services = [
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '2a00:1450:4001:81b::200a',
    '2606:4700::1111',
  ];
  expect(services.filter((address) => !isPublicAddress(address))).toEqual([]);
});
