/** Reads the store's rows as records, a few hundred at a time. */
import type {
  ArchivedChange,
  ArchivedCommand,
  ArchivedEntry,
  ArchivedNote,
  ArchivedOutlet,
  ArchivedPhoto,
  ArchiveRecord,
  Person,
} from '../../ports.js';
import { ARCHIVE_BATCH, archivedBlogOf, type BlogRow } from '../../records.js';
import type { Connection, Value } from '../database.js';
import { BLOG } from '../records.js';
import { takenDownIn } from '../tombstones.js';

const PEOPLE = 'select id, blog, name, role from people order by id';
const BLOGS = `select ${BLOG} from blogs b order by b.id`;
const CHANGES = `
  select x.step, x.seq, x.epoch, x.verb, x.entry, x.rev, x.at, x.role, x.digest, x.prev, x.hash,
    c.emptied, encode(c.salt, 'hex') as salt, c.content, c.doc
  from changes x join contents c on c.id = x.id
  where x.blog = $2 and x.step > $1 order by x.step limit ${ARCHIVE_BATCH.toString()}`;
const ENTRIES = `
  select e.id, b.slug as blog, e.step, e.first, e.seq, e.ord as "order" from entries e join blogs b on b.id = e.blog
  where e.id > $1 order by e.id limit ${ARCHIVE_BATCH.toString()}`;
const PHOTOS = `
  select p.id, p.entry, p.state, (
    select coalesce(json_agg(f), '[]') from (select name, state from photo_files where photo = p.id order by name) f) as files
  from photos p where p.id > $1 order by p.id limit ${ARCHIVE_BATCH.toString()}`;
const COMMANDS = `
  select k.id, k.author, encode(k.body, 'hex') as body, b.slug as blog, x.step
  from commands k join changes x on x.id = k.change join blogs b on b.id = x.blog
  where k.id > $1 order by k.id limit ${ARCHIVE_BATCH.toString()}`;
const OUTLETS = 'select id, blog, kind, settings, added_at as "addedAt" from outlets order by id';
const NOTES = `
  select outlet, entry, note from outlet_notes where outlet = $2 and entry > $1 order by entry limit ${ARCHIVE_BATCH.toString()}`;

type ChangeRow = Omit<ArchivedChange, 'blog' | 'words'> & {
  emptied: boolean;
  salt: string;
  content: string;
  doc: object | null;
};

export async function* reader(reading: Connection): AsyncGenerator<ArchiveRecord> {
  const blogs = await reading.ask<BlogRow>(BLOGS);
  for (const person of await reading.ask<Person>(PEOPLE)) yield { kind: 'person', person };
  for (const row of blogs) yield { kind: 'blog', blog: archivedBlogOf(row) };
  for (const { id, slug } of blogs) yield* changes(reading, id, slug);
  for await (const entry of inBatches<ArchivedEntry>(reading, ENTRIES, idOf, '')) yield { kind: 'entry', entry };
  for await (const photo of inBatches<ArchivedPhoto>(reading, PHOTOS, idOf, '')) yield { kind: 'photo', photo };
  for await (const command of inBatches<ArchivedCommand>(reading, COMMANDS, idOf, ''))
    yield { kind: 'command', command };
  for (const tombstone of await takenDownIn(reading)) yield { kind: 'tombstone', tombstone };
  yield* outlets(reading);
}

async function* changes(reading: Connection, blog: number, slug: string): AsyncGenerator<ArchiveRecord> {
  for await (const row of inBatches<ChangeRow>(reading, CHANGES, ({ step }) => step, 0, blog))
    yield { kind: 'change', change: changeOf(row, slug) };
}

async function* outlets(reading: Connection): AsyncGenerator<ArchiveRecord> {
  const all = await reading.ask<ArchivedOutlet & { settings: string }>(OUTLETS);
  for (const { settings, ...rest } of all)
    yield { kind: 'outlet', outlet: { ...rest, settings: JSON.parse(settings) as unknown } };
  for (const { id } of all)
    for await (const note of inBatches<ArchivedNote>(reading, NOTES, ({ entry }) => entry, '', id))
      yield { kind: 'note', note };
}

/** Asks for the rows after the last one, until there are fewer than a batch. */
async function* inBatches<Row>(
  { ask }: Connection,
  sql: string,
  keyOf: (row: Row) => string | number,
  first: string | number,
  ...values: Value[]
): AsyncGenerator<Row> {
  for (let after = first; ;) {
    const rows = await ask<Row>(sql, [after, ...values]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ARCHIVE_BATCH) return;
    after = keyOf(last);
  }
}

function idOf({ id }: { id: string }): string {
  return id;
}

function changeOf({ emptied, salt, content, doc, ...change }: ChangeRow, blog: string): ArchivedChange {
  return { ...change, blog, words: emptied ? null : { salt, content, doc } };
}
