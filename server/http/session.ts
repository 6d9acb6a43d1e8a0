/** Sign-in, who is signed in, and sign-out. */
import { stringifySetCookie } from 'cookie';
import { json, Router, type Response } from 'express';
import { publicBlog, type BlogRecord } from '../../shared/entry.js';
import type { SessionAnswer } from '../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { Limits } from '../auth/limits.js';
import { hashOf } from '../auth/secrets.js';
import type { SignIn } from '../auth/signIn.js';
import type { Revocations } from '../desk/revocations.js';
import type { Actor } from '../newsroom.js';
import type { People } from '../storage/ports.js';
import type { Access } from './access.js';
import { NO_STORE } from './caching.js';

export interface SessionParts {
  access: Access;
  signIn: SignIn;
  people: People;
  limits: Limits;
  addressOf: AddressOf;
  revocations: Revocations;
  blogsOf: (actor: Actor) => Promise<BlogRecord[]>;
  cookieName: string;
  /** Whether PUBLIC_URL is https: then the cookie is Secure. */
  secure: boolean;
  now: () => Date;
}

const SESSION_S = 30 * 86_400;
const SECRET = /^[\w-]{20,100}$/;

export function sessionRoutes(parts: SessionParts): Router {
  const { access, signIn, people, limits } = parts;
  const routes = Router();

  routes.post('/session', json({ limit: '4kb' }), async (request, response) => {
    if (!access.isFromOwnPage(request)) throw new Refused('unauthenticated', { why: 'other-page' });
    const { invitation, attempt } = (request.body ?? {}) as Record<string, unknown>;
    if (!isSecret(invitation)) throw new Refused('invalid', { field: 'invitation' });
    if (!isSecret(attempt)) throw new Refused('invalid', { field: 'attempt' });
    await limits.redemption(hashOf(invitation));
    try {
      const { secret, identity } = await signIn.redeem(invitation, attempt);
      setCookie(response, secret, SESSION_S);
      response.set('Cache-Control', NO_STORE).json(await answerOf(identity));
    } catch (error) {
      // Only wrong guesses count against an address: a valid invitation is never refused for its neighbours (S4).
      if (error instanceof Refused && error.refusal.code === 'not-found') await limits.guess(parts.addressOf(request));
      throw error;
    }
  });

  routes.get('/session', async (request, response) => {
    response.set('Cache-Control', NO_STORE).json(await answerOf(await access.signed(request)));
  });

  routes.delete('/session', async (request, response) => {
    const { device } = await access.signed(request);
    // Also the last owner's: a session on a borrowed machine must always end, and `owner-link` makes an owner again.
    await people.revoke(device, parts.now().toISOString());
    await parts.revocations.announce();
    setCookie(response, '', 0);
    response.status(204).set('Cache-Control', NO_STORE).end();
  });

  async function answerOf(actor: Actor & { device: string }): Promise<SessionAnswer> {
    const { name, role } = actor.person;
    const blogs = (await parts.blogsOf(actor))
      .map(publicBlog)
      .map(({ slug, title, status, timeZone, languages, drives }) => {
        return { slug, title, status, timeZone, languages, drives };
      });
    return { v: PROTOCOL_VERSION, name, role, device: actor.device, now: parts.now().toISOString(), blogs };
  }

  function setCookie(response: Response, value: string, maxAge: number): void {
    const cookie = { name: parts.cookieName, value, maxAge, path: '/', httpOnly: true, secure: parts.secure };
    // Strict: the app's shell is the same for everybody, so no link from elsewhere ever needs the cookie.
    response.append('Set-Cookie', stringifySetCookie({ ...cookie, sameSite: 'strict' }));
  }

  return routes;
}

function isSecret(value: unknown): value is string {
  return typeof value === 'string' && SECRET.test(value);
}
