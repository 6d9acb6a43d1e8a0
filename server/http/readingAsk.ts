/** How a request asks for a page that is read in its turn: its network's turn, until its answer is out. */
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { placeOf, type AddressOf } from '../auth/address.js';
import type { Asker } from '../feed/concurrencyLimit.js';
import type { ReadingAsk } from '../feed/readings.js';

export type ReadingAskOf = (request: IncomingMessage & { originalUrl: string }, response: Response) => ReadingAsk;

/** The whole address names the page, since no reader's answer depends on anything else of a request. */
export function createReadingAsk(addressOf: AddressOf): ReadingAskOf {
  return (request, response) => ({ asker: askerOf(addressOf(request), response), key: request.originalUrl });
}

function askerOf(address: string, response: Response): Asker {
  return {
    ...placeOf(address),
    onOver: (heard) => {
      // A connection that ended before says so no more.
      if (response.destroyed || response.writableFinished) heard();
      else response.once('close', heard);
    },
  };
}
