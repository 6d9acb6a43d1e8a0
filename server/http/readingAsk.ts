/** How a request asks for a page that is read in its turn: its network's turn, until its answer is out. */
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { GivenLanguage } from '../../shared/messages/languages.js';
import { placeOf, type AddressOf } from '../auth/address.js';
import type { Asker } from '../feed/concurrencyLimit.js';
import { languageKey } from '../feed/pages.js';
import type { ReadingAsk } from '../feed/readings.js';

/**
 * `read`: the page's name, and all that its handler read of the request and that the page depends on. `given`: the language
 * that the answer is in, where it depends on one.
 */
export type ReadingAskOf = (
  request: IncomingMessage,
  response: Response,
  read: { page: string } & Record<string, unknown>,
  given?: GivenLanguage,
) => ReadingAsk;

/**
 * What was read names the page, and not the address, of which strangers may spell any number: with parameters that nobody reads,
 * or with tags of languages that are answered in the same one.
 */
export function createReadingAsk(addressOf: AddressOf): ReadingAskOf {
  return (request, response, read, given) => ({
    asker: askerOf(addressOf(request), response),
    key: `${JSON.stringify(read)} ${given === undefined ? '' : languageKey(given)}`,
  });
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
