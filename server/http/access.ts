/**
 * The sign-in of a request: a bearer token, or the session cookie of a request from our own pages. The cookie counts
 * only with our own `Origin` and with `X-Rallyline`, which no form and no foreign page can send without our consent
 * (rule A1); and with the session's second half, which no cookie that was copied brings along (docs/decisions/0034).
 */
import type { Request, RequestHandler } from 'express';
import type { IncomingMessage } from 'node:http';
import { AS_DEVICE, HALF } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import type { Credentials, Identified, Identities } from '../auth/identity.js';
import type { RateLimits } from '../auth/rateLimits.js';
import { isOwnOrigin, type OriginRule } from '../auth/origin.js';

export type Signed = Identified;

export interface Access {
  /** Resolves with the person and the device. Throws `unauthenticated`. */
  signed: (request: Request) => Promise<Signed>;
  /** Works as `signed`, also without the second half: for the end of the session alone. Throws `unauthenticated`. */
  signedToEnd: (request: Request) => Promise<Signed>;
  /** Whether the session's cookie is of a device that the desk ended. */
  isPutOut: (request: Request) => Promise<boolean>;
  /** Whether our own page made the request. */
  isFromOwnPage: (request: IncomingMessage) => boolean;
}

export interface LimitedAccess {
  access: Access;
  limits: RateLimits;
}

/**
 * Resolves with the person and the device, and counts a command of the device. Throws `unauthenticated`, and
 * `rate-limited` above the limit.
 */
export async function signedWithinLimit(request: Request, { access, limits }: LimitedAccess): Promise<Signed> {
  const actor = await access.signed(request);
  await limits.command(actor.device);
  return actor;
}

const SIGNED = new WeakMap<Request, Signed>();

/**
 * Signs a request in, and counts it, before its body is read: a large body of somebody who is not signed in is neither kept
 * nor parsed. `signedBy` has the answer.
 */
export function signInFirst(parts: LimitedAccess): RequestHandler {
  return async (request, _response, next) => {
    SIGNED.set(request, await signedWithinLimit(request, parts));
    next();
  };
}

/** Returns who was signed in by `signInFirst`. Throws `unauthenticated`. */
export function signedBy(request: Request): Signed {
  const signed = SIGNED.get(request);
  if (signed === undefined) throw new Refused('unauthenticated');
  return signed;
}

export function createAccess(identities: Identities, origin: OriginRule): Access {
  const credentialsOf = (request: Request): Credentials => {
    const { authorization, cookie } = request.headers;
    return { authorization, cookie: isFromOwnPage(request, origin) ? cookie : undefined, half: request.get(HALF) };
  };
  return {
    isFromOwnPage: (request) => isFromOwnPage(request, origin),
    signed: async (request) => asMeant(request, await identities.find(credentialsOf(request))),
    signedToEnd: async (request) => asMeant(request, await identities.findToEnd(credentialsOf(request))),
    isPutOut: async (request) =>
      isFromOwnPage(request, origin) && identities.isPutOut({ cookie: request.headers.cookie }),
  };
}

function asMeant({ headers }: Request, actor: Signed | null): Signed {
  if (actor === null || isMeantForAnother(headers, actor)) throw new Refused('unauthenticated');
  return actor;
}

/** Whether a page that waits with somebody's entries is asking while the browser's cookie is somebody else's (rule O5). */
function isMeantForAnother(headers: IncomingMessage['headers'], { device }: Signed): boolean {
  const meant = headers[AS_DEVICE.toLowerCase()];
  return meant !== undefined && meant !== device;
}

function isFromOwnPage({ method, headers }: IncomingMessage, origin: OriginRule): boolean {
  if (headers['x-rallyline'] !== '1') return false;
  // Browsers send no Origin with a GET of the same site; `X-Rallyline` alone already needs our consent.
  const reads = method === 'GET' || method === 'HEAD';
  return (reads && headers.origin === undefined) || isOwnOrigin(headers, origin);
}
