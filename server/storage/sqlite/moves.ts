/** Moves of sessions, in one transaction each. */
import { MOVE_KEPT_MS, MOVE_LIFE_MS, MOVES_MOST, type Move, type Moves } from '../ports.js';
import { timeBefore } from '../records.js';
import type { Database, Statement } from './database.js';
import { NewSessions } from './people/holder.js';

interface MoveRow {
  id: string;
  code: string;
  device_name: string | null;
  expires_at: string;
  person: string | null;
  claimed_by: string | null;
  claimed_at: string | null;
  taken_at: string | null;
}

type Taken = Awaited<ReturnType<Moves['take']>>;
type Opening = Parameters<Moves['open']>[0];
type Claim = Parameters<Moves['claim']>[0];
type Taking = Parameters<Moves['take']>[0];

const MOVE = 'select id, code, device_name, expires_at, person, claimed_by, claimed_at, taken_at from moves';
const OPEN = 'person is null and expires_at > @at';
const FORGET = 'delete from moves where created_at < @before';
const COUNT = `select count(*) as n from moves where ${OPEN}`;
const ADD = `
  insert into moves (id, code, secret, device_name, created_at, expires_at)
  values (@id, @code, @secretHash, @deviceName, @at, @expiresAt) on conflict (code) do nothing`;
const CLAIM = `
  update moves set person = (select person from devices where id = @device and revoked_at is null),
    claimed_by = @device, claimed_at = @at
  where id = @id and ${OPEN} and exists (select 1 from devices where id = @device and revoked_at is null)`;
export function sqliteMoves(database: Database): Moves {
  const { read, write } = database;
  const rows = new MoveRows(database);
  return {
    open: async (ask) => write(() => rows.open(ask)),
    find: async (code, at) => read(() => rows.find(code, at)),
    claim: async (ask) => write(() => rows.claim(ask)),
    knows: async (secretHash) => read(() => rows.knows(secretHash)),
    take: async (ask) => write(() => rows.take(ask)),
  };
}

/** Methods are called within a transaction. */
class MoveRows {
  private readonly forgetting: Statement<unknown>;
  private readonly counting: Statement<{ n: number }>;
  private readonly adding: Statement<unknown>;
  private readonly byId: Statement<MoveRow>;
  private readonly bySecret: Statement<MoveRow>;
  private readonly openByCode: Statement<MoveRow>;
  private readonly known: Statement<unknown>;
  private readonly claiming: Statement<unknown>;
  private readonly taking: Statement<unknown>;
  private readonly live: Statement<unknown>;
  private readonly sessions: NewSessions;

  constructor({ reading, writing }: Database) {
    this.forgetting = writing.prepare(FORGET);
    this.counting = writing.prepare(COUNT);
    this.adding = writing.prepare(ADD);
    this.byId = writing.prepare<MoveRow>(`${MOVE} where id = @id`);
    this.bySecret = writing.prepare<MoveRow>(`${MOVE} where secret = @secretHash`);
    this.openByCode = reading.prepare<MoveRow>(`${MOVE} where code = @code and ${OPEN}`);
    this.known = reading.prepare('select 1 from moves where secret = @secretHash');
    this.claiming = writing.prepare(CLAIM);
    this.taking = writing.prepare('update moves set taken_at = @at where id = @id');
    this.live = writing.prepare('select 1 from devices where id = @device and revoked_at is null');
    this.sessions = new NewSessions(writing);
  }

  open({ codes, ...ask }: Opening): Move | null {
    const { at, secretHash } = ask;
    this.forgetting.run({ before: timeBefore(at, MOVE_KEPT_MS) });
    const standing = this.bySecret.get({ secretHash });
    if (standing !== undefined) return moveOf(standing);
    if ((this.counting.get({ at })?.n ?? 0) >= MOVES_MOST) return null;
    const expiresAt = timeBefore(at, -MOVE_LIFE_MS);
    const code = codes.find((code) => this.adding.run({ ...ask, code, expiresAt }).changes > 0);
    return code === undefined ? null : { id: ask.id, code, deviceName: ask.deviceName, expiresAt };
  }

  find(code: string, at: string): Move | null {
    const row = this.openByCode.get({ code, at });
    return row === undefined ? null : moveOf(row);
  }

  claim({ id, device, at }: Claim): boolean {
    return this.claiming.run({ id, device, at }).changes > 0 || this.byId.get({ id })?.claimed_by === device;
  }

  knows(secretHash: string): boolean {
    return this.known.get({ secretHash }) !== undefined;
  }

  take(ask: Taking): Taken {
    const { secretHash, at } = ask;
    const move = this.bySecret.get({ secretHash });
    if (move === undefined) return { kind: 'refused', why: 'unknown' };
    if (move.person === null) return move.expires_at > at ? { kind: 'waits' } : { kind: 'refused', why: 'expired' };
    const from = timeBefore(at, MOVE_LIFE_MS);
    if (move.taken_at !== null) return move.taken_at < from ? { kind: 'refused', why: 'used' } : this.repeat(move, ask);
    if ((move.claimed_at ?? '') < from) return { kind: 'refused', why: 'expired' };
    if (this.live.get({ device: move.claimed_by }) === undefined) return { kind: 'refused', why: 'withdrawn' };
    return this.takeFirst(move, ask);
  }

  private takeFirst({ id, person, device_name: name, claimed_by: movedFrom }: MoveRow, { device, at }: Taking): Taken {
    const identity = this.sessions.add({ ...device, id, person, name, movedFrom, at });
    this.taking.run({ id, at });
    return { kind: 'taken', identity };
  }

  /** Replaces the secrets of the answer that was lost by those that are answered now. */
  private repeat({ id }: MoveRow, { device }: Taking): Taken {
    const identity = this.sessions.renew({ ...device, id });
    return identity === null ? { kind: 'refused', why: 'used' } : { kind: 'repeated', identity };
  }
}

function moveOf({ id, code, device_name: deviceName, expires_at: expiresAt }: MoveRow): Move {
  return { id, code, deviceName, expiresAt };
}
