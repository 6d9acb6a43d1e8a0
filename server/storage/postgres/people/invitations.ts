/** Invitations: redeemed once, by one attempt, in one transaction. */
import { REPEAT_MS, type Belonging, type Invitation, type People } from '../../ports.js';
import { timeBefore } from '../../records.js';
import type { Connection, Database } from '../database.js';
import { holderOf } from './holder.js';

const INVITE = 'select make_invitation($1::jsonb) as made';
const OPEN = `
  select i.id, i.person, i.created_at as "createdAt", i.expires_at as "expiresAt",
    i.invited_by as "invitedBy", p.name, p.blog, p.role
  from invitations i join people p on p.id = i.person
  where i.redeemed_at is null and i.withdrawn_at is null and i.expires_at > $1 order by i.created_at, i.id`;
const KNOWN = 'select exists (select from invitations where secret = $1) as known';
const INVITE_FIRST = 'select invite_first_owner($1, $2, $3, $4, $5) as made';
const WITHDRAW = `
  update invitations set withdrawn_at = $2 where id = $1 and redeemed_at is null and withdrawn_at is null returning id`;

type Ask = Parameters<People['redeem']>[0];
type Redeemed = Awaited<ReturnType<People['redeem']>>;
type Answer = { kind: 'redeemed' | 'repeated'; device: string } | Extract<Redeemed, { kind: 'refused' }>;
type Invitations = Pick<
  People,
  'invite' | 'inviteFirstOwner' | 'invitations' | 'withdraw' | 'knowsInvitation' | 'redeem'
>;

export function invitations({ reading, writing }: Database): Invitations {
  return {
    invite: async ({ secretHash: secret, invitedBy: by, ...invitation }) => {
      const asked = JSON.stringify({ ...invitation, secret, by });
      return (await writing.ask<{ made: boolean }>(INVITE, [asked]))[0]?.made === true;
    },
    inviteFirstOwner: async ({ id, person, secretHash, at, expiresAt }) => {
      const [row] = await writing.ask<{ made: boolean }>(INVITE_FIRST, [id, person, secretHash, at, expiresAt]);
      return row?.made ?? false;
    },
    invitations: (at) => reading.ask<Invitation & Belonging>(OPEN, [at]),
    withdraw: async (id, at) => (await writing.ask(WITHDRAW, [id, at])).length > 0,
    knowsInvitation: async (secretHash) =>
      (await reading.ask<{ known: boolean }>(KNOWN, [secretHash]))[0]?.known === true,
    redeem: (ask) => redeem(writing, ask),
  };
}

async function redeem(writing: Connection, { invitationHash, attemptHash, device, at }: Ask): Promise<Redeemed> {
  const repeatableFrom = timeBefore(at, REPEAT_MS);
  const { id, secretHash: secret, halfHash: half } = device;
  const asked = { invitation: invitationHash, attempt: attemptHash, device: id, secret, half };
  const [row] = await writing.ask<{ answer: Answer }>('select redeem($1::jsonb) as answer', [
    JSON.stringify({ ...asked, at, repeatableFrom }),
  ]);
  if (row === undefined) throw new Error('redeem did not answer');
  const { answer } = row;
  return answer.kind === 'refused' ? answer : { kind: answer.kind, identity: await holderOf(writing, answer.device) };
}
