/** The rows of the store as records, a few hundred at a time. */
import type {
  ArchivedChange,
  ArchivedCommand,
  ArchivedEntry,
  ArchivedPhoto,
  ArchiveRecord,
  Person,
} from '../../ports.js';
import type { Connection, Params, Statement } from '../database.js';
import { archivedBlogOf, type BlogRow } from '../records.js';
import { takenDownIn } from '../tombstones.js';

const BATCH = 200;

type ChangeRow = Omit<ArchivedChange, 'blog' | 'words'> & {
  id: number;
  emptied: number;
  salt: Buffer;
  content: Buffer;
  doc: Buffer | null;
};

export function* reader(reading: Connection): Generator<ArchiveRecord> {
  const people = reading.prepare<Person>('select id, blog, name, role from people order by id');
  const blogs = reading.prepare<BlogRow>('select * from blogs order by id');
  const changes = reading.prepare<ChangeRow>(`
    select x.id, x.step, x.seq, x.epoch, x.verb, x.entry, x.rev, x.at, x.role, x.digest, x.prev, x.hash,
      c.emptied, c.salt, c.content, c.doc
    from changes x join contents c on c.id = x.id
    where x.blog = @blog and x.step > @after order by x.step limit ${BATCH.toString()}`);
  const entries = reading.prepare<ArchivedEntry>(`
    select e.id, b.slug as blog, e.step, e.first, e.seq, e.ord as "order" from entries e join blogs b on b.id = e.blog
    where e.id > @after order by e.id limit ${BATCH.toString()}`);
  const photos = reading.prepare<Omit<ArchivedPhoto, 'files'>>(`
    select id, entry, state from photos where id > @after order by id limit ${BATCH.toString()}`);
  const files = reading.prepare<ArchivedPhoto['files'][number]>(
    'select name, state from photo_files where photo = @photo order by name',
  );
  const commands = reading.prepare<ArchivedCommand>(`
    select k.id, k.author, lower(hex(k.body)) as body, b.slug as blog, x.step
    from commands k join changes x on x.id = k.change join blogs b on b.id = x.blog
    where k.id > @after order by k.id limit ${BATCH.toString()}`);

  const rows = blogs.all();
  for (const person of people.all()) yield { kind: 'person', person };
  for (const row of rows) yield { kind: 'blog', blog: archivedBlogOf(row) };
  for (const { id, slug } of rows) {
    for (const row of inBatches(changes, ({ step }) => step, 0, { blog: id }))
      yield { kind: 'change', change: changeOf(row, slug) };
  }
  for (const entry of inBatches(entries, ({ id }) => id, '', {})) yield { kind: 'entry', entry };
  for (const photo of inBatches(photos, ({ id }) => id, '', {}))
    yield { kind: 'photo', photo: { ...photo, files: files.all({ photo: photo.id }) } };
  for (const command of inBatches(commands, ({ id }) => id, '', {})) yield { kind: 'command', command };
  for (const tombstone of takenDownIn(reading)()) yield { kind: 'tombstone', tombstone };
}

function* inBatches<Row, Key extends string | number>(
  statement: Statement<Row>,
  keyOf: (row: Row) => Key,
  first: Key,
  params: Params,
): Generator<Row> {
  for (let after = first; ;) {
    const rows = statement.all({ ...params, after });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = keyOf(last);
  }
}

function changeOf({ id: _id, emptied, salt, content, doc, ...change }: ChangeRow, blog: string): ArchivedChange {
  if (emptied === 1) return { ...change, blog, words: null };
  const words = {
    salt: salt.toString('hex'),
    content: content.toString('utf8'),
    doc: doc === null ? null : (JSON.parse(doc.toString('utf8')) as object),
  };
  return { ...change, blog, words };
}
