/** Outlets on PostgreSQL. What compares and writes in several steps is a function of the database. */
import { LONE_KINDS, type OutletAdded } from '../ports.js';
import type { NewOutlet, Outlet, OutletFailure, Outlets, OutletTaken, OutletWaiting } from '../ports.js';
import {
  dueOutlets,
  IN_ORDER,
  notesOf,
  OUTLET_TIDYING,
  outletOf,
  OUTLETS,
  waitingItems,
  type OutletRow,
} from '../records/outlets.js';
import type { Connection, Database } from './database.js';

const TELL = `
  insert into outlet_waiting (outlet, item, epoch, seq)
  select id, item, $2::text, $3::bigint from outlets, unnest($4::text[]) as item
  where blog = $1 and (since_epoch <> $2::text or since_seq < $3::bigint)
  on conflict (outlet, item) do update set epoch = excluded.epoch, seq = case
    when outlet_waiting.epoch = excluded.epoch then greatest(outlet_waiting.seq, excluded.seq) else excluded.seq end`;
const NOTES = 'select entry, note from outlet_notes where outlet = $1 and entry = any($2::text[])';
const NOTED = 'select count(*)::integer as n from outlet_notes where outlet = $1';
const DROP = `
  delete from outlet_waiting w using jsonb_to_recordset($2::jsonb) as t (item text, epoch text, seq bigint)
  where w.outlet = $1 and w.item = t.item and w.epoch = t.epoch and w.seq = t.seq`;
const SET = 'update outlets set settings = $3 where id = $1 and settings = $2 returning id';
const FAIL = `
  update outlets set failure_at = $2, failure_why = $3, failure_status = $4::integer, failure_error = $6,
    attempts = attempts + 1, failing_since = coalesce(failing_since, $2), due = coalesce($5, due),
    state = case when $5::text is null then 'paused' else state end where id = $1`;
const RESUME = `update outlets set state = 'on', attempts = 0, failing_since = null, due = $2 where id = $1`;
const TELL_NOTED = `
  insert into outlet_waiting (outlet, item, epoch, seq)
  select n.outlet, n.entry, $2::text, $3::bigint from outlet_notes n join outlets o on o.id = n.outlet where o.blog = $1
  on conflict do nothing`;

export function postgresOutlets({ writing }: Database): Outlets {
  // Asked of the connection that writes: a replica may not have yet what was just written.
  const { ask } = writing;
  return {
    add: (outlet, most) => addIn(writing, outlet, most),
    outlet: (id) => outletIn(writing, id),
    outlets: async (blog) => (await ask<OutletRow>(`${OUTLETS} where blog = $1 ${IN_ORDER}`, [blog])).map(outletOf),
    allOutlets: async () => (await ask<OutletRow>(`${OUTLETS} ${IN_ORDER}`)).map(outletOf),
    setSettings: async (id, from, to) => (await ask(SET, [id, JSON.stringify(from), JSON.stringify(to)])).length > 0,
    remove: async (id) => (await ask<{ was: boolean }>('select remove_outlet($1) as was', [id]))[0]?.was === true,
    ...carryingIn(writing),
  };
}

type OfCarrying = Omit<Outlets, 'add' | 'outlet' | 'outlets' | 'allOutlets' | 'setSettings' | 'remove'>;

function carryingIn({ ask }: Connection): OfCarrying {
  return {
    tell: async ({ blog, epoch, seq, items }) => void (await ask(TELL, [blog, epoch, String(seq), items])),
    hide: async ({ blog, epoch, seq }) => void (await ask('select hide_outlets($1, $2, $3)', [blog, epoch, seq])),
    tellNoted: async ({ blog, epoch, seq }) => void (await ask(TELL_NOTED, [blog, epoch, String(seq)])),
    dueOutlets: async (at) => (await ask<OutletRow>(dueOutlets('$1'), [at])).map(outletOf),
    waiting: (id, limit) => ask<OutletWaiting>(waitingItems('$1', '$2'), [id, limit]),
    notes: async (id, entries) =>
      new Map(
        (await ask<{ entry: string; note: string }>(NOTES, [id, entries])).map(({ entry, note }) => [entry, note]),
      ),
    countNotes: async (id) => (await ask<{ n: number }>(NOTED, [id]))[0]?.n ?? 0,
    drop: async (id, waiting) => void (await ask(DROP, [id, JSON.stringify(waiting)])),
    take: async (id, taken) => void (await ask('select take_outlet($1, $2::jsonb)', [id, takenJson(taken)])),
    fail: async (id, failure, then) => void (await ask(FAIL, failValues(id, failure, then))),
    resume: async (id, at) => void (await ask(RESUME, [id, at])),
    tidy: async () => {
      for (const sql of OUTLET_TIDYING) await ask(sql);
    },
  };
}

async function addIn(connection: Connection, outlet: NewOutlet, most: number): Promise<OutletAdded> {
  const isLone = LONE_KINDS.includes(outlet.kind);
  const asked = JSON.stringify({ ...outlet, settings: JSON.stringify(outlet.settings), most, isLone });
  const [row] = await connection.ask<{ added: 'added' | 'full' | 'set' | 'none' }>(
    'select add_outlet($1::jsonb) as added',
    [asked],
  );
  const added = row?.added ?? 'none';
  if (added === 'full' || added === 'set') return added;
  return added === 'added' ? outletIn(connection, outlet.id) : null;
}

async function outletIn({ ask }: Connection, id: string): Promise<Outlet | null> {
  const [row] = await ask<OutletRow>(`${OUTLETS} where id = $1`, [id]);
  return row === undefined ? null : outletOf(row);
}

function takenJson(taken: OutletTaken): string {
  return JSON.stringify({ taken: taken.taken, hidden: taken.hidden ?? null, ...notesOf(taken), at: taken.at });
}

function failValues(id: string, { at, why, status, error }: OutletFailure, then: { due: string } | 'paused') {
  return [id, at, why, status ?? null, then === 'paused' ? null : then.due, error ?? null];
}
