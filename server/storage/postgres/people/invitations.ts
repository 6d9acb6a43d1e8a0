/** Invitations: redeemed once, by one attempt, in one transaction. */
import { REPEAT_MS, type Belonging, type Invitation, type People } from '../../ports.js';
import type { Database } from '../database.js';
import { identityOf, type IdentityRow } from '../../records.js';
import { IDENTITY } from './identity.js';

/** How long the same attempt is answered again: its first answer may have been lost on the way. */

const INVITE = `
  insert into invitations (id, person, secret, created_at, expires_at) values ($1, $2, $3, $4, $5)`;
const OPEN = `
  select i.id, i.person, i.created_at as "createdAt", i.expires_at as "expiresAt", p.name, p.blog, p.role
  from invitations i join people p on p.id = i.person
  where i.redeemed_at is null and i.withdrawn_at is null and i.expires_at > $1 order by i.created_at, i.id`;
const INVITE_FIRST = 'select invite_first_owner($1, $2, $3, $4, $5) as made';
const WITHDRAW = `
  update invitations set withdrawn_at = $2 where id = $1 and redeemed_at is null and withdrawn_at is null returning id`;

type Redeemed = Awaited<ReturnType<People['redeem']>>;
type Answer = { kind: 'redeemed' | 'repeated'; device: string } | Extract<Redeemed, { kind: 'refused' }>;

export function invitations({
  reading,
  writing,
}: Database): Pick<People, 'invite' | 'inviteFirstOwner' | 'invitations' | 'withdraw' | 'redeem'> {
  return {
    invite: async ({ id, person, secretHash, at, expiresAt }) => {
      await writing.ask(INVITE, [id, person, secretHash, at, expiresAt]);
    },
    inviteFirstOwner: async ({ id, person, secretHash, at, expiresAt }) => {
      const [row] = await writing.ask<{ made: boolean }>(INVITE_FIRST, [id, person, secretHash, at, expiresAt]);
      return row?.made ?? false;
    },
    invitations: (at) => reading.ask<Invitation & Belonging>(OPEN, [at]),
    withdraw: async (id, at) => (await writing.ask(WITHDRAW, [id, at])).length > 0,
    redeem: async ({ invitationHash, attemptHash, device, at }) => {
      const repeatableFrom = new Date(Date.parse(at) - REPEAT_MS).toISOString();
      const asked = {
        invitation: invitationHash,
        attempt: attemptHash,
        device: device.id,
        secret: device.secretHash,
        at,
      };
      const [row] = await writing.ask<{ answer: Answer }>('select redeem($1::jsonb) as answer', [
        JSON.stringify({ ...asked, repeatableFrom }),
      ]);
      if (row === undefined) throw new Error('redeem did not answer');
      const { answer } = row;
      return answer.kind === 'refused' ? answer : { kind: answer.kind, identity: await whoHas(answer.device) };
    },
  };

  /** From where it was written: a device and whose it is never change. */
  async function whoHas(device: string) {
    const [row] = await writing.ask<IdentityRow>(`${IDENTITY} where d.id = $1`, [device]);
    if (row === undefined) throw new Error(`device ${device} is not there right after it was made`);
    return identityOf(row);
  }
}
