/** The target of a request that a stranger named: an address is read once, and looked up once. */
import { isIP } from 'node:net';

export interface Reachable {
  /** Protocols with their colon. */
  protocols: readonly string[];
  /** Ports that may be asked; null: any. */
  ports: readonly number[] | null;
  /** Whether an IP address may be connected to. */
  isAllowed: (address: string) => boolean;
  /** All addresses of a name; may reject where there are none. */
  resolve: (name: string) => Promise<readonly string[]>;
}

const PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** Reads an address; null where it may not be asked, whatever its name leads to. */
export function readTarget(address: string, { protocols, ports }: Pick<Reachable, 'protocols' | 'ports'>): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!protocols.includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port);
  return ports === null || (port !== undefined && ports.includes(port)) ? url : null;
}

/** Returns the host's own address; null where the host is a name. A URL writes each number in its usual form. */
export function literalOf({ hostname }: URL): string | null {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) === 0 ? null : literal;
}

/**
 * Returns the addresses to connect to; null where any of them is forbidden: a name that leads here and outside is nobody's
 * service. Rejects where the name has none.
 */
export async function addressesOf(url: URL, { resolve, isAllowed }: Reachable): Promise<readonly string[] | null> {
  const literal = literalOf(url);
  const addresses = literal === null ? await resolve(url.hostname) : [literal];
  if (addresses.length === 0) throw new Error('a name without an address');
  return addresses.every(isAllowed) ? addresses : null;
}
