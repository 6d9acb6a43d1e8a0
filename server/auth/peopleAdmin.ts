/** The people of a desk: its editors see them, invite others, and put devices out (rule A2). */
import type { DeskDevice, DeskInvitation, PeopleAnswer } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import type { Actor } from '../newsroom.js';
import type { Belonging, Invitation, ListedDevice, People } from '../storage/ports.js';
import { mayPutOut, mayRunDesk, type Answer } from './may.js';
import type { Invited, SignIn } from './signIn.js';

export interface PeopleAdminParts {
  people: People;
  signIn: SignIn;
  now: () => Date;
}

type SignedActor = Actor & { device: string };

export interface NewPerson {
  name: string;
  role: 'reporter' | 'editor';
  hours: number;
  /** In place of hours. */
  minutes?: number | undefined;
}

const MINUTE_MS = 60_000;

/**
 * Every method throws `Refused`: `not-found` or `forbidden` where the actor may not. The caller has made sure that there
 * is such a blog.
 */
export class PeopleAdmin {
  constructor(private readonly parts: PeopleAdminParts) {}

  /** Lists devices that are signed in, and open invitations; owners see those of owners too. */
  async list(actor: SignedActor, slug: string): Promise<PeopleAnswer> {
    require(mayRunDesk(actor.person, slug));
    const { people } = this.parts;
    const isSeen = (other: Belonging): boolean => mayPutOut(actor.person, slug, other) === null;
    const devices = (await people.devices()).filter(({ revokedAt }) => revokedAt === null).filter(isSeen);
    const invitations = (await people.invitations(this.at())).filter(isSeen);
    return {
      devices: devices.map((device) => deskDevice(device, actor)),
      invitations: invitations.map(deskInvitation),
    };
  }

  async invite(actor: SignedActor, slug: string, { name, role, hours, minutes }: NewPerson): Promise<Invited> {
    require(mayRunDesk(actor.person, slug));
    return this.parts.signIn.invite({ blog: slug, name, role }, (minutes ?? hours * 60) * MINUTE_MS);
  }

  async withdraw(actor: SignedActor, slug: string, id: string): Promise<void> {
    const { people } = this.parts;
    const invitation = (await people.invitations(this.at())).find((open) => open.id === id);
    require(invitation === undefined ? notThere(actor, slug) : mayPutOut(actor.person, slug, invitation));
    if (!(await people.withdraw(id, this.at()))) throw new Refused('not-found', { field: 'id' });
  }

  /** Ends a device. Refused as a `conflict` where it is the last device of an owner. */
  async putOut(actor: SignedActor, slug: string, id: string): Promise<void> {
    const { people } = this.parts;
    const device = (await people.devices()).find((known) => known.id === id);
    require(device === undefined ? notThere(actor, slug) : mayPutOut(actor.person, slug, device));
    // A device never changes hands, so `mayPutOut` still holds here. Another may have become the last one of an owner
    // since, so the store compares that itself.
    if ((await people.remove(id, this.at())) !== 'last-owner') return;
    throw new Refused('conflict', { field: 'id', why: 'last-owner' });
  }

  private at(): string {
    return this.parts.now().toISOString();
  }
}

function require(answer: Answer): void {
  if (answer !== null) throw new Refused(answer);
}

/** A reporter hears that their role may not, whatever they name; an editor that there is no such thing. */
function notThere({ person }: SignedActor, slug: string): Answer {
  return mayRunDesk(person, slug) ?? 'not-found';
}

function deskDevice(
  { id, name, role, kind, deviceName, createdAt, lastSeenAt, invitation }: ListedDevice,
  actor: SignedActor,
): DeskDevice {
  const came = invitation === null ? {} : { invitation };
  return { id, name, role, kind, deviceName, createdAt, lastSeenAt, own: id === actor.device, ...came };
}

function deskInvitation({ id, name, role, createdAt, expiresAt }: Invitation & Belonging): DeskInvitation {
  return { id, name, role, createdAt, expiresAt };
}
