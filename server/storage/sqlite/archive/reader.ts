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
import { ARCHIVE_BATCH } from '../../records.js';
import type { Connection, Params } from '../database.js';
import { archivedBlogOf, type BlogRow } from '../records.js';
import { takenDownIn } from '../tombstones.js';

const PEOPLE = 'select id, blog, name, role from people order by id';
const BLOGS = 'select * from blogs order by id';
const CHANGES = `
  select x.step, x.seq, x.epoch, x.verb, x.entry, x.rev, x.at, x.role, x.digest, x.prev, x.hash,
    c.emptied, c.salt, c.content, c.doc
  from changes x join contents c on c.id = x.id
  where x.blog = @blog and x.step > @after order by x.step limit ${ARCHIVE_BATCH.toString()}`;
const ENTRIES = `
  select e.id, b.slug as blog, e.step, e.first, e.seq, e.ord as "order" from entries e join blogs b on b.id = e.blog
  where e.id > @after order by e.id limit ${ARCHIVE_BATCH.toString()}`;
const PHOTOS = `
  select id, entry, state from photos where id > @after order by id limit ${ARCHIVE_BATCH.toString()}`;
const FILES = 'select name, state from photo_files where photo = @photo order by name';
const COMMANDS = `
  select k.id, k.author, lower(hex(k.body)) as body, b.slug as blog, x.step
  from commands k join changes x on x.id = k.change join blogs b on b.id = x.blog
  where k.id > @after order by k.id limit ${ARCHIVE_BATCH.toString()}`;
const OUTLETS = 'select id, blog, kind, settings, added_at as "addedAt" from outlets order by id';
const NOTES = `
  select outlet, entry, note from outlet_notes where outlet = @outlet and entry > @after
  order by entry limit ${ARCHIVE_BATCH.toString()}`;

type ChangeRow = Omit<ArchivedChange, 'blog' | 'words'> & {
  emptied: number;
  salt: Buffer;
  content: Buffer;
  doc: Buffer | null;
};

export function* reader(reading: Connection): Generator<ArchiveRecord> {
  const blogs = reading.prepare<BlogRow>(BLOGS).all();
  for (const person of reading.prepare<Person>(PEOPLE).all()) yield { kind: 'person', person };
  for (const row of blogs) yield { kind: 'blog', blog: archivedBlogOf(row) };
  for (const { id, slug } of blogs) yield* changes(reading, id, slug);
  for (const entry of inBatches<ArchivedEntry, string>(reading, ENTRIES, idOf, '')) yield { kind: 'entry', entry };
  yield* photos(reading);
  for (const command of inBatches<ArchivedCommand, string>(reading, COMMANDS, idOf, ''))
    yield { kind: 'command', command };
  for (const tombstone of takenDownIn(reading)()) yield { kind: 'tombstone', tombstone };
  yield* outlets(reading);
}

function* changes(reading: Connection, blog: number, slug: string): Generator<ArchiveRecord> {
  for (const row of inBatches<ChangeRow, number>(reading, CHANGES, ({ step }) => step, 0, { blog }))
    yield { kind: 'change', change: changeOf(row, slug) };
}

function* photos(reading: Connection): Generator<ArchiveRecord> {
  const files = reading.prepare<ArchivedPhoto['files'][number]>(FILES);
  for (const photo of inBatches<Omit<ArchivedPhoto, 'files'>, string>(reading, PHOTOS, idOf, ''))
    yield { kind: 'photo', photo: { ...photo, files: files.all({ photo: photo.id }) } };
}

function* outlets(reading: Connection): Generator<ArchiveRecord> {
  const all = reading.prepare<ArchivedOutlet & { settings: string }>(OUTLETS).all();
  for (const { settings, ...rest } of all)
    yield { kind: 'outlet', outlet: { ...rest, settings: JSON.parse(settings) as unknown } };
  for (const { id: outlet } of all)
    for (const note of inBatches<ArchivedNote, string>(reading, NOTES, ({ entry }) => entry, '', { outlet }))
      yield { kind: 'note', note };
}

/** Asks for the rows after the last one, until there are fewer than a batch. */
function* inBatches<Row, Key extends string | number>(
  reading: Connection,
  sql: string,
  keyOf: (row: Row) => Key,
  first: Key,
  params: Params = {},
): Generator<Row> {
  const statement = reading.prepare<Row>(sql);
  for (let after = first; ;) {
    const rows = statement.all({ ...params, after });
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
  if (emptied === 1) return { ...change, blog, words: null };
  const words = {
    salt: salt.toString('hex'),
    content: content.toString('utf8'),
    doc: doc === null ? null : (JSON.parse(doc.toString('utf8')) as object),
  };
  return { ...change, blog, words };
}
