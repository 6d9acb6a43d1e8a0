/** The people of a desk: who sees whom, invites whom, and puts whom out (rule A2). */
import type { DeskDevice, DeskInvitation, PeopleAnswer } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import type { Actor } from '../newsroom.js';
import type { Belonging, Device, Invitation, People } from '../storage/ports.js';
import { mayPutOut, mayRunDesk } from './may.js';
import type { Invited, SignIn } from './signIn.js';

export interface CompanyParts {
  people: People;
  signIn: SignIn;
  now: () => Date;
}

type Asking = Actor & { device: string };

/** Each throws `Refused`: `not-found` or `forbidden` where the actor may not. Whether there is such a blog is asked before. */
export interface Company {
  /** Devices that are signed in, and open invitations; owners see those of owners too. */
  list: (actor: Asking, slug: string) => Promise<PeopleAnswer>;
  invite: (actor: Asking, slug: string, who: NewPerson) => Promise<Invited>;
  withdraw: (actor: Asking, slug: string, invitation: string) => Promise<void>;
  /** Ends a device. Refused as a `conflict` where it is the last one of an owner. */
  putOut: (actor: Asking, slug: string, device: string) => Promise<void>;
}

export interface NewPerson {
  name: string;
  role: 'reporter' | 'editor';
  hours: number;
}

const HOUR_MS = 3_600_000;

export function createCompany({ people, signIn, now }: CompanyParts): Company {
  const at = (): string => now().toISOString();
  return {
    list: async (actor, slug) => {
      require(mayRunDesk(actor.person, slug));
      const isSeen = (other: Belonging): boolean => mayPutOut(actor.person, slug, other) === null;
      const devices = (await people.devices()).filter(({ revokedAt }) => revokedAt === null).filter(isSeen);
      const invitations = (await people.invitations(at())).filter(isSeen);
      return {
        devices: devices.map((device) => deskDevice(device, actor)),
        invitations: invitations.map(deskInvitation),
      };
    },
    invite: async (actor, slug, { name, role, hours }) => {
      require(mayRunDesk(actor.person, slug));
      return signIn.invite({ blog: slug, name, role }, hours * HOUR_MS);
    },
    withdraw: async (actor, slug, id) => {
      const invitation = (await people.invitations(at())).find((open) => open.id === id);
      require(invitation === undefined ? notThere(actor, slug) : mayPutOut(actor.person, slug, invitation));
      if (!(await people.withdraw(id, at()))) throw new Refused('not-found', { field: 'id' });
    },
    putOut: async (actor, slug, id) => {
      const device = (await people.devices()).find((known) => known.id === id);
      require(device === undefined ? notThere(actor, slug) : mayPutOut(actor.person, slug, device));
      // Whose a device is never changes; whether it is the last one does, so the store compares that itself.
      if ((await people.remove(id, at())) !== 'last-owner') return;
      throw new Refused('conflict', { field: 'id', why: 'last-owner' });
    },
  };
}

function require(answer: ReturnType<typeof mayRunDesk>): void {
  if (answer !== null) throw new Refused(answer);
}

/** A reporter hears that their role may not, whatever they name; an editor that there is no such thing. */
function notThere({ person }: Asking, slug: string): ReturnType<typeof mayRunDesk> {
  return mayRunDesk(person, slug) ?? 'not-found';
}

function deskDevice({ id, name, role, kind, createdAt, lastSeenAt }: Device & Belonging, actor: Asking): DeskDevice {
  return { id, name, role, kind, createdAt, lastSeenAt, own: id === actor.device };
}

function deskInvitation({ id, name, role, createdAt, expiresAt }: Invitation & Belonging): DeskInvitation {
  return { id, name, role, createdAt, expiresAt };
}
