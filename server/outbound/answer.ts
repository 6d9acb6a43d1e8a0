/** A stranger's answer, read as far as it may be. */
import type { IncomingMessage } from 'node:http';

export interface OutboundAnswer {
  kind: 'answered';
  /** Redirects too: they are followed by nobody. */
  status: number;
  /** Seconds after which it asks to be tried again; null where it asks nothing, or nothing that can be read. */
  retryAfterS: number | null;
  /** null where the answer was longer than it may be. */
  body: Buffer | null;
}

/** Reads a body of at most so many bytes; the connection of a longer one is ended. */
export async function readAnswer(response: IncomingMessage, most: number): Promise<OutboundAnswer> {
  const answer = {
    kind: 'answered' as const,
    status: response.statusCode ?? 0,
    retryAfterS: retryAfter(response.headers['retry-after']),
  };
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    // Leaving the loop destroys the response, and its connection with it.
    if (size > most) return { ...answer, body: null };
    pieces.push(piece);
  }
  return { ...answer, body: Buffer.concat(pieces) };
}

/** Reads seconds or a date (RFC 9110). */
function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const seconds = Math.ceil((Date.parse(value) - Date.now()) / 1_000);
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
