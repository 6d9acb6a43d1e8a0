/** Moves of a session by HTTP: two addresses for the new app, two for the page that is signed in. From our own pages alone. */
import { Router, type Request, type RequestHandler } from 'express';
import { deviceName } from '../../shared/deviceMarks.js';
import { parseMove, parseMoveCode, type Parsed } from '../../shared/parse.js';
import type { FoundMove, MoveAnswer } from '../../shared/protocol/people.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { Moving } from '../auth/moving.js';
import { hashOf } from '../auth/secrets.js';
import { signedWithinLimit, type LimitedAccess } from './access.js';
import { bodyOf, readBody } from './body.js';
import { NO_STORE } from './caching.js';
import type { BeginSession } from './session.js';

export interface MovesParts extends LimitedAccess {
  moving: Moving;
  addressOf: AddressOf;
  begin: BeginSession;
  now: () => Date;
}

export function moveRoutes(parts: MovesParts): Router {
  const routes = Router();
  const body = readBody('4kb');
  routes.post('/moves', body, open(parts));
  routes.post('/moves/session', body, take(parts));
  routes.post('/moves/find', body, find(parts));
  routes.post('/moves/:id/claim', claim(parts));
  return routes;
}

function open({ access, limits, moving, addressOf, now }: MovesParts): RequestHandler {
  return async (request, response) => {
    if (!access.isFromOwnPage(request)) throw new Refused('unauthenticated', { why: 'other-page' });
    const { secret } = given(parseMove(bodyOf(request)));
    await limits.move(addressOf(request));
    const move = await moving.open(secret, deviceName(request.get('User-Agent') ?? ''));
    const answer: MoveAnswer = { ...move, now: now().toISOString() };
    response.status(201).set('Cache-Control', NO_STORE).json(answer);
  };
}

function take({ access, limits, moving, addressOf, begin }: MovesParts): RequestHandler {
  return async (request, response) => {
    // An answer with a cookie is for our own pages, as with an invitation.
    if (!access.isFromOwnPage(request)) throw new Refused('unauthenticated', { why: 'other-page' });
    const { secret } = given(parseMove(bodyOf(request)));
    try {
      // As with invitations: what does not exist costs a reading, and counts as a guess.
      await moving.requireKnown(secret);
      await limits.moveAsked(hashOf(secret));
      const session = await moving.take(secret);
      if (session !== null) return await begin(response, session);
      response.status(202).set('Cache-Control', NO_STORE).json({ waits: true });
    } catch (error) {
      if (error instanceof Refused && error.refusal.code === 'not-found') await limits.guess(addressOf(request));
      throw error;
    }
  };
}

function find({ access, limits, moving }: MovesParts): RequestHandler {
  return async (request, response) => {
    const { person } = await signedOnOwnPage(request, { access, limits });
    const { code } = given(parseMoveCode(bodyOf(request)));
    const giveBack = await limits.moveCode(person.id);
    const { id, deviceName, expiresAt } = await moving.find(code);
    // A code that was right is none of the five tries.
    await giveBack();
    const answer: FoundMove = { id, deviceName, expiresAt };
    response.set('Cache-Control', NO_STORE).json(answer);
  };
}

function claim({ access, limits, moving }: MovesParts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { person, device } = await signedOnOwnPage(request as Request, { access, limits });
    const giveBack = await limits.moveClaim(person.id);
    try {
      await moving.claim(request.params.id, device);
    } catch (error) {
      await giveBack();
      throw error;
    }
    response.status(204).set('Cache-Control', NO_STORE).end();
  };
}

/**
 * A program's token makes no sessions: they would outlive its end. Nor does a session of before that has no second half:
 * a copied cookie would get a session that lasts longer. No page without a half offers it.
 */
async function signedOnOwnPage(request: Request, limited: LimitedAccess) {
  const isProgram = request.get('Authorization') !== undefined;
  if (isProgram || !limited.access.isFromOwnPage(request)) throw new Refused('unauthenticated', { why: 'other-page' });
  const signed = await signedWithinLimit(request, limited);
  if (signed.lacksHalf) throw new Refused('unauthenticated');
  return signed;
}

function given<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
  return parsed.value;
}
