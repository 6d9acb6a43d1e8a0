/** Everything that is read. Each answer is one snapshot (rule J4) and costs the same in a blog of any length (rule F5). */
import type { BlogRecord, EntryRecord, Kind } from '../../../../shared/entry.js';
import {
  LIST_MAX,
  BATCH_MAX,
  TOP_MAX,
  type DeskBatch,
  type DeskSince,
  type EntriesBatch,
  type FeedSnapshot,
  type JournalPosition,
  type PublicSince,
  type Told,
} from '../../ports.js';
import type { Database, Params } from '../database.js';
import { positionOf, withBlog } from '../../records.js';
import { ENTRY, WORDS, blogOf, entryOf, type BlogRow, type EntryRow } from '../records.js';

export function lists({ reading, read }: Database) {
  const entriesWhere = (index: string, rest: string) =>
    reading.prepare<EntryRow>(
      `select ${ENTRY} from entries e indexed by ${index} ${WORDS} where e.blog = @blog and ${rest}`,
    );

  const blogs = reading.prepare<BlogRow>('select * from blogs order by slug');
  const slugs = reading.prepare<{ slug: string }>('select slug from blogs order by slug');
  const bySlug = reading.prepare<BlogRow>('select * from blogs where slug = @slug');
  const position = reading.prepare<JournalPosition>('select epoch, head, step from blogs where slug = @slug');
  const byId = reading.prepare<EntryRow>(`
    select ${ENTRY} from entries e ${WORDS} where e.id = @id and e.blog = (select id from blogs where slug = @slug)`);
  const since = entriesWhere('entries_by_seq', 'e.seq > @seq order by e.seq limit @limit');
  const deskSince = entriesWhere('entries_by_step', 'e.step > @step order by e.step limit @limit');
  const recent = entriesWhere('entries_by_seq', 'e.seq is not null order by e.seq desc limit @limit');
  const newest = entriesWhere('entries_by_order', `e.state = 'published' order by e.ord desc limit @limit`);
  const before = entriesWhere(
    'entries_by_order',
    `e.state = 'published' and e.ord < @before order by e.ord desc limit @limit`,
  );
  const ofKind = entriesWhere(
    'entries_by_kind',
    `e.kind = @kind and e.state = 'published' and e.ord < @before order by e.ord desc limit @limit`,
  );
  const top = entriesWhere('entries_at_top', `e.state = 'published' and e.top = 1 order by e.ord desc limit @limit`);
  const atDesk = entriesWhere('entries_by_first', 'e.first < @before order by e.first desc limit @limit');
  const held = entriesWhere(
    'entries_held',
    `e.state = 'held' and e.first < @before order by e.first desc limit @limit`,
  );
  const own = entriesWhere('entries_by_author', 'e.author = @author order by e.step desc limit @limit');

  // By the two indexes of the table: a step and a seq each name one change.
  const told = reading.prepare<Told>(`
    select (select at from changes where blog = b.id and step = 1) as begun,
      coalesce((select at from changes where blog = b.id and seq = @seq), b.updated_at) as last
    from blogs b where b.slug = @slug`);
  const lastSeq = reading.prepare<{ seq: number | null }>(`
    select max(seq) as seq from changes where blog = (select id from blogs where slug = @slug) and epoch = @epoch`);

  return {
    blogs: (): BlogRecord[] => read(() => blogs.all().map(blogOf)),
    slugs: (): string[] => read(() => slugs.all().map(({ slug }) => slug)),
    blog: (slug: string): BlogRecord | null => ofBlog(slug, blogOf),

    entry: (slug: string, id: string): EntryRecord | null =>
      read(() => {
        const row = byId.get({ slug, id });
        return row === undefined ? null : entryOf(row);
      }),

    positions: (slugs: readonly string[]): Map<string, JournalPosition> =>
      read(() => {
        const found = slugs.map((slug) => [slug, position.get({ slug })] as const);
        return new Map(found.flatMap(([slug, row]) => (row === undefined ? [] : [[slug, positionOf(row)] as const])));
      }),

    since: (slug: string, seq: number, limit: number): PublicSince | null =>
      ofBlog(slug, (row) => {
        const most = Math.min(limit, LIST_MAX);
        const entries = since.all({ blog: row.id, seq, limit: most + 1 }).map(entryOf);
        const shown = entries.slice(0, most);
        const to = entries.length > most ? (shown.at(-1)?.seq ?? seq) : row.head;
        const changed = [row.blog_seq, row.top_seq].some((at) => at > seq && at <= to);
        return { ...positionOf(row), to, entries: shown, blog: changed ? blogOf(row) : null };
      }),

    deskSince: (slug: string, step: number, limit: number): DeskSince | null =>
      ofBlog(slug, (row) => {
        const most = Math.min(limit, LIST_MAX);
        const entries = deskSince.all({ blog: row.id, step, limit: most + 1 }).map(entryOf);
        const items = withBlog(blogOf(row), row.blog_step, step, entries);
        const shown = items.slice(0, most);
        const to = items.length > most ? (shown.at(-1)?.step ?? step) : row.step;
        return { ...positionOf(row), to, items: shown };
      }),

    entriesBefore: (slug: string, ask: { before?: number; limit: number; kind?: Kind }): EntriesBatch | null =>
      ofBlog(slug, (row) => {
        const most = Math.min(ask.limit, BATCH_MAX);
        const limits = { blog: row.id, before: ask.before ?? row.head + 1, limit: most + 1 };
        const rows = ask.kind === undefined ? before.all(limits) : ofKind.all({ ...limits, kind: ask.kind });
        const entries = rows.slice(0, most).map(entryOf);
        const next = rows.length > most ? (entries.at(-1)?.order ?? null) : null;
        return { epoch: row.epoch, head: row.head, entries, next };
      }),

    deskEntries: (slug: string, ask: { before?: number; limit: number; held?: true }): DeskBatch | null =>
      ofBlog(slug, (row) => {
        const most = Math.min(ask.limit, BATCH_MAX);
        const asked = ask.held === true ? held : atDesk;
        const rows = asked.all({ blog: row.id, before: ask.before ?? row.step + 1, limit: most + 1 });
        const entries = rows.slice(0, most).map(entryOf);
        const next = rows.length > most ? (entries.at(-1)?.first ?? null) : null;
        return { epoch: row.epoch, step: row.step, entries, next };
      }),

    snapshot: (slug: string, limits: { newest: number; recent: number }): FeedSnapshot | null =>
      ofBlog(slug, (row) => {
        const first = (statement: typeof newest, limit: number) =>
          statement.all({ blog: row.id, limit: Math.min(limit, LIST_MAX) }).map(entryOf);
        return {
          blog: blogOf(row),
          newest: first(newest, limits.newest),
          recent: first(recent, limits.recent),
          top: first(top, TOP_MAX),
        };
      }),

    told: (slug: string, seq: number): Told | null => read(() => told.get({ slug, seq }) ?? null),

    lastSeqOf: (slug: string, epoch: string): number | null => read(() => lastSeq.get({ slug, epoch })?.seq ?? null),

    own: (slug: string, author: string, limit: number): EntryRecord[] => {
      const asked = (blog: number): Params => ({ blog, author, limit: Math.min(limit, LIST_MAX) });
      return ofBlog(slug, (row) => own.all(asked(row.id)).map(entryOf)) ?? [];
    },
  };

  /** Answers from one snapshot in which the blog stands; null where there is none. */
  function ofBlog<Answer>(slug: string, answer: (row: BlogRow) => Answer): Answer | null {
    return read(() => {
      const row = bySlug.get({ slug });
      return row === undefined ? null : answer(row);
    });
  }
}
