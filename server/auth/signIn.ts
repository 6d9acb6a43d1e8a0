/** Invitations, sessions and tokens: a person comes to be on a device by one of them. */
import type { Role } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Identity, NewInvitation, People, Person } from '../storage/ports.js';
import { hashOf, newSecret, sessionHalf, sessionSecret } from './secrets.js';

export interface SignInParts {
  people: People;
  now: () => Date;
  newId: () => string;
}

export interface Invited {
  id: string;
  secret: string;
  expiresAt: string;
}

interface Invitee {
  /** null: an owner, who belongs to all blogs. */
  blog: string | null;
  name: string;
  role: Role;
}

export interface NewSession {
  /** The secret for the cookie. */
  secret: string;
  /** The second half, for the page's own store. */
  half: string;
  identity: Identity;
}

interface Draft {
  secret: string;
  invitation: NewInvitation;
}

export class SignIn {
  constructor(private readonly parts: SignInParts) {}

  /** Makes a bearer token for a person (made where missing); returns the secret, which is shown this once. */
  async token(invitee: Invitee & { blog: string }): Promise<string> {
    const { people, newId } = this.parts;
    const secret = newSecret();
    const { id: person } = await this.personOf(invitee);
    await people.addDevice({ id: newId(), person, kind: 'token', secretHash: hashOf(secret), at: this.at() });
    return secret;
  }

  /**
   * Makes an invitation; its secret, to stand after `#` in the sign-in address, is shown this once. `device`: the one that
   * invites; null where the operator does. Throws `unauthenticated` where that device was ended meanwhile.
   */
  async invite(invitee: Invitee, lifeMs: number, device: string | null = null): Promise<Invited> {
    const draft = await this.draft(invitee, lifeMs);
    const isMade = await this.parts.people.invite({ ...draft.invitation, invitedBy: device });
    if (!isMade) throw new Refused('unauthenticated');
    return invitedBy(draft);
  }

  /** Invites an owner where no owner can sign in or be invited in; returns null where one can. */
  async inviteFirstOwner(name: string, lifeMs: number): Promise<Invited | null> {
    const draft = await this.draft({ blog: null, name, role: 'owner' }, lifeMs);
    return (await this.parts.people.inviteFirstOwner(draft.invitation)) ? invitedBy(draft) : null;
  }

  /**
   * Throws as `redeem` does for an invitation that does not exist, and writes nothing: whoever makes invitations up costs a reading of
   * an index. It tells nobody more than `redeem`: a secret has 256 random bits.
   */
  async requireKnown(invitation: string): Promise<void> {
    if (!(await this.parts.people.knowsInvitation(hashOf(invitation)))) throw refusedFor('unknown');
  }

  /** Redeems an invitation for one page's attempt. Throws `Refused`. */
  async redeem(invitation: string, attempt: string): Promise<NewSession> {
    const [secret, half] = [sessionSecret(invitation, attempt), sessionHalf(invitation, attempt)];
    const redeemed = await this.parts.people.redeem({
      invitationHash: hashOf(invitation),
      attemptHash: hashOf(attempt),
      device: { id: this.parts.newId(), secretHash: hashOf(secret), halfHash: hashOf(half) },
      at: this.at(),
    });
    if (redeemed.kind === 'refused') throw refusedFor(redeemed.why);
    return { secret, half, identity: redeemed.identity };
  }

  private at(): string {
    return this.parts.now().toISOString();
  }

  private personOf(invitee: Invitee): Promise<Person> {
    return this.parts.people.person({ id: this.parts.newId(), ...invitee });
  }

  private async draft(invitee: Invitee, lifeMs: number): Promise<Draft> {
    const [id, secret] = [this.parts.newId(), newSecret()];
    const { id: person } = await this.personOf(invitee);
    const at = this.parts.now();
    const expiresAt = new Date(at.getTime() + lifeMs).toISOString();
    return { secret, invitation: { id, person, secretHash: hashOf(secret), expiresAt, at: at.toISOString() } };
  }
}

function invitedBy({ secret, invitation: { id, expiresAt } }: Draft): Invited {
  return { id, secret, expiresAt };
}

/** An expired or used invitation is told apart from an unknown one: only its holder has its 256 random bits. */
function refusedFor(why: 'unknown' | 'expired' | 'withdrawn' | 'used'): Refused {
  return new Refused(why === 'unknown' ? 'not-found' : 'gone', { why: `invitation-${why}` });
}
