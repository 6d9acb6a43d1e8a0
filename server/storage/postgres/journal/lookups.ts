/** Single rows of the journal, and the blogs by their names. Each answer is one statement, and so one snapshot. */
import type { BlogRecord, EntryRecord } from '../../../../shared/entry.js';
import type { JournalPosition, Told } from '../../ports.js';
import { blogOf, entryOf, positionOf, type BlogRow } from '../../records.js';
import type { Connection } from '../database.js';
import { BLOG, ENTRY, CONTENT, type EntryRow } from '../records.js';

const BLOGS = `select ${BLOG} from blogs b order by b.slug`;
const SLUGS = 'select slug from blogs order by slug';
const POSITIONS = 'select slug, epoch, head, step from blogs where slug = any($1::text[])';
const ENTRY_BY_ID = `
  select ${ENTRY} from entries e ${CONTENT} where e.id = $2 and e.blog = (select id from blogs where slug = $1)`;
// By the two indexes of the table: a step and a seq each name one change.
const TOLD = `
  select (select at from changes where blog = b.id and step = 1) as begun,
    coalesce((select at from changes where blog = b.id and seq = $2), b.updated_at) as last
  from blogs b where b.slug = $1`;
const MOMENTS = `
  select seq, at from changes where blog = (select id from blogs where slug = $1) and seq = any($2::bigint[])`;
// In the order of the index, and to the limit: numbers alone, without any of the entries' words.
const COUNT_AFTER = `
  select count(*) as count from (
    select 1 from entries where blog = (select id from blogs where slug = $1) and state = 'published' and ord > $2
    order by ord limit $3) counted`;
const LAST_CHANGES = `
  select b.slug, coalesce((select at from changes where blog = b.id and seq = b.head), b.updated_at) as at
  from blogs b where b.slug = any($1::text[])`;
const LAST_SEQ = `
  select max(seq) as seq from changes where blog = (select id from blogs where slug = $1) and epoch = $2`;

export class Lookups {
  constructor(private readonly reading: Connection) {}

  async blogs(): Promise<BlogRecord[]> {
    return (await this.reading.ask<BlogRow>(BLOGS)).map(blogOf);
  }

  async slugs(): Promise<string[]> {
    return (await this.reading.ask<{ slug: string }>(SLUGS)).map(({ slug }) => slug);
  }

  async entry(slug: string, id: string): Promise<EntryRecord | null> {
    const [row] = await this.reading.ask<EntryRow>(ENTRY_BY_ID, [slug, id]);
    return row === undefined ? null : entryOf(row);
  }

  async positions(slugs: readonly string[]): Promise<Map<string, JournalPosition>> {
    const rows = await this.reading.ask<JournalPosition & { slug: string }>(POSITIONS, [storable(slugs)]);
    const found = new Map(rows.map((row) => [row.slug, positionOf(row)]));
    const there = slugs.map((slug) => [slug, found.get(slug)] as const);
    return new Map(there.flatMap(([slug, position]) => (position === undefined ? [] : [[slug, position] as const])));
  }

  async countAfter(slug: string, after: number, most: number): Promise<number> {
    return (await this.reading.ask<{ count: number }>(COUNT_AFTER, [slug, after, most]))[0]?.count ?? 0;
  }

  async told(slug: string, seq: number): Promise<Told | null> {
    return (await this.reading.ask<Told>(TOLD, [slug, seq]))[0] ?? null;
  }

  async momentsOf(slug: string, seqs: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.reading.ask<{ seq: number; at: string }>(MOMENTS, [slug, seqs.map(String)]);
    return new Map(rows.map(({ seq, at }) => [seq, at]));
  }

  async lastChanges(slugs: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.reading.ask<{ slug: string; at: string }>(LAST_CHANGES, [storable(slugs)]);
    return new Map(rows.map(({ slug, at }) => [slug, at]));
  }

  async lastSeqOf(slug: string, epoch: string): Promise<number | null> {
    return (await this.reading.ask<{ seq: number | null }>(LAST_SEQ, [slug, epoch]))[0]?.seq ?? null;
  }
}

/** Leaves out a name with a NUL, which no blog has: the database would refuse the question for all of them. */
function storable(slugs: readonly string[]): string[] {
  return slugs.filter((slug) => !slug.includes('\0'));
}
