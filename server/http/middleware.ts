/** The handlers that every request passes: its headers, its line in the log, and the end of the road. */
import type { Request, RequestHandler } from 'express';
import { METHOD_OVERRIDE, OVERRIDABLE } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import type { Log } from '../log.js';
import { TAG_HEADERS } from './cacheTags.js';
import { routeOf } from './errors.js';
import type { Headers } from './securityHeaders.js';

export function setHeaders(headers: Headers): RequestHandler {
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}

const FOR_OTHER_SITES = ['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'];

/**
 * Answers that a session can reach are for our own pages: no other site may read them, whatever headers readers'
 * answers have.
 */
export function setDeskHeaders(headers: Headers): RequestHandler {
  return (_request, response, next) => {
    for (const name of [...FOR_OTHER_SITES, ...TAG_HEADERS]) response.removeHeader(name);
    response.set(headers);
    next();
  };
}

/** Logs a line for each request, of an allow-list (see `log.ts`): no address, no query, no cookie. */
export function logRequests(log: Log, newId: () => string): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    const id = newId();
    response.once('finish', () => {
      const ms = Math.round(performance.now() - begun);
      log.request({ id, method: request.method, route: routeOf(request), status: response.statusCode, ms });
    });
    next();
  };
}

/**
 * Takes the method from a POST's header: some networks let GET and POST through alone, and PATCH and DELETE come so.
 * Uploads take HEAD themselves, since its answers tell all in their headers. Why this opens nothing:
 * docs/decisions/0017.
 */
export const takeMethodFromHeader: RequestHandler = (request, _response, next) => {
  const named = namedMethod(request);
  if (named === 'PATCH' || named === 'DELETE') request.method = named;
  next();
};

/** The method that a POST names in its header; undefined where it names none that may be named. */
export function namedMethod(request: Request): string | undefined {
  const named = request.method === 'POST' ? request.get(METHOD_OVERRIDE) : undefined;
  return named !== undefined && OVERRIDABLE.includes(named) ? named : undefined;
}

/**
 * Nothing of this house has a name with a NUL in it, and a store or a disk that is asked for one may throw. So nobody is
 * asked, whatever the address and the method.
 */
export const refuseNul: RequestHandler = ({ path }, _response, next) => {
  if (path.includes('%00')) throw new Refused('not-found');
  next();
};

export const notFound: RequestHandler = () => {
  throw new Refused('not-found');
};
