/** How a request asks for a page that is read in its turn: its network's turn, until its answer is out. */
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { GivenLanguage } from '../../shared/messages/languages.js';
import { placeOf, type AddressOf } from '../auth/address.js';
import type { Asker } from '../feed/concurrencyLimit.js';
import { languageKey } from '../feed/pages.js';
import type { ReadingAsk } from '../feed/readings.js';

/** `given`: the language that the answer is in, where it depends on one. */
export type ReadingAskOf = (
  request: IncomingMessage & { originalUrl: string },
  response: Response,
  given?: GivenLanguage,
) => ReadingAsk;

/**
 * The address names the page, since no reader's answer depends on anything else of a request; but of the language the given one,
 * not the tag that was asked for, of which strangers may spell any number.
 */
export function createReadingAsk(addressOf: AddressOf): ReadingAskOf {
  return (request, response, given) => ({
    asker: askerOf(addressOf(request), response),
    key: given === undefined ? request.originalUrl : keyIn(request.originalUrl, given),
  });
}

function keyIn(address: string, given: GivenLanguage): string {
  return `${address.replace(/(?<=[?&])lang=[^&]*(?:&|$)/g, '')} ${languageKey(given)}`;
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
