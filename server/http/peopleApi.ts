/**
 * The people of a desk by HTTP: who is signed in and invited; inviting, withdrawing, putting out. For editors alone.
 */
import { Router } from 'express';
import { parseInvitation } from '../../shared/parse.js';
import { INVITED_HOURS, INVITED_HOURS_ALL, type InvitationAnswer } from '../../shared/protocol/people.js';
import { Refused } from '../../shared/refusals.js';
import type { PeopleAdmin } from '../auth/peopleAdmin.js';
import type { Revocations } from '../desk/revocations.js';
import { bodyOf, readBody } from './body.js';
import { NO_STORE } from './caching.js';
import { atDesk, type DeskDoorParts } from './deskApi.js';
import { wholeNumber } from './queryParams.js';

export interface PeopleApiParts extends DeskDoorParts {
  peopleAdmin: PeopleAdmin;
  revocations: Revocations;
  /** The origin of sign-in addresses: from the settings, never from a header (rule X3). */
  publicUrl: string;
}

export function peopleApiRoutes(parts: PeopleApiParts): Router {
  const { peopleAdmin, revocations, limits, publicUrl } = parts;
  const routes = Router();
  const invited = async <Made>(of: [person: string, blog: string], make: () => Promise<Made>): Promise<Made> => {
    const giveBack = await limits.invitation(...of);
    try {
      return await make();
    } catch (error) {
      await giveBack();
      throw error;
    }
  };

  routes.get('/blogs/:slug/people', async (request, response) => {
    const { actor, blog } = await atDesk(request, parts);
    response.set('Cache-Control', NO_STORE).json(await peopleAdmin.list(actor, blog.slug));
  });

  routes.post('/blogs/:slug/invitations', readBody('4kb'), async (request, response) => {
    const { actor, blog } = await atDesk(request, parts);
    const parsed = parseInvitation(bodyOf(request));
    if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
    const { id, secret, expiresAt } = await invited([actor.person.id, blog.slug], () =>
      peopleAdmin.invite(actor, blog.slug, parsed.value),
    );
    // The secret stands after `#`: no server and no log on the way gets to see it.
    const answer: InvitationAnswer = { id, address: `${publicUrl}/join#${secret}`, expiresAt };
    response.status(201).set('Cache-Control', NO_STORE).json(answer);
  });

  routes.delete('/blogs/:slug/invitations/:id', async (request, response) => {
    const { actor, blog } = await atDesk(request, parts);
    await peopleAdmin.withdraw(actor, blog.slug, request.params.id);
    response.status(204).set('Cache-Control', NO_STORE).end();
  });

  routes.delete('/blogs/:slug/devices/:id', async (request, response) => {
    const { actor, blog } = await atDesk(request, parts);
    const hours = wholeNumber(request.query, 'invited', [0, INVITED_HOURS_ALL]) ?? INVITED_HOURS;
    await peopleAdmin.putOut(actor, blog.slug, request.params.id, hours);
    // The device is out at once, here and on other instances; without a bus, within a second, when each asks (rule A3).
    await revocations.announce();
    response.status(204).set('Cache-Control', NO_STORE).end();
  });

  return routes;
}
