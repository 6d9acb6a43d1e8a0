/**
 * From which address a request comes. Only the proxies that the operator trusts may say so; it is used for limits, in
 * memory alone, and never logged.
 */
import type { IncomingMessage } from 'node:http';
import proxyaddr from 'proxy-addr';

export type AddressOf = (request: IncomingMessage) => string;

/** `trusted`: a number of hops, or networks. */
export function createAddressOf(trusted: number | string[]): AddressOf {
  const trust = typeof trusted === 'number' ? (_: string, hop: number) => hop < trusted : proxyaddr.compile(trusted);
  return (request) => proxyaddr(request, trust);
}
