/**
 * The rule for who may ask for metrics. How many read, and what is refused, is nobody's business outside: the token
 * opens them, and so does asking from this very machine. A proxy on this machine asks for others, and says so in a
 * header: through a proxy, the token alone counts. A page of another site, open in a browser on this machine, asks from here
 * as well; it asks for its own name, also where that leads to this machine (DNS rebinding). So without the token the
 * request has to name this machine by its address or by a name without a dot, which no stranger can register.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export function mayScrape({ headers, socket }: IncomingMessage, token: string | null): boolean {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return token !== null && isSame(bearer, token);
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '') && THIS_MACHINE.test(headers.host ?? '');
}

const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const THIS_MACHINE = /^([a-z\d_-]+|\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Compares in constant time, whatever the lengths are. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
