/** Puts records into an emptied store, many of a kind at once. They come in the order that the port gives. */
import type { ArchiveRecord } from '../../ports.js';
import { TABLES } from '../../records.js';
import type { Connection } from '../database.js';
import { keepAllTombstones } from '../tombstones.js';

type Kind = ArchiveRecord['kind'];

/** Statements by kind: each takes a JSON list of records, and returns a row for each record that found its place. */
const INSERTS: Record<Kind, string> = {
  person: `
    insert into people (id, blog, name, role)
      select id, blog, name, role from json_to_recordset($1::json) as g (id text, blog text, name text, role text)
    returning id`,
  blog: `
    insert into blogs (slug, epoch, step, head, hash, rev, status, settings, status_at, ended_at, updated_at, blog_step, blog_seq, top_seq, done)
      select slug, epoch, step, head, hash, rev, settings ->> 'status', settings, "statusAt", "endedAt", "updatedAt",
        "blogStep", "blogSeq", "topSeq", done
      from json_to_recordset($1::json) as g (slug text, epoch text, step bigint, head bigint, hash text, rev bigint,
        settings jsonb, "statusAt" text, "endedAt" text, "updatedAt" text, "blogStep" bigint, "blogSeq" bigint,
        "topSeq" bigint, done jsonb)
    returning id`,
  change: `
    with given as (
      select b.id as of_blog, g.* from json_to_recordset($1::json) as g (blog text, step bigint, seq bigint, epoch text,
        verb text, entry text, rev bigint, at text, role text, digest text, prev text, hash text, words json)
      join blogs b on b.slug = g.blog
    ), made as (
      insert into changes (blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash)
        select of_blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash from given order by of_blog, step
      returning id, blog, step
    )
    insert into contents (id, emptied, salt, content, doc)
      select m.id, g.words ->> 'salt' is null, decode(coalesce(g.words ->> 'salt', ''), 'hex'),
        coalesce(g.words ->> 'content', ''), (g.words ->> 'doc')::json
      from made m join given g on g.of_blog = m.blog and g.step = m.step
    returning id`,
  entry: `
    insert into entries (id, blog, change, first, step, seq, ord, state, kind, author, top, drive, adds, total)
      select g.id, b.id, x.id, g.first, g.step, g.seq, g."order", columns.*
      from json_to_recordset($1::json) as g (id text, blog text, step bigint, first bigint, seq bigint, "order" bigint)
        join blogs b on b.slug = g.blog
        join changes x on x.blog = b.id and x.step = g.step
        join contents c on c.id = x.id and c.doc is not null,
        lateral columns_of(c.doc) as columns
    returning id`,
  photo: `
    with given as (
      select * from json_to_recordset($1::json) as g (id text, entry text, state text, files json)
    ), made as (
      insert into photos (id, entry, state) select id, entry, state from given returning id
    ), files as (
      insert into photo_files (name, photo, state)
        select f ->> 'name', given.id, f ->> 'state' from given, json_array_elements(given.files) as f
    )
    select id from made`,
  command: `
    insert into commands (id, author, body, change)
      select g.id, g.author, decode(g.body, 'hex'), x.id
      from json_to_recordset($1::json) as g (id text, author text, body text, blog text, step bigint)
        join blogs b on b.slug = g.blog join changes x on x.blog = b.id and x.step = g.step
    returning id`,
  tombstone: `
    with given as (
      select blog, entry, coalesce(media, '') as media from json_to_recordset($1::json) as g (blog text, entry text, media text)
    ), made as (
      insert into tombstones (blog, entry, media) select blog, entry, media from given on conflict do nothing
    )
    select from given`,
  // Those that stand here stay as they are: they know better what they carried.
  outlet: `
    with given as (
      select * from json_to_recordset($1::json) as g (id text, blog text, kind text, settings text, "addedAt" text)
    ), made as (
      insert into outlets (id, blog, kind, settings, since_epoch, since_seq, state, added_at, failure_at, failure_why, due)
        select g.id, b.slug, g.kind, g.settings, b.epoch, b.head, 'paused', g."addedAt",
          to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'restored', g."addedAt"
        from given g join blogs b on b.slug = g.blog on conflict (id) do nothing
    )
    select from given`,
  note: `
    with given as (
      select * from json_to_recordset($1::json) as g (outlet text, entry text, note text)
    ), made as (
      insert into outlet_notes (outlet, entry, note)
        select g.outlet, g.entry, g.note from given g join outlets o on o.id = g.outlet and o.failure_why = 'restored'
        on conflict do nothing
    )
    select from given`,
};

/** So many records, or characters of them, go with one statement. */
const MOST = 200;
const MOST_CHARACTERS = 1_000_000;

export class ArchiveWriter {
  private kind: Kind = 'person';
  private waiting: string[] = [];
  private characters = 0;

  constructor(private readonly writing: Connection) {}

  async clear(): Promise<void> {
    // Readers go on reading what stood here; anybody who wants to write is told to come again.
    await this.writing.ask(`lock table ${[...TABLES, 'tombstones'].join(', ')} in exclusive mode`);
    await keepAllTombstones(this.writing);
    for (const table of TABLES) await this.writing.ask(`delete from ${table}`);
  }

  async write(record: ArchiveRecord): Promise<void> {
    const isFull = this.waiting.length >= MOST || this.characters >= MOST_CHARACTERS;
    if (isFull || record.kind !== this.kind) await this.flush();
    this.kind = record.kind;
    const json = JSON.stringify(bodyOf(record));
    this.waiting.push(json);
    this.characters += json.length;
  }

  /** Writes the records that are still waiting. */
  async flush(): Promise<void> {
    const { kind, waiting: given } = this;
    if (given.length === 0) return;
    [this.waiting, this.characters] = [[], 0];
    const placed = await this.writing.ask(INSERTS[kind], [`[${given.join(',')}]`]);
    if (placed.length === given.length) return;
    throw new Error(`${(given.length - placed.length).toString()} records (${kind}) stand without what they belong to`);
  }
}

function bodyOf(record: ArchiveRecord): object {
  switch (record.kind) {
    case 'person':
      return record.person;
    case 'blog':
      return record.blog;
    case 'change':
      return record.change;
    case 'entry':
      return record.entry;
    case 'photo':
      return record.photo;
    case 'command':
      return record.command;
    case 'tombstone':
      return record.tombstone;
    case 'outlet':
      return { ...record.outlet, settings: JSON.stringify(record.outlet.settings) };
    case 'note':
      return record.note;
  }
}
