/** Single rows of the journal, and the blogs by their names. */
import type { BlogRecord, EntryRecord } from '../../../../shared/entry.js';
import type { JournalPosition, Told } from '../../ports.js';
import { positionOf } from '../../records.js';
import type { Database, Statement } from '../database.js';
import { ENTRY, CONTENT, blogOf, entryOf, type BlogRow, type EntryRow } from '../records.js';

const ENTRY_BY_ID = `
  select ${ENTRY} from entries e ${CONTENT} where e.id = @id and e.blog = (select id from blogs where slug = @slug)`;
// By the two indexes of the table: a step and a seq each name one change.
const TOLD = `
  select (select at from changes where blog = b.id and step = 1) as begun,
    coalesce((select at from changes where blog = b.id and seq = @seq), b.updated_at) as last
  from blogs b where b.slug = @slug`;
const MOMENT = `
  select at from changes where blog = (select id from blogs where slug = @slug) and seq = @seq`;
// In the order of the index, and to the limit: numbers alone, without any of the entries' words.
const COUNT_AFTER = `
  select count(*) as count from (
    select 1 from entries indexed by entries_by_order
    where blog = (select id from blogs where slug = @slug) and state = 'published' and ord > @after
    order by ord limit @most)`;
const LAST_CHANGE = `
  select coalesce((select at from changes where blog = b.id and seq = b.head), b.updated_at) as at
  from blogs b where b.slug = @slug`;
const LAST_SEQ = `
  select max(seq) as seq from changes where blog = (select id from blogs where slug = @slug) and epoch = @epoch`;

export class Lookups {
  private readonly read: Database['read'];
  private readonly allBlogs: Statement<BlogRow>;
  private readonly allSlugs: Statement<{ slug: string }>;
  private readonly position: Statement<JournalPosition>;
  private readonly entryById: Statement<EntryRow>;
  private readonly counted: Statement<{ count: number }>;
  private readonly moments: Statement<Told>;
  private readonly moment: Statement<{ at: string }>;
  private readonly lastChange: Statement<{ at: string }>;
  private readonly lastSeq: Statement<{ seq: number | null }>;

  constructor({ reading, read }: Database) {
    this.read = read;
    this.allBlogs = reading.prepare<BlogRow>('select * from blogs order by slug');
    this.allSlugs = reading.prepare('select slug from blogs order by slug');
    this.position = reading.prepare('select epoch, head, step from blogs where slug = @slug');
    this.entryById = reading.prepare<EntryRow>(ENTRY_BY_ID);
    this.counted = reading.prepare(COUNT_AFTER);
    this.moments = reading.prepare<Told>(TOLD);
    this.moment = reading.prepare<{ at: string }>(MOMENT);
    this.lastChange = reading.prepare<{ at: string }>(LAST_CHANGE);
    this.lastSeq = reading.prepare(LAST_SEQ);
  }

  blogs(): BlogRecord[] {
    return this.read(() => this.allBlogs.all().map(blogOf));
  }

  slugs(): string[] {
    return this.read(() => this.allSlugs.all().map(({ slug }) => slug));
  }

  entry(slug: string, id: string): EntryRecord | null {
    const row = this.read(() => this.entryById.get({ slug, id }));
    return row === undefined ? null : entryOf(row);
  }

  positions(slugs: readonly string[]): Map<string, JournalPosition> {
    return this.read(() => {
      const found = slugs.map((slug) => [slug, this.position.get({ slug })] as const);
      return new Map(found.flatMap(([slug, row]) => (row === undefined ? [] : [[slug, positionOf(row)] as const])));
    });
  }

  countAfter(slug: string, after: number, most: number): number {
    return this.read(() => this.counted.get({ slug, after, most })?.count ?? 0);
  }

  told(slug: string, seq: number): Told | null {
    return this.read(() => this.moments.get({ slug, seq }) ?? null);
  }

  momentsOf(slug: string, seqs: readonly number[]): Map<number, string> {
    return this.read(() => {
      const found = seqs.map((seq) => [seq, this.moment.get({ slug, seq })] as const);
      return new Map(found.flatMap(([seq, row]) => (row === undefined ? [] : [[seq, row.at] as const])));
    });
  }

  lastChanges(slugs: readonly string[]): Map<string, string> {
    return this.read(() => {
      const found = slugs.map((slug) => [slug, this.lastChange.get({ slug })] as const);
      return new Map(found.flatMap(([slug, row]) => (row === undefined ? [] : [[slug, row.at] as const])));
    });
  }

  lastSeqOf(slug: string, epoch: string): number | null {
    return this.read(() => this.lastSeq.get({ slug, epoch })?.seq ?? null);
  }
}
