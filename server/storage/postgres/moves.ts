/** Moves of sessions. Each write is a function of the database, and compares in its own transaction. */
import { MOVE_KEPT_MS, MOVE_LIFE_MS, MOVES_MOST, type Move, type Moves } from '../ports.js';
import { timeBefore } from '../records.js';
import type { Connection, Database } from './database.js';
import { holderOf } from './people/holder.js';

const MOVE = 'select id, code, device_name as "deviceName", expires_at as "expiresAt" from';
const FIND = `${MOVE} moves where code = $1 and person is null and expires_at > $2`;

const KNOWN = 'select exists (select from moves where secret = $1) as known';

type Taken = Awaited<ReturnType<Moves['take']>>;
type Answer = { kind: 'taken' | 'repeated'; device: string } | Exclude<Taken, { kind: 'taken' | 'repeated' }>;

export function postgresMoves({ reading, writing }: Database): Moves {
  return {
    open: async ({ secretHash: secret, ...ask }) => {
      const times = {
        expiresAt: timeBefore(ask.at, -MOVE_LIFE_MS),
        forgetBefore: timeBefore(ask.at, MOVE_KEPT_MS),
      };
      const asked = JSON.stringify({ ...ask, ...times, secret, most: MOVES_MOST });
      const [move] = await writing.ask<Move>(`${MOVE} open_move($1::jsonb)`, [asked]);
      return move ?? null;
    },
    find: async (code, at) => (await reading.ask<Move>(FIND, [code, at]))[0] ?? null,
    claim: async ({ id, device, at }) => {
      const [row] = await writing.ask<{ claimed: boolean }>('select claim_move($1, $2, $3) as claimed', [
        id,
        device,
        at,
      ]);
      return row?.claimed === true;
    },
    knows: async (secretHash) => (await reading.ask<{ known: boolean }>(KNOWN, [secretHash]))[0]?.known === true,
    take: (ask) => take(writing, ask),
  };
}

async function take(writing: Connection, { secretHash, device, at }: Parameters<Moves['take']>[0]): Promise<Taken> {
  const session = { session: device.secretHash, half: device.halfHash };
  const [row] = await writing.ask<{ answer: Answer }>('select take_move($1::jsonb) as answer', [
    JSON.stringify({ secret: secretHash, ...session, at, from: timeBefore(at, MOVE_LIFE_MS) }),
  ]);
  if (row === undefined) throw new Error('take_move did not answer');
  const { answer } = row;
  if (!('device' in answer)) return answer;
  return { kind: answer.kind, identity: await holderOf(writing, answer.device) };
}
