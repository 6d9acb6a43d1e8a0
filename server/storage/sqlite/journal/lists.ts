/** The journal's lists. Each answer is one snapshot (rule J4) and costs the same in a blog of any length (rule F5). */
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
import type { Database, Params, Statement } from '../database.js';
import { ENTRY, CONTENT, blogOf, entryOf, type BlogRow, type EntryRow } from '../records.js';

const SHOWN = `e.state = 'published'`;
/** Each list: the index whose order it has, and its condition, order and limit. */
const LISTS = {
  since: ['entries_by_seq', 'e.seq > @seq order by e.seq limit @limit'],
  deskSince: ['entries_by_step', 'e.step > @step order by e.step limit @limit'],
  recent: ['entries_by_seq', 'e.seq is not null order by e.seq desc limit @limit'],
  newest: ['entries_by_order', `${SHOWN} order by e.ord desc limit @limit`],
  before: ['entries_by_order', `${SHOWN} and e.ord < @before order by e.ord desc limit @limit`],
  ofKind: ['entries_by_kind', `e.kind = @kind and ${SHOWN} and e.ord < @before order by e.ord desc limit @limit`],
  after: ['entries_by_order', `${SHOWN} and e.ord > @after order by e.ord limit @limit`],
  ofKindAfter: ['entries_by_kind', `e.kind = @kind and ${SHOWN} and e.ord > @after order by e.ord limit @limit`],
  top: ['entries_at_top', `${SHOWN} and e.top = 1 order by e.ord desc limit @limit`],
  atDesk: ['entries_by_first', 'e.first < @before order by e.first desc limit @limit'],
  held: ['entries_held', `e.state = 'held' and e.first < @before order by e.first desc limit @limit`],
  own: ['entries_by_author', 'e.author = @author order by e.step desc limit @limit'],
} as const;
type List = keyof typeof LISTS;

export class EntryLists {
  private readonly read: Database['read'];
  private readonly bySlug: Statement<BlogRow>;
  private readonly lists: Record<List, Statement<EntryRow>>;

  constructor({ reading, read }: Database) {
    this.read = read;
    this.bySlug = reading.prepare<BlogRow>('select * from blogs where slug = @slug');
    const prepared = Object.entries(LISTS).map(([name, [index, rest]]) => {
      const sql = `select ${ENTRY} from entries e indexed by ${index} ${CONTENT} where e.blog = @blog and ${rest}`;
      return [name, reading.prepare<EntryRow>(sql)];
    });
    this.lists = Object.fromEntries(prepared) as Record<List, Statement<EntryRow>>;
  }

  blog(slug: string): BlogRecord | null {
    return this.inBlog(slug, blogOf);
  }

  since(slug: string, seq: number, limit: number): PublicSince | null {
    const most = Math.min(limit, LIST_MAX);
    return this.inBlog(slug, (row) =>
      publicSince(listed(row), this.list('since', { blog: row.id, seq, limit: most + 1 }), seq, most),
    );
  }

  deskSince(slug: string, step: number, limit: number): DeskSince | null {
    const most = Math.min(limit, LIST_MAX);
    return this.inBlog(slug, (row) =>
      deskSince(listed(row), this.list('deskSince', { blog: row.id, step, limit: most + 1 }), step, most),
    );
  }

  entriesBefore(slug: string, ask: { before?: number; limit: number; kind?: Kind }): EntriesBatch | null {
    const most = Math.min(ask.limit, BATCH_MAX);
    return this.inBlog(slug, (row) => {
      const asked = { blog: row.id, before: ask.before ?? row.head + 1, limit: most + 1 };
      const found =
        ask.kind === undefined ? this.list('before', asked) : this.list('ofKind', { ...asked, kind: ask.kind });
      return entriesBatch(row, found, most);
    });
  }

  entriesAfter(
    slug: string,
    { after, limit, kind }: { after: number; limit: number; kind?: Kind },
  ): EntriesAfter | null {
    const most = Math.min(limit, BATCH_MAX);
    return this.inBlog(slug, (row) => {
      const asked = { blog: row.id, after, limit: most + 1 };
      // The cut of a list is the same, whichever way it runs.
      return entriesBatch(
        row,
        kind === undefined ? this.list('after', asked) : this.list('ofKindAfter', { ...asked, kind }),
        most,
      );
    });
  }

  deskEntries(slug: string, ask: { before?: number; limit: number; held?: true }): DeskBatch | null {
    const most = Math.min(ask.limit, BATCH_MAX);
    return this.inBlog(slug, (row) => {
      const asked = { blog: row.id, before: ask.before ?? row.step + 1, limit: most + 1 };
      return deskBatch(row, this.list(ask.held === true ? 'held' : 'atDesk', asked), most);
    });
  }

  snapshot(slug: string, limits: { newest: number; recent: number }): FeedSnapshot | null {
    return this.inBlog(slug, (row) => {
      const first = (list: List, limit: number) => this.list(list, { blog: row.id, limit: Math.min(limit, LIST_MAX) });
      return {
        blog: blogOf(row),
        newest: first('newest', limits.newest),
        recent: first('recent', limits.recent),
        top: first('top', TOP_MAX),
      };
    });
  }

  own(slug: string, author: string, limit: number): EntryRecord[] {
    const most = Math.min(limit, LIST_MAX);
    return this.inBlog(slug, (row) => this.list('own', { blog: row.id, author, limit: most })) ?? [];
  }

  private list(list: List, params: Params): EntryRecord[] {
    return this.lists[list].all(params).map(entryOf);
  }

  /** Answers from one snapshot in which the blog stands; null where there is none. */
  private inBlog<Answer>(slug: string, answer: (row: BlogRow) => Answer): Answer | null {
    return this.read(() => {
      const row = this.bySlug.get({ slug });
      return row === undefined ? null : answer(row);
    });
  }
}

function listed(row: BlogRow): ListedBlog {
  return { row, blog: () => blogOf(row) };
}
