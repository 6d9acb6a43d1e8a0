/**
 * `Last-Modified`, for programs that keep a date and no `ETag`. Public times are to the minute (rule A4), so the date of a
 * minute that is not over would also be that of what changes later in it: until then there is none.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A minute, and another one for clocks of instances that differ. */
const SETTLED_MS = 120_000;

export interface Dated {
  etag: string;
  /** The minute of the last change, ISO 8601. */
  changedAt: string;
  now: Date;
}

/** Sets the date, and turns a question by date alone into one by the tag, which is answered as any other. */
export function byDate(request: IncomingMessage, response: ServerResponse, { etag, changedAt, now }: Dated): void {
  const changed = Date.parse(changedAt);
  if (now.getTime() - changed < SETTLED_MS) return;
  response.setHeader('Last-Modified', new Date(changed).toUTCString());
  const { headers } = request;
  const since = Date.parse(headers['if-modified-since'] ?? '');
  if (headers['if-none-match'] === undefined && since >= changed) headers['if-none-match'] = etag;
}
