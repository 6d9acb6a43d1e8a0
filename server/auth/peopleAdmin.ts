/** The people of a desk: its editors see them, invite others, and put devices out (rule A2). */
import { bringers } from '../../shared/brought.js';
import type { DeskDevice, DeskInvitation, PeopleAnswer } from '../../shared/protocol/people.js';
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
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Every method throws `Refused`: `not-found` or `forbidden` where the actor may not. The caller has made sure that there
 * is such a blog.
 */
export class PeopleAdmin {
  constructor(private readonly parts: PeopleAdminParts) {}

  /**
   * Lists devices that are signed in, those that are not any more and from which others came, and open invitations; owners
   * see those of owners too.
   */
  async list(actor: SignedActor, slug: string): Promise<PeopleAnswer> {
    require(mayRunDesk(actor.person, slug));
    const { people } = this.parts;
    const isSeen = (other: Belonging): boolean => mayPutOut(actor.person, slug, other) === null;
    const all = await people.devices();
    const invitations = (await people.invitations(this.at())).filter(isSeen);
    const bring = bringers(all, isEnded);
    for (const { invitedBy } of invitations) if (invitedBy !== null) bring.add(invitedBy);
    const [ended, live] = [all.filter(isEnded), all.filter((device) => !isEnded(device))];
    const told = (devices: ListedDevice[]) => devices.filter(isSeen).map((device) => deskDevice(device, actor));
    return {
      devices: told(live),
      ended: told(ended.filter(({ id }) => bring.has(id))),
      invitations: invitations.map(deskInvitation),
    };
  }

  async invite(actor: SignedActor, slug: string, { name, role, hours, minutes }: NewPerson): Promise<Invited> {
    require(mayRunDesk(actor.person, slug));
    const life = (minutes ?? hours * 60) * MINUTE_MS;
    return this.parts.signIn.invite({ blog: slug, name, role }, life, actor.device);
  }

  async withdraw(actor: SignedActor, slug: string, id: string): Promise<void> {
    const { people } = this.parts;
    const invitation = (await people.invitations(this.at())).find((open) => open.id === id);
    require(invitation === undefined ? notThere(actor, slug) : mayPutOut(actor.person, slug, invitation));
    if (!(await people.withdraw(id, this.at()))) throw new Refused('not-found', { field: 'id' });
  }

  /**
   * Ends a device, and who came by its invitations within so many hours; 0: nobody. Refused as a `conflict` where no device
   * of an owner would be left.
   */
  async putOut(actor: SignedActor, slug: string, id: string, hours: number): Promise<void> {
    const { people } = this.parts;
    const device = (await people.devices()).find((known) => known.id === id);
    require(device === undefined ? notThere(actor, slug) : mayPutOut(actor.person, slug, device));
    // A device never changes hands, so `mayPutOut` still holds here. Another may have become the last one of an owner
    // since, so the store compares that itself.
    // Whoever came by an invitation of this desk is of this blog, and no owner: `mayPutOut` holds for them, too.
    if ((await people.remove(id, this.at(), this.since(hours))) !== 'last-owner') return;
    throw new Refused('conflict', { field: 'id', why: 'last-owner' });
  }

  private since(hours: number): string | null {
    return hours === 0 ? null : new Date(this.parts.now().getTime() - hours * HOUR_MS).toISOString();
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

const isEnded = ({ revokedAt }: ListedDevice): boolean => revokedAt !== null;

function deskDevice(
  { id, name, role, kind, deviceName, createdAt, lastSeenAt, ...came }: ListedDevice,
  actor: SignedActor,
): DeskDevice {
  const { invitation, invitedBy, movedFrom } = came;
  return {
    ...{ id, name, role, kind, deviceName, createdAt, lastSeenAt, own: id === actor.device },
    ...(invitation !== null && { invitation }),
    ...(invitedBy !== null && { invitedBy }),
    ...(movedFrom !== null && { movedFrom }),
  };
}

function deskInvitation(open: Invitation & Belonging): DeskInvitation {
  const { id, name, role, createdAt, expiresAt, invitedBy } = open;
  return { id, name, role, createdAt, expiresAt, ...(invitedBy !== null && { invitedBy }) };
}
