/**
 * Everything that is read. Each answer is one statement, and so one snapshot (rule J4), and costs the same in a blog of
 * any length (rule F5): its order is that of an index, and it ends at its limit.
 */
import { LIST_MAX, BATCH_MAX, TOP_MAX, type JournalLists, type JournalPosition, type Told } from '../../ports.js';
import type { Connection, Value } from '../database.js';
import { blogOf, entryOf, positionOf, withBlog, type BlogRow, type Doc, type Placed } from '../../records.js';
import { BLOG } from '../columns.js';

/** The entries of the blog `b` that a condition, order and limit choose, as one JSON list in that order. */
function entriesWhere(rest: string): string {
  return `(select coalesce(json_agg(chosen), '[]') from (
    select e.first, e.step, e.seq, e.ord, c.doc from entries e join contents c on c.id = e.change
    where e.blog = b.id and ${rest}) chosen)`;
}

/** A question for a blog, by `$1`, and lists of its entries beside it, by the names of their columns. */
function ofBlog(columns: Record<string, string>): string {
  const lists = Object.entries(columns).map(([name, rest]) => `${entriesWhere(rest)} as ${name}`);
  return `select ${[BLOG, ...lists].join(', ')} from blogs b where b.slug = $1`;
}

const SHOWN = `e.state = 'published'`;
const ALL_BLOGS = `select ${BLOG} from blogs b order by b.slug`;
const ONE_BLOG = ofBlog({});
const POSITIONS = 'select slug, epoch, head, step from blogs where slug = any($1::text[])';
const ENTRY = `
  select e.first, e.step, e.seq, e.ord, c.doc from entries e join contents c on c.id = e.change
  where e.id = $2 and e.blog = (select id from blogs where slug = $1)`;
const SINCE = ofBlog({ entries: 'e.seq > $2 order by e.seq limit $3' });
const DESK_SINCE = ofBlog({ entries: 'e.step > $2 order by e.step limit $3' });
const ENTRIES_BEFORE = ofBlog({
  entries: `${SHOWN} and e.ord < coalesce($2, b.head + 1) order by e.ord desc limit $3`,
});
const ENTRIES_OF_KIND = ofBlog({
  entries: `e.kind = $4 and ${SHOWN} and e.ord < coalesce($2, b.head + 1) order by e.ord desc limit $3`,
});
const DESK_ENTRIES = ofBlog({ entries: 'e.first < coalesce($2, b.step + 1) order by e.first desc limit $3' });
const HELD_ENTRIES = ofBlog({
  entries: `e.state = 'held' and e.first < coalesce($2, b.step + 1) order by e.first desc limit $3`,
});
const SNAPSHOT = ofBlog({
  newest: `${SHOWN} order by e.ord desc limit $2`,
  recent: 'e.seq is not null order by e.seq desc limit $3',
  top: `${SHOWN} and e.top order by e.ord desc limit ${TOP_MAX.toString()}`,
});
// By the two indexes of the table: a step and a seq each name one change.
const TOLD = `
  select (select at from changes where blog = b.id and step = 1) as begun,
    coalesce((select at from changes where blog = b.id and seq = $2), b.updated_at) as last
  from blogs b where b.slug = $1`;
const LAST_SEQ = `
  select max(seq) as seq from changes where blog = (select id from blogs where slug = $1) and epoch = $2`;
const OWN = ofBlog({ entries: 'e.author = $2 order by e.step desc limit $3' });

type EntryRow = Placed & { doc: Doc };
type WithEntries = BlogRow & { entries: EntryRow[] };
type Lists = Omit<JournalLists, 'verify'>;

