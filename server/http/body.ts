/** Bodies of requests. They are JSON, and plain: a compressed one of a kilobyte could be half a megabyte to unpack and parse. */
import { json, type Request } from 'express';
import { Refused } from '../../shared/refusals.js';

export type Body = Record<string, unknown>;

/** Reads a body of at most so much, as `express.json` names it; a compressed one is refused as `unsupported`. */
export function readBody(limit: string): ReturnType<typeof json> {
  return json({ limit, inflate: false });
}

/** Returns the body as an object, empty where none was sent. Throws `unsupported` where it is not JSON. */
export function bodyOf(request: Request): Body {
  const body: unknown = request.body;
  // Some clients name a type also where they send nothing.
  const sent = request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0;
  if (body === undefined && !sent) return {};
  if (body === undefined) throw new Refused('unsupported', { why: 'body-of-other-type' });
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refused('invalid', { why: 'body-not-object' });
  }
  return body as Body;
}
