/** Invitations: redeemed once, by one attempt, in one transaction. */
import { REPEAT_MS, type Belonging, type Invitation, type NewInvitation, type People } from '../../ports.js';
import type { Database, Statement } from '../database.js';
import { NewSessions } from './holder.js';

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
  invited_by: string | null;
}

const ADD = `
  insert into invitations (id, person, secret, created_at, expires_at, invited_by)
  select @id, @person, @secretHash, @at, @expiresAt, @invitedBy
  where @invitedBy is null or exists (select 1 from devices where id = @invitedBy and revoked_at is null)`;
const BY_SECRET = `
  select id, person, expires_at, redeemed_at, withdrawn_at, attempt, device from invitations where secret = @invitationHash`;
const KNOWN = 'select 1 from invitations where secret = @secretHash';
const OPEN = `
  select i.id, i.person, i.created_at, i.expires_at, i.invited_by, p.name, p.blog, p.role
  from invitations i join people p on p.id = i.person
  where i.redeemed_at is null and i.withdrawn_at is null and i.expires_at > @at order by i.created_at, i.id`;
const WITHDRAW = `
  update invitations set withdrawn_at = @at where id = @id and redeemed_at is null and withdrawn_at is null`;
const CLOSE = 'update invitations set redeemed_at = @at, attempt = @attemptHash, device = @device where id = @id';

/** Methods are called within a transaction. */
export class Invitations {
  private readonly adding: Statement<unknown>;
  private readonly bySecret: Statement<InvitationRow>;
  private readonly known: Statement<unknown>;
  private readonly list: Statement<OpenRow>;
  private readonly withdrawing: Statement<unknown>;
  private readonly closing: Statement<unknown>;
  private readonly sessions: NewSessions;

  constructor({ reading, writing }: Database) {
    this.adding = writing.prepare(ADD);
    this.bySecret = writing.prepare<InvitationRow>(BY_SECRET);
    this.known = reading.prepare(KNOWN);
    this.list = reading.prepare<OpenRow>(OPEN);
    this.withdrawing = writing.prepare(WITHDRAW);
    this.closing = writing.prepare(CLOSE);
    this.sessions = new NewSessions(writing);
  }

  invite(invitation: NewInvitation & { invitedBy: string | null }): boolean {
    return this.adding.run({ ...invitation }).changes > 0;
  }

  open(at: string): (Invitation & Belonging)[] {
    return this.list.all({ at }).map(invitationOf);
  }

  withdraw(id: string, at: string): boolean {
    return this.withdrawing.run({ id, at }).changes > 0;
  }

  knows(secretHash: string): boolean {
    return this.known.get({ secretHash }) !== undefined;
  }

  redeem(ask: Ask): Redeemed {
    const { invitationHash, at } = ask;
    const invitation = this.bySecret.get({ invitationHash });
    if (invitation === undefined) return { kind: 'refused', why: 'unknown' };
    if (invitation.redeemed_at !== null) return this.repeat(invitation, invitation.redeemed_at, ask);
    if (invitation.withdrawn_at !== null) return { kind: 'refused', why: 'withdrawn' };
    if (invitation.expires_at <= at) return { kind: 'refused', why: 'expired' };
    return this.redeemFirst(invitation, ask);
  }

  private redeemFirst({ id, person }: InvitationRow, { attemptHash, device, at }: Ask): Redeemed {
    const identity = this.sessions.add({ ...device, person, name: null, movedFrom: null, at });
    this.closing.run({ id, at, attemptHash, device: device.id });
    return { kind: 'redeemed', identity };
  }

  /** Answers the same attempt again: the secrets of the answer that was lost are replaced by those that are answered now. */
  private repeat(invitation: InvitationRow, redeemedAt: string, { attemptHash, device: asked, at }: Ask): Redeemed {
    const { attempt, device } = invitation;
    const isSame = attempt === attemptHash && Date.parse(at) - Date.parse(redeemedAt) <= REPEAT_MS;
    if (!isSame || device === null) return { kind: 'refused', why: 'used' };
    const identity = this.sessions.renew({ ...asked, id: device });
    return identity === null ? { kind: 'refused', why: 'used' } : { kind: 'repeated', identity };
  }
}

function invitationOf({ created_at: createdAt, expires_at: expiresAt, ...row }: OpenRow): Invitation & Belonging {
  const { invited_by: invitedBy, ...rest } = row;
  return { ...rest, createdAt, expiresAt, invitedBy };
}