export function lists(reading: Connection): Lists {
  const first = async <Row>(sql: string, values: Value[]): Promise<Row | null> =>
    (await reading.ask<Row>(sql, values))[0] ?? null;
  return {
    blogs: async () => (await reading.ask<BlogRow>(ALL_BLOGS)).map(blogOf),
    slugs: async () =>
      (await reading.ask<{ slug: string }>('select slug from blogs order by slug')).map(({ slug }) => slug),
    blog: async (slug) => {
      const row = await first<BlogRow>(ONE_BLOG, [slug]);
      return row === null ? null : blogOf(row);
    },
    entry: async (slug, id) => {
      const row = await first<EntryRow>(ENTRY, [slug, id]);
      return row === null ? null : entryOf(row);
    },
    positions: async (slugs) => {
      const rows = await reading.ask<JournalPosition & { slug: string }>(POSITIONS, [slugs]);
      const found = new Map(rows.map((row) => [row.slug, positionOf(row)]));
      const there = slugs.map((slug) => [slug, found.get(slug)] as const);
      return new Map(there.flatMap(([slug, position]) => (position === undefined ? [] : [[slug, position] as const])));
    },

    since: async (slug, seq, limit) => {
      const most = Math.min(limit, LIST_MAX);
      const row = await first<WithEntries>(SINCE, [slug, seq, most + 1]);
      if (row === null) return null;
      const entries = row.entries.slice(0, most).map(entryOf);
      const to = row.entries.length > most ? (entries.at(-1)?.seq ?? seq) : row.head;
      const changed = [row.blog_seq, row.top_seq].some((at) => at > seq && at <= to);
      return { ...positionOf(row), to, entries, blog: changed ? blogOf(row) : null };
    },

    deskSince: async (slug, step, limit) => {
      const most = Math.min(limit, LIST_MAX);
      const row = await first<WithEntries>(DESK_SINCE, [slug, step, most + 1]);
      if (row === null) return null;
      const items = withBlog(blogOf(row), row.blog_step, step, row.entries.map(entryOf));
      const shown = items.slice(0, most);
      const to = items.length > most ? (shown.at(-1)?.step ?? step) : row.step;
      return { ...positionOf(row), to, items: shown };
    },

    entriesBefore: async (slug, { before, limit, kind }) => {
      const most = Math.min(limit, BATCH_MAX);
      const asked = [slug, before ?? null, most + 1];
      const row = await first<WithEntries>(
        kind === undefined ? ENTRIES_BEFORE : ENTRIES_OF_KIND,
        kind === undefined ? asked : [...asked, kind],
      );
      if (row === null) return null;
      const entries = row.entries.slice(0, most).map(entryOf);
      const next = row.entries.length > most ? (entries.at(-1)?.order ?? null) : null;
      return { epoch: row.epoch, head: row.head, entries, next };
    },

    deskEntries: async (slug, { before, limit, held }) => {
      const most = Math.min(limit, BATCH_MAX);
      const row = await first<WithEntries>(held === true ? HELD_ENTRIES : DESK_ENTRIES, [
        slug,
        before ?? null,
        most + 1,
      ]);
      if (row === null) return null;
      const entries = row.entries.slice(0, most).map(entryOf);
      const next = row.entries.length > most ? (entries.at(-1)?.first ?? null) : null;
      return { epoch: row.epoch, step: row.step, entries, next };
    },

    snapshot: async (slug, limits) => {
      const [newest, recent] = [Math.min(limits.newest, LIST_MAX), Math.min(limits.recent, LIST_MAX)];
      const row = await first<BlogRow & Record<'newest' | 'recent' | 'top', EntryRow[]>>(SNAPSHOT, [
        slug,
        newest,
        recent,
      ]);
      if (row === null) return null;
      return {
        blog: blogOf(row),
        newest: row.newest.map(entryOf),
        recent: row.recent.map(entryOf),
        top: row.top.map(entryOf),
      };
    },

    told: (slug, seq) => first<Told>(TOLD, [slug, seq]),
    lastSeqOf: async (slug, epoch) => (await first<{ seq: number | null }>(LAST_SEQ, [slug, epoch]))?.seq ?? null,
    own: async (slug, author, limit) => {
      const row = await first<WithEntries>(OWN, [slug, author, Math.min(limit, LIST_MAX)]);
      return row === null ? [] : row.entries.map(entryOf);
    },
  };
}
