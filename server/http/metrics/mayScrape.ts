/**
 * The rule for who may ask for metrics. How many read, and what is refused, is nobody's business outside: the token
 * opens them, and so does asking from this very machine. A proxy on this machine asks for others, and says so in a
 * header: through a proxy, the token alone counts. A page of another site, open in a browser on this machine, asks from here
 * as well; it asks for its own name, also where that leads to this machine (DNS rebinding). So a browser without the token
 * has to name this machine by its address, by a name without a dot, which no stranger can register, or by the name that
 * the machine has itself. A program may use any name that leads here: no page can make it ask.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { hostname } from 'node:os';

export interface ScrapeRule {
  token: string | null;
  /** See `ownNameBeside`. */
  ownName: string | null;
}

export function mayScrape({ headers, socket }: Scrape, { token, ownName }: ScrapeRule): boolean {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return token !== null && isSame(bearer, token);
  if (!LOOPBACK.test(socket.remoteAddress ?? '') || isForwarded(headers)) return false;
  return !isOfBrowser(headers) || isOfThisMachine(headers.host ?? '', ownName);
}

/** Returns the name that this machine has; null where people use it too: by that a proxy asks here, maybe without a header. */
export function ownNameBeside(publicUrl: string, name = hostname()): string | null {
  const own = name.toLowerCase();
  return own === new URL(publicUrl).hostname ? null : own;
}

type Scrape = Pick<IncomingMessage, 'headers'> & { socket: Pick<IncomingMessage['socket'], 'remoteAddress'> };

function isForwarded(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => FORWARDED.test(name));
}

/**
 * Whether a browser may have sent it. Languages and the agent may be of the page's choice; what a browser unpacks never is, and
 * every browser unpacks deflate, which few programs do.
 */
function isOfBrowser(headers: IncomingHttpHeaders): boolean {
  const { 'user-agent': agent = '', 'accept-encoding': encodings = '' } = headers;
  const isNamed = BROWSERS.some((name) => headers[name] !== undefined);
  return isNamed || agent.startsWith('Mozilla/') || /deflate/i.test(encodings);
}

function isOfThisMachine(host: string, ownName: string | null): boolean {
  return THIS_MACHINE.test(host) || host.toLowerCase().replace(/:\d{1,5}$/, '') === ownName;
}

const FORWARDED = /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;
const BROWSERS = ['accept-language', 'origin', 'referer', 'cookie', 'sec-fetch-mode', 'sec-fetch-site'];
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const THIS_MACHINE = /^([a-z\d_-]+|\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Compares in constant time, whatever the lengths are. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
