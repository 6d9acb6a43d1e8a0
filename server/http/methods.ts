/** Answers to methods that an address does not have, and to preflights of other sites' browsers. */
import type { Application, RequestHandler } from 'express';
import { refusal } from '../../shared/refusals.js';
import { spoken } from '../failures.js';
import { sendProblem } from './errors.js';

/** The part of express's router that is looked at: its routes, and the routers within it. */
interface Layer {
  match: (path: string) => false | { path: string };
  route?: { methods: Record<string, boolean | undefined> };
  handle: { stack?: Layer[] };
}

/** Stands behind all routes: answers 405 with `Allow` where the address has other methods. */
export function wrongMethod(web: Application): RequestHandler {
  return (request, response, next) => {
    const methods = methodsAt(stackOf(web), request.path);
    if (methods.size === 0 || methods.has(request.method)) return next();
    response.set('Allow', [...methods].join(', '));
    sendProblem(response, { refusal: spoken(refusal('unsupported', { why: 'wrong-method' })), status: WRONG_METHOD });
  };
}

const WRONG_METHOD = 405;
/** Addresses whose answers any site's page may read: a session counts at none of them. */
const READERS =
  /^\/(?:live|embed|oembed|media)(?:\/|$)|^\/(?:embed|frame)\.js$|^\/api\/v1\/(?:blogs|openapi\.json)(?:\/|$)|^\/$/i;
/** Headers that a page may want to send along; none of them signs anybody in. */
const HEADERS =
  'Accept, Accept-Language, Cache-Control, Content-Type, If-Modified-Since, If-None-Match, Last-Event-ID, Range';
/** Seconds: browsers keep the answer to a preflight no longer. */
const PREFLIGHT_AGE = 7_200;

/** Stands before the routes: lets another site's page read readers' addresses, and do nothing else. */
export function preflight(web: Application): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'OPTIONS' || !READERS.test(request.path)) return next();
    const methods = methodsAt(stackOf(web), request.path);
    if (!methods.has('GET')) return next();
    response
      .status(204)
      .set({
        Allow: [...methods].join(', '),
        'Access-Control-Allow-Methods': 'GET, HEAD',
        'Access-Control-Allow-Headers': HEADERS,
        'Access-Control-Max-Age': String(PREFLIGHT_AGE),
      })
      .end();
  };
}

function stackOf(web: Application): Layer[] {
  return (web as unknown as { router: { stack: Layer[] } }).router.stack;
}

/** Returns the methods of an address in capital letters, with those that express answers by itself. */
function methodsAt(stack: readonly Layer[], path: string): Set<string> {
  const found = new Set<string>();
  for (const layer of stack) {
    const matched = layer.match(path);
    if (matched === false) continue;
    const { route, handle } = layer;
    const within = handle.stack === undefined ? [] : methodsAt(handle.stack, path.slice(matched.path.length) || '/');
    for (const method of [...Object.keys(route?.methods ?? {}), ...within]) found.add(method.toUpperCase());
  }
  if (found.has('GET')) found.add('HEAD');
  if (found.size > 0) found.add('OPTIONS');
  return found;
}
