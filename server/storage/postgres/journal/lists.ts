/**
 * The journal's lists. Each answer is one statement, and so one snapshot (rule J4), and costs the same in a blog of any
 * length (rule F5): its order is that of an index, and it ends at its limit.
 */
import type { BlogRecord, EntryRecord, Kind } from '../../../../shared/entry.js';
import { deskBatch, deskSince, entriesBatch, publicSince, type ListedBlog } from '../../listAnswers.js';
import {
  LIST_MAX,
  BATCH_MAX,
  TOP_MAX,
  type DeskBatch,
  type DeskSince,
  type EntriesAfter,
  type EntriesBatch,
  type FeedSnapshot,
  type PublicSince,
} from '../../ports.js';
import { blogOf, entryOf, type BlogRow } from '../../records.js';
import type { Connection, Value } from '../database.js';
import { BLOG, ENTRY, CONTENT, type EntryRow } from '../records.js';

const SHOWN = `e.state = 'published'`;
const ONE_BLOG = ofBlog({});
const SINCE = ofBlog({ entries: 'e.seq > $2 order by e.seq limit $3' });
const DESK_SINCE = ofBlog({ entries: 'e.step > $2 order by e.step limit $3' });
const BEFORE = ofBlog({ entries: `${SHOWN} and e.ord < coalesce($2, b.head + 1) order by e.ord desc limit $3` });
const OF_KIND = ofBlog({
  entries: `e.kind = $4 and ${SHOWN} and e.ord < coalesce($2, b.head + 1) order by e.ord desc limit $3`,
});
const AFTER = ofBlog({ entries: `${SHOWN} and e.ord > $2 order by e.ord limit $3` });
const OF_KIND_AFTER = ofBlog({ entries: `e.kind = $4 and ${SHOWN} and e.ord > $2 order by e.ord limit $3` });
const AT_DESK = ofBlog({ entries: 'e.first < coalesce($2, b.step + 1) order by e.first desc limit $3' });
const HELD = ofBlog({
  entries: `e.state = 'held' and e.first < coalesce($2, b.step + 1) order by e.first desc limit $3`,
});
const SNAPSHOT = ofBlog({
  newest: `${SHOWN} order by e.ord desc limit $2`,
  recent: 'e.seq is not null order by e.seq desc limit $3',
  top: `${SHOWN} and e.top order by e.ord desc limit ${TOP_MAX.toString()}`,
});
const OWN = ofBlog({ entries: 'e.author = $2 order by e.step desc limit $3' });

type WithEntries = BlogRow & { entries: EntryRow[] };
type SnapshotRow = BlogRow & Record<'newest' | 'recent' | 'top', EntryRow[]>;

export class EntryLists {
  constructor(private readonly reading: Connection) {}

  async blog(slug: string): Promise<BlogRecord | null> {
    const row = await this.row<BlogRow>(ONE_BLOG, slug);
    return row === null ? null : blogOf(row);
  }

  async since(slug: string, seq: number, limit: number): Promise<PublicSince | null> {
    const most = Math.min(limit, LIST_MAX);
    const row = await this.row<WithEntries>(SINCE, slug, seq, most + 1);
    return row === null ? null : publicSince(listed(row), entriesOf(row), seq, most);
  }

  async deskSince(slug: string, step: number, limit: number): Promise<DeskSince | null> {
    const most = Math.min(limit, LIST_MAX);
    const row = await this.row<WithEntries>(DESK_SINCE, slug, step, most + 1);
    return row === null ? null : deskSince(listed(row), entriesOf(row), step, most);
  }

  async entriesBefore(
    slug: string,
    ask: { before?: number; limit: number; kind?: Kind },
  ): Promise<EntriesBatch | null> {
    const most = Math.min(ask.limit, BATCH_MAX);
    const asked = [ask.before ?? null, most + 1];
    const row =
      ask.kind === undefined
        ? await this.row<WithEntries>(BEFORE, slug, ...asked)
        : await this.row<WithEntries>(OF_KIND, slug, ...asked, ask.kind);
    return row === null ? null : entriesBatch(row, entriesOf(row), most);
  }

  async entriesAfter(
    slug: string,
    { after, limit, kind }: { after: number; limit: number; kind?: Kind },
  ): Promise<EntriesAfter | null> {
    const most = Math.min(limit, BATCH_MAX);
    const row =
      kind === undefined
        ? await this.row<WithEntries>(AFTER, slug, after, most + 1)
        : await this.row<WithEntries>(OF_KIND_AFTER, slug, after, most + 1, kind);
    // The cut of a list is the same, whichever way it runs.
    return row === null ? null : entriesBatch(row, entriesOf(row), most);
  }

  async deskEntries(slug: string, ask: { before?: number; limit: number; held?: true }): Promise<DeskBatch | null> {
    const most = Math.min(ask.limit, BATCH_MAX);
    const row = await this.row<WithEntries>(ask.held === true ? HELD : AT_DESK, slug, ask.before ?? null, most + 1);
    return row === null ? null : deskBatch(row, entriesOf(row), most);
  }

  async snapshot(slug: string, limits: { newest: number; recent: number }): Promise<FeedSnapshot | null> {
    const [newest, recent] = [Math.min(limits.newest, LIST_MAX), Math.min(limits.recent, LIST_MAX)];
    const row = await this.row<SnapshotRow>(SNAPSHOT, slug, newest, recent);
    if (row === null) return null;
    return {
      blog: blogOf(row),
      newest: row.newest.map(entryOf),
      recent: row.recent.map(entryOf),
      top: row.top.map(entryOf),
    };
  }

  async own(slug: string, author: string, limit: number): Promise<EntryRecord[]> {
    const row = await this.row<WithEntries>(OWN, slug, author, Math.min(limit, LIST_MAX));
    return row === null ? [] : entriesOf(row);
  }

  private async row<Row>(sql: string, ...values: Value[]): Promise<Row | null> {
    return (await this.reading.ask<Row>(sql, values))[0] ?? null;
  }
}

/** A question for a blog, by `$1`, and lists of its entries beside it, by the names of their columns. */
function ofBlog(columns: Record<string, string>): string {
  const lists = Object.entries(columns).map(([name, rest]) => `${entriesWhere(rest)} as ${name}`);
  return `select ${[BLOG, ...lists].join(', ')} from blogs b where b.slug = $1`;
}

/** The entries of the blog `b` that a condition, order and limit choose, as one JSON list in that order. */
function entriesWhere(rest: string): string {
  return `(select coalesce(json_agg(chosen), '[]') from (
    select ${ENTRY} from entries e ${CONTENT}
    where e.blog = b.id and ${rest}) chosen)`;
}

function entriesOf({ entries }: WithEntries): EntryRecord[] {
  return entries.map(entryOf);
}

function listed(row: BlogRow): ListedBlog {
  return { row, blog: () => blogOf(row) };
}
