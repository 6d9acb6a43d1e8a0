/**
 * The address that a request comes from. Only the proxies that the operator trusts may name it. It is used for limits,
 * never logged, and leaves this process only as a keyed hash (rule S5).
 */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import proxyaddr from 'proxy-addr';

export type AddressOf = (request: IncomingMessage) => string;

/** `trusted`: a number of hops, or networks. */
export function createAddressOf(trusted: number | string[]): AddressOf {
  const trust = typeof trusted === 'number' ? (_: string, hop: number) => hop < trusted : proxyaddr.compile(trusted);
  return (request) => proxyaddr(request, trust);
}

/** Cuts an IPv6 address to its first half: each household chooses the second, and could take a new one each time. */
export function networkOf(address: string): string {
  return cutTo(4, address);
}

/** The network and the site of an address: for limits and turns that many networks of one stranger must not take. */
export function placeOf(address: string): { network: string; site: string } {
  return { network: networkOf(address), site: siteNetworkOf(address) };
}

/**
 * Cuts an IPv6 address to a /48: a site, or who rents a server, may have all 65,536 networks of one. The same for a network as
 * for its addresses.
 */
export function siteNetworkOf(address: string): string {
  return cutTo(3, address);
}

function cutTo(count: number, address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return `${groups.slice(0, count).join(':')}::`;
}
