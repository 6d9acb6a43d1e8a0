/** The address of a stream: server-sent events with the readers' socket's messages, from where the reader stands. */
import type { Request, RequestHandler, Response } from 'express';
import { Refused } from '../../shared/refusals.js';
import { placeOf, type AddressOf } from '../auth/address.js';
import type { Admission } from '../auth/admission.js';
import type { Presence } from '../desk/presence.js';
import type { Feeds } from '../feed/feeds.js';
import { liveOf } from './liveFeed.js';
import { ANY_NUMBER, asOf, languageOf, shortText, wholeNumber } from './queryParams.js';
import { EventStream } from './stream/eventStream.js';
import { StreamReader, type Start, type StreamReaderParts } from './stream/streamReader.js';

export type { OpenStream } from './stream/eventStream.js';

export interface StreamParts extends Pick<StreamReaderParts, 'metrics' | 'now' | 'open' | 'drain'> {
  feeds: Feeds;
  admission: Admission;
  presence: Presence;
  addressOf: AddressOf;
}

export function createStream(parts: StreamParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const live = await liveOf(parts.feeds, request.params.slug, 'blog');
    const audience = { as: asOf(request.query), lang: languageOf(request.query, live.feed.blog.settings.languages) };
    const start = startOf(request);
    const stream = new EventStream(response);
    if (request.method === 'HEAD') {
      stream.begin();
      response.end();
    } else if (await hasPlace(request, response, live.feed.slug, parts)) {
      const asker = placeOf(parts.addressOf(request));
      await new StreamReader({ ...parts, live, audience, stream, asker }).read(start);
    }
  };
}

/** Reads the reader's position: `Last-Event-ID` goes before `since` and `epoch`. */
function startOf(request: Request<{ slug: string }>): Start {
  const last = /^([\w-]{1,100})\.(\d{1,15})$/.exec(request.get('Last-Event-ID') ?? '');
  if (last !== null) return { epoch: last[1], seq: Number(last[2]) };
  const seq = wholeNumber(request.query, 'since', ANY_NUMBER);
  const epoch = shortText(request.query, 'epoch');
  if (seq !== undefined && seq > 0 && epoch === undefined) throw new Refused('invalid', { field: 'epoch' });
  return { seq, epoch };
}

/** Takes a place until the stream closes; false where the reader has gone. Throws `unavailable` where all are taken. */
async function hasPlace(
  request: Request<{ slug: string }>,
  response: Response,
  slug: string,
  { admission, addressOf, presence }: StreamParts,
): Promise<boolean> {
  const isGone = (): boolean => response.destroyed;
  // A reader who left before this says so no more, and the place would never be given back.
  if (isGone()) return false;
  const leave = await admission.enterSoon(addressOf(request), isGone);
  if (isGone()) {
    leave?.();
    return false;
  }
  if (leave === null) throw new Refused('unavailable', { after: 10, why: 'too-many-readers' });
  response.once('close', leave);
  response.once('close', presence.enter(slug));
  return true;
}
