/** The session by HTTP: sign-in, the person who is signed in, and sign-out. */
import { stringifySetCookie } from 'cookie';
import { json, Router, type RequestHandler, type Response } from 'express';
import { publicBlog, type BlogRecord } from '../../shared/entry.js';
import { parseRedemption } from '../../shared/parse.js';
import type { SessionAnswer, SessionBlog } from '../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import { hashOf } from '../auth/secrets.js';
import type { SignIn } from '../auth/signIn.js';
import type { Revocations } from '../desk/revocations.js';
import type { Actor } from '../newsroom.js';
import type { People } from '../storage/ports.js';
import type { LimitedAccess, Signed } from './access.js';
import { NO_STORE } from './caching.js';

export interface SessionParts extends LimitedAccess {
  signIn: SignIn;
  people: People;
  addressOf: AddressOf;
  revocations: Revocations;
  blogsOf: (actor: Actor) => Promise<BlogRecord[]>;
  cookieName: string;
  /** Whether PUBLIC_URL is https: then the cookie is Secure. */
  secure: boolean;
  now: () => Date;
}

const SESSION_S = 30 * 86_400;

export function sessionRoutes(parts: SessionParts): Router {
  const routes = Router();
  routes.post('/session', json({ limit: '4kb' }), redeem(parts));
  routes.get('/session', sayingPutOut(tellSession(parts), parts));
  routes.delete('/session', signOut(parts));
  return routes;
}

function redeem(parts: SessionParts): RequestHandler {
  const { access, signIn, limits } = parts;
  return async (request, response) => {
    if (!access.isFromOwnPage(request)) throw new Refused('unauthenticated', { why: 'other-page' });
    const { invitation, attempt } = secretsOf(request.body);
    await limits.redemption(hashOf(invitation));
    try {
      const { secret, identity } = await signIn.redeem(invitation, attempt);
      setCookie(response, secret, SESSION_S, parts);
      response.set('Cache-Control', NO_STORE).json(await answerOf(identity, parts));
    } catch (error) {
      // Only wrong guesses count against an address: a valid invitation is never refused for its neighbours (S4).
      if (error instanceof Refused && error.refusal.code === 'not-found') await limits.guess(parts.addressOf(request));
      throw error;
    }
  };
}

/**
 * Reads the two secrets of a sign-in; other fields are left alone. Throws `invalid`, without saying what a secret is
 * like.
 */
function secretsOf(body: unknown): { invitation: string; attempt: string } {
  const { invitation, attempt } = (body ?? {}) as Record<string, unknown>;
  const parsed = parseRedemption({ invitation, attempt });
  if (!parsed.ok) throw new Refused('invalid', { field: parsed.refusal.field });
  return parsed.value;
}

function tellSession(parts: SessionParts): RequestHandler {
  return async (request, response) => {
    const signed = await parts.access.signed(request);
    response.set('Cache-Control', NO_STORE).json(await answerOf(signed, parts));
  };
}

/**
 * Tells a phone that the desk ended its session, so that it wipes itself (rule A3). Whoever signed out, or is not known any
 * more as after a restore, hears only that nobody is signed in, and keeps what waits.
 */
function sayingPutOut(tell: RequestHandler, { access }: SessionParts): RequestHandler {
  return async (request, response, next) => {
    try {
      await tell(request, response, next);
    } catch (error) {
      const isOut = error instanceof Refused && error.refusal.code === 'unauthenticated';
      throw isOut && (await access.isPutOut(request)) ? new Refused('unauthenticated', { why: 'revoked' }) : error;
    }
  };
}

function signOut(parts: SessionParts): RequestHandler {
  return async (request, response) => {
    const { device } = await parts.access.signed(request);
    // The last owner may sign out, too: a session on a borrowed machine must always end, and `owner-link` makes an
    // owner again.
    await parts.people.signOut(device, parts.now().toISOString());
    await parts.revocations.announce();
    setCookie(response, '', 0, parts);
    response.status(204).set('Cache-Control', NO_STORE).end();
  };
}

async function answerOf(signed: Signed, { blogsOf, now }: SessionParts): Promise<SessionAnswer> {
  const { name, role } = signed.person;
  const blogs = (await blogsOf(signed)).map(sessionBlog);
  return { v: PROTOCOL_VERSION, name, role, device: signed.device, now: now().toISOString(), blogs };
}

function sessionBlog(blog: BlogRecord): SessionBlog {
  const { slug, title, status, timeZone, languages, drives } = publicBlog(blog);
  return { slug, title, status, timeZone, languages, drives };
}

function setCookie(response: Response, value: string, maxAge: number, { cookieName, secure }: SessionParts): void {
  const cookie = { name: cookieName, value, maxAge, path: '/', httpOnly: true, secure };
  // Strict: the app's shell is the same for everybody, so no link from elsewhere ever needs the cookie.
  response.append('Set-Cookie', stringifySetCookie({ ...cookie, sameSite: 'strict' }));
}
