/** Links to other answers, as headers (RFC 8288). */
import type { Headers } from './securityHeaders.js';

/** Names of `securityHeaders.ts`, with the links: another site's page may follow them. */
const READABLE = 'ETag, Link, Retry-After';

/** `links`: absolute addresses by their relation. They are made of PUBLIC_URL and of numbers, so that nothing has to be escaped. */
export function linkHeaders(links: Readonly<Record<string, string>>): Headers {
  const named = Object.entries(links).map(([rel, address]) => `<${address}>; rel="${rel}"`);
  return { Link: named.join(', '), 'Access-Control-Expose-Headers': READABLE };
}
