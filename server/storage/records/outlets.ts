/** The questions about outlets that both stores ask alike, and their rows as records. */
import type { OutletKind, OutletState, OutletWhy } from '../../../shared/protocol/outlets.js';
import type { Outlet, OutletTaken } from '../ports.js';

const COLUMNS = [
  ...['id', 'blog', 'kind', 'settings', 'since_epoch', 'since_seq', 'state', 'added_at'],
  ...['failure_at', 'failure_why', 'failure_status', 'failure_error', 'failing_since', 'attempts', 'due', 'last_at'],
].join(', ');

export const OUTLETS = `select ${COLUMNS} from outlets`;
/** The oldest first. */
export const IN_ORDER = 'order by blog, added_at, id';

export interface OutletRow {
  id: string;
  blog: string;
  kind: OutletKind;
  settings: string;
  since_epoch: string;
  since_seq: number;
  state: OutletState;
  added_at: string;
  failure_at: string | null;
  failure_why: OutletWhy | null;
  failure_status: number | null;
  failure_error: string | null;
  failing_since: string | null;
  attempts: number;
  due: string;
  last_at: string | null;
}

export function outletOf(row: OutletRow): Outlet {
  const { id, blog, kind, state, attempts, due } = row;
  return {
    ...{ id, blog, kind, state, attempts, due },
    settings: JSON.parse(row.settings) as unknown,
    since: { epoch: row.since_epoch, seq: row.since_seq },
    addedAt: row.added_at,
    failure: failureOf(row),
    failingSince: row.failing_since,
    lastAt: row.last_at,
  };
}

function failureOf(row: OutletRow): Outlet['failure'] {
  const { failure_at: at, failure_why: why, failure_status: status, failure_error: error } = row;
  if (at === null || why === null) return null;
  return { at, why, ...(status !== null && { status }), ...(error !== null && { error }) };
}

/**
 * By the same rule as `isDue` in server/outlets/backOff.ts, where it says why. `at` is a placeholder; times are ISO 8601 in UTC, whose
 * order is that of their texts.
 */
export function dueOutlets(at: string): string {
  return `
    ${OUTLETS} o where state = 'on' and (attempts = 0 or due <= ${at} or failure_at > ${at})
      and exists (select 1 from outlet_waiting w where w.outlet = o.id) ${IN_ORDER}`;
}

/**
 * Items of which a note is kept come first. `id` and `limit` are placeholders. Notes are asked for first of all: that costs an
 * outlet without notes nothing, and the other items are read by their number up to the limit.
 */
export function waitingItems(id: string, limit: string): string {
  return `
    select item, epoch, seq from (
      select * from (
        select 0 as place, w.item, w.epoch, w.seq from outlet_notes n cross join outlet_waiting w
        where n.outlet = ${id} and w.outlet = n.outlet and w.item = n.entry order by w.seq, w.item limit ${limit}) noted
      union all
      select * from (
        select 1 as place, w.item, w.epoch, w.seq from outlet_waiting w
        where w.outlet = ${id} and not exists (select 1 from outlet_notes n where n.outlet = w.outlet and n.entry = w.item)
        order by w.seq, w.item limit ${limit}) others) waiting
    order by place, seq, item limit ${limit}`;
}

export const OUTLET_TIDYING = [
  'delete from outlets where blog not in (select slug from blogs)',
  'delete from outlet_waiting where outlet not in (select id from outlets)',
  'delete from outlet_notes where outlet not in (select id from outlets)',
] as const;

/** Splits notes into those that are kept and those that are forgotten. */
export function notesOf({ notes }: OutletTaken): { kept: { entry: string; note: string }[]; forgotten: string[] } {
  const all = [...notes];
  return {
    kept: all.flatMap(([entry, note]) => (note === null ? [] : [{ entry, note }])),
    forgotten: all.flatMap(([entry, note]) => (note === null ? [entry] : [])),
  };
}
