/** Invitations, sessions and tokens: how somebody becomes a person on a device, and stops being one. */
import type { Role } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Identity, NewInvitation, People, Person } from '../storage/ports.js';
import { hashOf, newSecret, sessionSecret } from './secrets.js';

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

export interface SignIn {
  /** Makes a bearer token for a person (made where missing); returns the secret, which is shown this once. */
  token: (who: { blog: string; name: string; role: Role }) => Promise<string>;
  /** Makes an invitation; its secret, to stand after `#` in the sign-in address, is shown this once. */
  invite: (who: { blog: string | null; name: string; role: Role }, lifeMs: number) => Promise<Invited>;
  /** As `invite` for an owner, where no owner can sign in or be invited in; null where one can. */
  inviteFirstOwner: (name: string, lifeMs: number) => Promise<Invited | null>;
  /** Redeems an invitation for one page's attempt: the session's secret, for the cookie. Throws `Refused`. */
  redeem: (invitation: string, attempt: string) => Promise<{ secret: string; identity: Identity }>;
}

export function createSignIn({ people, now, newId }: SignInParts): SignIn {
  const personOf = (who: { blog: string | null; name: string; role: Role }): Promise<Person> =>
    people.person({ id: newId(), ...who });
  const drafted = async (
    who: { blog: string | null; name: string; role: Role },
    lifeMs: number,
  ): Promise<{ secret: string; invitation: NewInvitation }> => {
    const [id, secret] = [newId(), newSecret()];
    const { id: person } = await personOf(who);
    const at = now();
    const expiresAt = new Date(at.getTime() + lifeMs).toISOString();
    return { secret, invitation: { id, person, secretHash: hashOf(secret), expiresAt, at: at.toISOString() } };
  };
  return {
    token: async (who) => {
      const secret = newSecret();
      const { id: person } = await personOf(who);
      const at = now().toISOString();
      await people.addDevice({ id: newId(), person, kind: 'token', secretHash: hashOf(secret), at });
      return secret;
    },
    invite: async (who, lifeMs) => {
      const { secret, invitation } = await drafted(who, lifeMs);
      await people.invite(invitation);
      return { id: invitation.id, secret, expiresAt: invitation.expiresAt };
    },
    inviteFirstOwner: async (name, lifeMs) => {
      const { secret, invitation } = await drafted({ blog: null, name, role: 'owner' }, lifeMs);
      const made = await people.inviteFirstOwner(invitation);
      return made ? { id: invitation.id, secret, expiresAt: invitation.expiresAt } : null;
    },
    redeem: async (invitation, attempt) => {
      const secret = sessionSecret(invitation, attempt);
      const redeemed = await people.redeem({
        invitationHash: hashOf(invitation),
        attemptHash: hashOf(attempt),
        device: { id: newId(), secretHash: hashOf(secret) },
        at: now().toISOString(),
      });
      if (redeemed.kind === 'refused') throw refusedFor(redeemed.why);
      return { secret, identity: redeemed.identity };
    },
  };
}

/** Told apart from an unknown one: whoever has its 256 random bits may hear what became of it. */
function refusedFor(why: 'unknown' | 'expired' | 'withdrawn' | 'used'): Refused {
  return new Refused(why === 'unknown' ? 'not-found' : 'gone', { why: `invitation-${why}` });
}
