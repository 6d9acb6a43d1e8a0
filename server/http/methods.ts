/** Answers to methods that an address does not have, and to programs and browsers that ask which ones it has. */
import type { Application, RequestHandler, Response } from 'express';
import { refusal } from '../../shared/refusals.js';
import { spoken } from '../failures.js';
import { NO_STORE } from './caching.js';
import { sendProblem } from './errors.js';
import { setDeskHeaders } from './middleware.js';
import type { Headers } from './securityHeaders.js';

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
    refuse(response, methods);
  };
}

/** Stands before files, which have no routes of their own. */
export const readingAlone: RequestHandler = ({ method }, response, next) => {
  if (method === 'GET' || method === 'HEAD') return next();
  const methods = withGiven(new Set(['GET']));
  if (method === 'OPTIONS') sendEmpty(response.set('Allow', allowed(methods)));
  else refuse(response, methods);
};

function refuse(response: Response, methods: ReadonlySet<string>): void {
  response.set('Allow', allowed(methods));
  sendProblem(response, { refusal: spoken(refusal('unsupported', { why: 'wrong-method' })), status: WRONG_METHOD });
}

const WRONG_METHOD = 405;
/** Addresses whose answers any site's page may read: a session counts at none of them. */
const READERS = new RegExp(
  [
    '^/$',
    '^/(?:live|embed|oembed|media)(?:/|$)',
    '^/(?:embed|frame)\\.js$',
    '^/api/v1/(?:openapi\\.json|docs)/?$',
    '^/api/v1/blogs(?:/[^/]+(?:/(?:entries|changes|stream|push))?)?/?$',
    '^/(?:healthz|readyz)/?$',
    '^/(?:robots\\.txt|(?:news-)?sitemap(?:-\\d+)?\\.xml)$',
  ].join('|'),
  'i',
);
/**
 * Headers that a page may want to send along. None of them signs anybody in, or names a body: a POST needs no leave of its
 * method, so it is this list that keeps commands from other sites' pages.
 */
const REQUEST_HEADERS =
  'Accept, Accept-Language, Cache-Control, If-Modified-Since, If-None-Match, Last-Event-ID, Range';
/** Seconds: browsers keep the answer to a preflight no longer. */
const PREFLIGHT_AGE = 7_200;
const PREFLIGHT: Headers = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': REQUEST_HEADERS,
  'Access-Control-Max-Age': PREFLIGHT_AGE.toString(),
};

/**
 * Stands before the routes: answers OPTIONS with the methods of the address. Another site's page may read readers'
 * addresses, and do nothing else; all else stays closed to it.
 */
export function tellMethods(web: Application, deskHeaders: Headers): RequestHandler {
  const close = setDeskHeaders(deskHeaders);
  return (request, response, next) => {
    if (request.method !== 'OPTIONS') return next();
    const own = ownMethodsAt(stackOf(web), request.path);
    if (own.size === 0) return next();
    response.set('Allow', allowed(withGiven(own)));
    if (READERS.test(request.path) && own.has('GET')) return sendEmpty(response.set(PREFLIGHT));
    close(request, response, () => (own.has('OPTIONS') ? next() : sendEmpty(response.set('Cache-Control', NO_STORE))));
  };
}

function sendEmpty(response: Response): void {
  response.status(204).end();
}

/** Methods in the order in which `Allow` names them. */
const ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function allowed(methods: ReadonlySet<string>): string {
  return ORDER.filter((method) => methods.has(method)).join(', ');
}

function stackOf(web: Application): Layer[] {
  return (web as unknown as { router: { stack: Layer[] } }).router.stack;
}

/** Returns the methods of an address in capital letters, with those that are answered without a route. */
function methodsAt(stack: readonly Layer[], path: string): Set<string> {
  return withGiven(ownMethodsAt(stack, path));
}

function withGiven(own: ReadonlySet<string>): Set<string> {
  const methods = new Set(own);
  if (methods.has('GET')) methods.add('HEAD');
  if (methods.size > 0) methods.add('OPTIONS');
  return methods;
}

/** Returns the methods that routes of an address have. */
function ownMethodsAt(stack: readonly Layer[], path: string): Set<string> {
  const found = new Set<string>();
  for (const layer of stack) {
    const matched = layer.match(path);
    if (matched === false) continue;
    const { route, handle } = layer;
    const below = path.slice(matched.path.length) || '/';
    const within = handle.stack === undefined ? [] : ownMethodsAt(handle.stack, below);
    for (const method of [...Object.keys(route?.methods ?? {}), ...within]) found.add(method.toUpperCase());
  }
  return found;
}
