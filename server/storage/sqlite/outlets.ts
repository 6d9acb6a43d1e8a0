/** Outlets on SQLite, in one transaction each. */
import type { NewOutlet, Outlet, OutletFailure, Outlets, OutletTaken, OutletTelling, OutletWaiting } from '../ports.js';
import { BLOG_ITEM, LONE_KINDS, type OutletAdded } from '../ports.js';
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
import { FORGET_HIDDEN, HIDE_KEPT, HIDE_NOTED, KEEP } from './outletNotes.js';

const ADD = `
  insert into outlets (id, blog, kind, settings, since_epoch, since_seq, added_at, due)
  select @id, slug, @kind, @settings, epoch, head, @addedAt, @addedAt from blogs where slug = @blog`;
const TELL = `
  insert into outlet_waiting (outlet, item, epoch, seq)
  select id, @item, @epoch, @seq from outlets where blog = @blog and (since_epoch <> @epoch or since_seq < @seq)
  on conflict (outlet, item) do update set epoch = excluded.epoch,
    seq = case when epoch = excluded.epoch then max(seq, excluded.seq) else excluded.seq end`;
const FAIL = `
  update outlets set failure_at = @at, failure_why = @why, failure_status = @status, failure_error = @error,
    attempts = attempts + 1, failing_since = coalesce(failing_since, @at), due = coalesce(@due, due),
    state = case when @due is null then 'paused' else state end where id = @id`;
const TAKE = 'update outlets set last_at = @at, failing_since = null, attempts = 0 where id = @id';
const RESUME = `update outlets set state = 'on', attempts = 0, failing_since = null, due = @at where id = @id`;

export function sqliteOutlets({ reading, writing, read, write }: Database): Outlets {
  const asked = new OutletQuestions(reading);
  const rows = new OutletRows(writing);
  return {
    add: async (outlet, most) => write(() => rows.add(outlet, most)),
    outlet: async (id) => read(() => asked.outlet(id)),
    outlets: async (blog) => read(() => asked.outlets(blog)),
    allOutlets: async () => read(() => asked.allOutlets()),
    setSettings: async (id, from, to) => write(() => rows.setSettings(id, from, to)),
    remove: async (id) => write(() => rows.remove(id)),
    tell: async (telling) => write(() => rows.tell(telling)),
    hide: async (telling) => write(() => rows.hide(telling)),
    tellNoted: async (telling) => write(() => rows.tellNoted(telling)),
    dueOutlets: async (at) => read(() => asked.due(at)),
    waiting: async (id, limit) => read(() => asked.waiting(id, limit)),
    notes: async (id, entries) => read(() => asked.notes(id, entries)),
    countNotes: async (id) => read(() => asked.countNotes(id)),
    drop: async (id, waiting) => write(() => rows.drop(id, waiting)),
    take: async (id, taken) => write(() => rows.take(id, taken)),
    fail: async (id, failure, then) => write(() => rows.fail(id, failure, then)),
    resume: async (id, at) => write(() => rows.resume(id, at)),
    tidy: async () => write(() => rows.tidy()),
  };
}

/** Methods are called within a transaction. */
class OutletQuestions {
  private readonly on: ReturnType<typeof questions>;

  constructor(reading: Connection) {
    this.on = questions(reading);
  }

  outlet(id: string): Outlet | null {
    const row = this.on.outlet.get({ id });
    return row === undefined ? null : outletOf(row);
  }

  outlets(blog: string): Outlet[] {
    return this.on.outlets.all({ blog }).map(outletOf);
  }

  allOutlets(): Outlet[] {
    return this.on.all.all().map(outletOf);
  }

  due(at: string): Outlet[] {
    return this.on.due.all({ at }).map(outletOf);
  }

  waiting(id: string, limit: number): OutletWaiting[] {
    return this.on.waiting.all({ id, limit });
  }

  notes(id: string, entries: readonly string[]): Map<string, string> {
    const found = entries.map((entry) => [entry, this.on.note.get({ id, entry })?.note] as const);
    return new Map(found.flatMap(([entry, note]) => (note === undefined ? [] : [[entry, note] as const])));
  }

  countNotes(id: string): number {
    return this.on.countNotes.get({ id })?.n ?? 0;
  }
}

function questions(reading: Connection) {
  return {
    outlet: reading.prepare<OutletRow>(`${OUTLETS} where id = @id`),
    outlets: reading.prepare<OutletRow>(`${OUTLETS} where blog = @blog ${IN_ORDER}`),
    all: reading.prepare<OutletRow>(`${OUTLETS} ${IN_ORDER}`),
    due: reading.prepare<OutletRow>(dueOutlets('@at')),
    waiting: reading.prepare<OutletWaiting>(waitingItems('@id', '@limit')),
    note: reading.prepare<{ note: string }>('select note from outlet_notes where outlet = @id and entry = @entry'),
    countNotes: reading.prepare<{ n: number }>('select count(*) as n from outlet_notes where outlet = @id'),
  };
}

