/**
 * The agreement on permessage-deflate (RFC 7692) in a reader's upgrade: without context on both sides, or none. Then a
 * frame's compressed bytes are the same for every reader, and nothing is kept for a connection (docs/decisions/0002).
 */

/** The answer to an offer that is taken. */
export const DEFLATE_ANSWER = 'permessage-deflate; server_no_context_takeover; client_no_context_takeover';

const NAME = 'permessage-deflate';
/** Parameters that a client may offer: an answer without them is right, too. Another needs more than we have. */
const TAKEN = /^(?:(?:server|client)_no_context_takeover|client_max_window_bits(?:\s*=\s*"?(?:[89]|1[0-5])"?)?)$/;

/**
 * Tells whether one of the offers of a `Sec-WebSocket-Extensions` header can be taken. The client has no say in which: all
 * are answered alike. A header that is no list of offers is no reason to keep a reader out, who then gets plain frames.
 */
export function offersDeflate(header: string | undefined): boolean {
  return header?.split(',').some(isTaken) ?? false;
}

function isTaken(offer: string): boolean {
  const [name, ...given] = offer.split(';').map((part) => part.trim());
  const names = given.map((parameter) => parameter.split('=')[0]?.trim());
  return name === NAME && given.every((parameter) => TAKEN.test(parameter)) && new Set(names).size === names.length;
}
