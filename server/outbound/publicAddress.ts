/**
 * Whether an address belongs to the public internet. A list of what is forbidden would miss the next form that somebody
 * invents, so in IPv6 the public range is named, and the ranges in it that lead elsewhere are taken out.
 */
import ipaddr from 'ipaddr.js';

type IPv4 = ReturnType<typeof ipaddr.IPv4.parse>;
type IPv6 = ReturnType<typeof ipaddr.IPv6.parse>;

/** Beside what the library names: networks of protocols and of measurements (RFC 6890), which no stranger has. */
const IPV4_ELSEWHERE = ['192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '240.0.0.0/4'].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);
/** The only addresses that are given out (RFC 4291): whatever maps, translates or embeds IPv4 by a prefix lies outside. */
const IPV6_PUBLIC = ipaddr.IPv6.parseCIDR('2000::/3');
/** In there: protocols with Teredo and ORCHID, 6to4, and documentation (RFC 6890, RFC 9637). */
const IPV6_ELSEWHERE = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);

/** Whether this is one address of the public internet, in its usual spelling; false for any other text. */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return isPublicIPv4(ipaddr.IPv4.parse(address));
  // A zone ("fe80::1%eth0") names an interface of this machine.
  if (!ipaddr.IPv6.isValid(address) || address.includes('%')) return false;
  return isPublicIPv6(ipaddr.IPv6.parse(address));
}

function isPublicIPv4(address: IPv4): boolean {
  return address.range() === 'unicast' && !IPV4_ELSEWHERE.some((range) => address.match(range));
}

function isPublicIPv6(address: IPv6): boolean {
  return (
    address.range() === 'unicast' && address.match(IPV6_PUBLIC) && !IPV6_ELSEWHERE.some((range) => address.match(range))
  );
}