/** Methods are called within a transaction. */
class OutletRows {
  private readonly on: ReturnType<typeof statements>;

  constructor(writing: Connection) {
    this.on = statements(writing);
  }

  add(outlet: NewOutlet, most: number): OutletAdded {
    const { id, blog, kind } = outlet;
    if (LONE_KINDS.includes(kind) && this.on.ofKind.get({ blog, kind }) !== undefined) return 'set';
    if ((this.on.count.get({ blog })?.n ?? 0) >= most) return 'full';
    if (this.on.add.run({ ...outlet, settings: JSON.stringify(outlet.settings) }).changes === 0) return null;
    const row = this.on.outlet.get({ id });
    return row === undefined ? null : outletOf(row);
  }

  setSettings(id: string, from: unknown, to: unknown): boolean {
    return this.on.setSettings.run({ id, from: JSON.stringify(from), to: JSON.stringify(to) }).changes > 0;
  }

  remove(id: string): boolean {
    this.on.removeWaiting.run({ id });
    this.on.removeNotes.run({ id });
    return this.on.remove.run({ id }).changes > 0;
  }

  tell({ blog, epoch, seq, items }: OutletTelling): void {
    for (const item of items) this.on.tell.run({ blog, epoch, seq, item });
  }

  hide({ blog, epoch, seq }: Omit<OutletTelling, 'items'>): void {
    this.on.tell.run({ blog, epoch, seq, item: BLOG_ITEM });
    this.on.hideNoted.run({ blog, epoch, seq });
  }

  tellNoted({ blog, epoch, seq }: Omit<OutletTelling, 'items'>): void {
    this.on.hideNoted.run({ blog, epoch, seq });
  }

  drop(id: string, waiting: readonly OutletWaiting[]): void {
    for (const each of waiting) this.on.drop.run({ id, ...each });
  }

  take(id: string, taken: OutletTaken): void {
    if (this.on.outlet.get({ id }) === undefined) return;
    if (taken.taken.length > 0) this.on.take.run({ id, at: taken.at });
    if (taken.hidden !== undefined) this.on.forgetHidden.run({ id, ...taken.hidden });
    this.drop(id, taken.taken);
    const { kept, forgotten } = notesOf(taken);
    for (const entry of forgotten) this.on.forget.run({ id, entry });
    for (const note of kept) this.on.keep.run({ id, ...note });
    for (const { entry } of kept) this.on.hideKept.run({ id, entry });
  }

  fail(id: string, failure: OutletFailure, then: { due: string } | 'paused'): void {
    this.on.fail.run({ id, status: null, error: null, ...failure, due: then === 'paused' ? null : then.due });
  }

  resume(id: string, at: string): void {
    this.on.resume.run({ id, at });
  }

  tidy(): void {
    for (const statement of this.on.tidying) statement.run();
  }
}

function statements(writing: Connection) {
  return {
    count: writing.prepare<{ n: number }>('select count(*) as n from outlets where blog = @blog'),
    ofKind: writing.prepare<{ id: string }>('select id from outlets where blog = @blog and kind = @kind'),
    add: writing.prepare(ADD),
    outlet: writing.prepare<OutletRow>(`${OUTLETS} where id = @id`),
    setSettings: writing.prepare('update outlets set settings = @to where id = @id and settings = @from'),
    remove: writing.prepare('delete from outlets where id = @id'),
    removeWaiting: writing.prepare('delete from outlet_waiting where outlet = @id'),
    removeNotes: writing.prepare('delete from outlet_notes where outlet = @id'),
    tell: writing.prepare(TELL),
    hideNoted: writing.prepare(HIDE_NOTED),
    drop: writing.prepare(
      'delete from outlet_waiting where outlet = @id and item = @item and epoch = @epoch and seq = @seq',
    ),
    take: writing.prepare(TAKE),
    forgetHidden: writing.prepare(FORGET_HIDDEN),
    keep: writing.prepare(KEEP),
    hideKept: writing.prepare(HIDE_KEPT),
    forget: writing.prepare('delete from outlet_notes where outlet = @id and entry = @entry'),
    fail: writing.prepare(FAIL),
    resume: writing.prepare(RESUME),
    tidying: OUTLET_TIDYING.map((sql) => writing.prepare(sql)),
  };
}
