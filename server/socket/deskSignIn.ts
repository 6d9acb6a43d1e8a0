/** The handshake of a desk socket: from what it says of itself to a person, or a refusal. */
import type { Socket } from 'socket.io';
import type { DeskAuth } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import type { Identified, Identities } from '../auth/identity.js';
import { mayRunDesk } from '../auth/may.js';
import { isOwnOrigin, type OriginRule } from '../auth/origin.js';
import type { Actor } from '../newsroom.js';
import type { Journal } from '../storage/ports.js';
import { requireVersion } from './readerAuth.js';

export interface DeskSignInParts {
  identities: Identities;
  origin: OriginRule;
  journal: Journal;
}

export type Signed = Identified & {
  /** The blog whose whole desk the socket asked for; null where it asked for none. */
  desk: string | null;
};

/** Throws `Refused`. */
export async function signIn(socket: Socket, { identities, origin, journal }: DeskSignInParts): Promise<Signed> {
  const { headers } = socket.handshake;
  const { v, token, half, desk } = socket.handshake.auth as Partial<Record<keyof DeskAuth, unknown>>;
  requireVersion(v);
  // A cookie counts only from our own pages: browsers open WebSockets for any site, and attach cookies to them.
  const cookie = isOwnOrigin(headers, origin) ? headers.cookie : undefined;
  const actor = await identities.find({ token: textOf(token), half: textOf(half), cookie });
  if (actor === null) throw new Refused('unauthenticated');
  return { ...actor, desk: await deskOf(actor, desk, journal) };
}

function textOf(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

/** Returns the blog that a handshake's `desk` names, or null. Throws `Refused` where the person may not. */
async function deskOf({ person }: Actor, desk: unknown, journal: Journal): Promise<string | null> {
  if (desk === undefined) return null;
  if (typeof desk !== 'string') throw new Refused('invalid', { field: 'desk' });
  // In this order: somebody of another blog does not learn whether there is one by that name.
  const answer = mayRunDesk(person, desk) ?? ((await journal.blog(desk)) === null ? 'not-found' : null);
  if (answer !== null) throw new Refused(answer, { field: 'desk' });
  return desk;
}
