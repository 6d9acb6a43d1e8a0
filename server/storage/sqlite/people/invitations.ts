/** Invitations: redeemed once, by one attempt, in one transaction. */
import { REPEAT_MS, type Belonging, type Invitation, type People } from '../../ports.js';
import type { Database } from '../database.js';
import { identityOf, type IdentityRow } from '../../records.js';

/** How long the same attempt is answered again: its first answer may have been lost on the way. */

type Invited = Parameters<People['invite']>[0];
type Ask = Parameters<People['redeem']>[0];
type Redeemed = Awaited<ReturnType<People['redeem']>>;

interface InvitationRow {
  id: string;
  person: string;
  expires_at: string;
  redeemed_at: string | null;
  withdrawn_at: string | null;
  attempt: string | null;
  device: string | null;
}

interface OpenRow extends Belonging {
  id: string;
  person: string;
  created_at: string;
  expires_at: string;
}

export function invitations({ reading, writing }: Database) {
  const add = writing.prepare(`
    insert into invitations (id, person, secret, created_at, expires_at)
    values (@id, @person, @secretHash, @at, @expiresAt)`);
  const bySecret = writing.prepare<InvitationRow>(`
    select id, person, expires_at, redeemed_at, withdrawn_at, attempt, device from invitations where secret = @invitationHash`);
  const open = reading.prepare<OpenRow>(`
    select i.id, i.person, i.created_at, i.expires_at, p.name, p.blog, p.role
    from invitations i join people p on p.id = i.person
    where i.redeemed_at is null and i.withdrawn_at is null and i.expires_at > @at order by i.created_at, i.id`);
  const withdraw = writing.prepare(`
    update invitations set withdrawn_at = @at where id = @id and redeemed_at is null and withdrawn_at is null`);
  const close = writing.prepare(`
    update invitations set redeemed_at = @at, attempt = @attemptHash, device = @device where id = @id`);
  const addDevice = writing.prepare(`
    insert into devices (id, person, kind, secret, created_at, last_seen_at)
    values (@id, @person, 'session', @secretHash, @at, @at)`);
  const renewDevice = writing.prepare(
    'update devices set secret = @secretHash where id = @device and revoked_at is null',
  );
  const identity = writing.prepare<IdentityRow>(`
    select d.id as device, p.id, p.blog, p.name, p.role from devices d join people p on p.id = d.person where d.id = @device`);

  return {
    invite: (invitation: Invited): void => void add.run({ ...invitation }),

    open: (at: string): (Invitation & Belonging)[] => open.all({ at }).map(invitationOf),
    withdraw: (id: string, at: string): boolean => withdraw.run({ id, at }).changes > 0,

    redeem: (ask: Ask): Redeemed => {
      const { invitationHash, at } = ask;
      const invitation = bySecret.get({ invitationHash });
      if (invitation === undefined) return { kind: 'refused', why: 'unknown' };
      if (invitation.redeemed_at !== null) return repeat(invitation, invitation.redeemed_at, ask);
      if (invitation.withdrawn_at !== null) return { kind: 'refused', why: 'withdrawn' };
      if (invitation.expires_at <= at) return { kind: 'refused', why: 'expired' };
      return redeemFirst(invitation, ask);
    },
  };

  function redeemFirst({ id, person }: InvitationRow, { attemptHash, device, at }: Ask): Redeemed {
    addDevice.run({ id: device.id, person, secretHash: device.secretHash, at });
    close.run({ id, at, attemptHash, device: device.id });
    return { kind: 'redeemed', identity: whoHas(device.id) };
  }

  /** The secret of the lost answer is replaced by the one that is answered now. */
  function repeat(invitation: InvitationRow, redeemedAt: string, { attemptHash, device: asked, at }: Ask): Redeemed {
    const { attempt, device } = invitation;
    const isSame = attempt === attemptHash && Date.parse(at) - Date.parse(redeemedAt) <= REPEAT_MS;
    if (!isSame || device === null) return { kind: 'refused', why: 'used' };
    const { changes } = renewDevice.run({ device, secretHash: asked.secretHash });
    return changes === 0 ? { kind: 'refused', why: 'used' } : { kind: 'repeated', identity: whoHas(device) };
  }

  function whoHas(device: string) {
    const row = identity.get({ device });
    if (row === undefined) throw new Error(`device ${device} is not there right after it was made`);
    return identityOf(row);
  }
}

function invitationOf({ created_at: createdAt, expires_at: expiresAt, ...rest }: OpenRow): Invitation & Belonging {
  return { ...rest, createdAt, expiresAt };
}
