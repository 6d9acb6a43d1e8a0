/** The session by HTTP: sign-in, the person who is signed in, and sign-out. */
import { stringifySetCookie } from 'cookie';
import { Router, type RequestHandler, type Response } from 'express';
import { publicBlog, type BlogRecord } from '../../shared/entry.js';
import { deviceName } from '../../shared/deviceMarks.js';
import { parseRedemption } from '../../shared/parse.js';
import { HALF, sessionBlog, type NewSessionAnswer, type SessionAnswer } from '../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import { SESSION_S, type Identities } from '../auth/identity.js';
import { hashOf } from '../auth/secrets.js';
import type { NewSession, SignIn } from '../auth/signIn.js';
import type { Revocations } from '../desk/revocations.js';
import type { Actor } from '../newsroom.js';
import type { People } from '../storage/ports.js';
import type { LimitedAccess, Signed } from './access.js';
import { readBody } from './body.js';
import { NO_STORE } from './caching.js';

export interface SessionParts extends LimitedAccess {
  signIn: SignIn;
  identities: Identities;
  people: People;
  addressOf: AddressOf;
  revocations: Revocations;
  blogsOf: (actor: Actor) => Promise<BlogRecord[]>;
  /** Whether PUBLIC_URL is https: then the cookie is Secure. */
  secure: boolean;
  now: () => Date;
}

export function sessionRoutes(parts: SessionParts): Router {
  const routes = Router();
  routes.post('/session', readBody('4kb'), redeem(parts));
  routes.get('/session', sayingPutOut(tellSession(parts), parts));
  routes.delete('/session', signOut(parts));
  return routes;
}

function redeem(parts: SessionParts): RequestHandler {
  const { access, signIn, limits } = parts;
  const begin = beginsSessions(parts);
  return async (request, response) => {
    if (!access.isFromOwnPage(request)) throw new Refused('unauthenticated', { why: 'other-page' });
    const { invitation, attempt } = secretsOf(request.body);
    try {
      // A bucket is made for invitations that exist alone: one of a stranger's key would be a row of the shared store.
      await signIn.requireKnown(invitation);
      await limits.redemption(hashOf(invitation));
      const session = await signIn.redeem(invitation, attempt);
      const name = deviceName(request.get('User-Agent') ?? '');
      if (name !== null) await parts.people.nameDevice(session.identity.device, name);
      await begin(response, session);
    } catch (error) {
      // Only wrong guesses count against an address: a valid invitation is never refused for its neighbours (S4).
      if (error instanceof Refused && error.refusal.code === 'not-found') await limits.guess(parts.addressOf(request));
      throw error;
    }
  };
}

/** Answers with a new session: the cookie, and the second half for the page. */
export type BeginSession = (response: Response, session: NewSession) => Promise<void>;

export function beginsSessions(parts: Pick<SessionParts, 'identities' | 'secure' | 'blogsOf' | 'now'>): BeginSession {
  return async (response, { secret, half, identity }) => {
    setCookie(response, secret, SESSION_S, parts);
    const answer: NewSessionAnswer = { ...(await answerOf(identity, parts)), half };
    response.set('Cache-Control', NO_STORE).json(answer);
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
    const signed = await withHalf(await parts.access.signed(request), request.get(HALF), parts);
    response.set('Cache-Control', NO_STORE).json(await answerOf(signed, parts));
  };
}

/**
 * Gives a session of before the second half that its page has made and stored already, so that no lost answer locks
 * anybody out. Throws `unauthenticated` where another page was first: from now on that one's half counts.
 */
async function withHalf(signed: Signed, half: string | undefined, { identities }: SessionParts): Promise<Signed> {
  if (signed.lacksHalf === undefined || half === undefined) return signed;
  if (!(await identities.takeHalf(signed.device, half))) throw new Refused('unauthenticated');
  const { lacksHalf: _had, ...whole } = signed;
  return whole;
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
    const { device } = await parts.access.signedToEnd(request);
    // The last owner may sign out, too: a session on a borrowed machine must always end, and `owner-link` makes an
    // owner again.
    await parts.people.signOut(device, parts.now().toISOString());
    await parts.revocations.announce();
    setCookie(response, '', 0, parts);
    response.status(204).set('Cache-Control', NO_STORE).end();
  };
}

async function answerOf(
  signed: Signed,
  { blogsOf, now }: Pick<SessionParts, 'blogsOf' | 'now'>,
): Promise<SessionAnswer> {
  const { name, role } = signed.person;
  const blogs = (await blogsOf(signed)).map((blog) => sessionBlog(publicBlog(blog)));
  const { device, lacksHalf } = signed;
  return { v: PROTOCOL_VERSION, name, role, device, now: now().toISOString(), blogs, ...(lacksHalf && { lacksHalf }) };
}

function setCookie(
  response: Response,
  value: string,
  maxAge: number,
  { identities, secure }: Pick<SessionParts, 'identities' | 'secure'>,
): void {
  const cookie = { name: identities.cookieName, value, maxAge, path: '/', httpOnly: true, secure };
  // Strict: the app's shell is the same for everybody, so no link from elsewhere ever needs the cookie.
  response.append('Set-Cookie', stringifySetCookie({ ...cookie, sameSite: 'strict' }));
}
