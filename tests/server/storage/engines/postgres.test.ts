/** What is this engine's own: a database that several instances share, that is away at times, and that has its files. */
import { jest } from '@jest/globals';
import {
  openPostgresStore,
  type PostgresOptions,
  type PostgresStore,
} from '../../../../server/storage/engines/postgres.js';
import { StoreBroken, StoreNewer, StoreRefused } from '../../../../server/storage/faults.js';
import { MIGRATIONS } from '../../../../server/storage/postgres/migrations.js';
import { StoreAway, type Journal } from '../../../../server/storage/ports.js';
import {
  AT,
  changeOf,
  contentWith,
  createBlog,
  entryWith,
  heldWith,
  postOf,
  posts,
  stored,
  storedOf,
  takedownOf,
} from '../../../contracts/journal/drafts.js';
import { ask, session, startPostgres, type Postgres } from '../../../support/postgres.js';
import { startSpoiler } from '../../../support/spoiler.js';
import { until } from '../../feed/instance.js';

jest.setTimeout(60_000);

const LATEST = MIGRATIONS.length;
const NEXT = { version: LATEST + 1, sql: 'create table extras (id bigint primary key)' };

let postgres: Postgres;
let url: string;
const opened: PostgresStore[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ own: true });
});
beforeEach(async () => {
  url = await postgres.database();
});
afterEach(async () => {
  for (const store of [...opened]) await store.close();
});
afterAll(() => postgres.stop());

/** An instance: a store of its own on the shared database. */
async function open(over: Partial<PostgresOptions> = {}): Promise<PostgresStore> {
  const store = await openPostgresStore({ url, server: true, now: () => new Date(), ...over });
  const close = async (): Promise<void> => {
    if (!opened.includes(kept)) return;
    opened.splice(opened.indexOf(kept), 1);
    await store.close();
  };
  const kept = { ...store, close };
  opened.push(kept);
  return kept;
}

describe('several instances on one database', () => {
  test('[J2] [J4] while four write through two of them, whoever asks since sees no gap and nothing twice', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    await createBlog(one.journal);
    const writers = [one, two, one, two].map(async ({ journal }, n) => {
      for (let times = 0; times < 25; times += 1) {
        await stored(journal, postOf(n === 3 && times % 5 === 0 ? heldWith() : entryWith()));
      }
    });
    let writing = true;
    const written = Promise.all(writers).finally(() => (writing = false));
    const seen = await Promise.all([follow(three.journal, () => writing), follow(one.journal, () => writing)]);
    await written;
    for (const seqs of seen) expect(seqs).toEqual(seqs.map((_, n) => n + 2));
    expect(await two.journal.blog('baku')).toMatchObject({ step: 101, head: 96 });
    expect(await two.journal.verify('baku')).toEqual({ ok: true, changes: 101, emptied: 0 });
  });

  /** The seqs that a reader sees who asks again and again; new entries only, so each seq is one of them. */
  async function follow(journal: Journal, isWriting: () => boolean): Promise<number[]> {
    const seqs: number[] = [];
    for (let [head, last] = [1, false]; ;) {
      const answer = (await journal.since('baku', head, 200))!;
      seqs.push(...answer.entries.map(({ seq }) => seq!));
      head = answer.to;
      if (last) return seqs;
      last = !isWriting();
    }
  }

  test('[J3] the same command to two of them at once is one change', async () => {
    const [one, two] = [await open(), await open()];
    await createBlog(one.journal);
    for (let times = 0; times < 10; times += 1) {
      const post = postOf(entryWith());
      const both = await Promise.all([one.journal.append(post), two.journal.append(post)]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['repeated', 'stored']);
      expect(new Set(both.map((answer) => JSON.stringify('receipt' in answer && answer.receipt))).size).toBe(1);
    }
    expect(await one.journal.blog('baku')).toMatchObject({ step: 11 });
  });

  test('[J3] the same ids to two blogs at once are stored in one of them, and foreign to the other', async () => {
    const [one, two] = [await open(), await open()];
    for (const slug of ['baku', 'kyiv']) await createBlog(one.journal, slug);
    for (let times = 0; times < 10; times += 1) {
      const entry = entryWith();
      const both = await Promise.all([
        one.journal.append(postOf(entry)),
        two.journal.append(postOf({ ...entry, blog: 'kyiv' })),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['foreign', 'stored']);
    }
    const steps = [...(await one.journal.positions(['baku', 'kyiv'])).values()].map(({ step }) => step);
    expect(steps[0]! + steps[1]!).toBe(12);
  });

  test('[A3] a device that one of them revoked is out on the others', async () => {
    const [one, two] = [await open(), await open()];
    await createBlog(one.journal);
    await one.people.person({ id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' });
    await one.people.addDevice({ id: 'phone', person: 'ann', kind: 'session', secretHash: 'hash', at: AT });
    expect(await two.people.identify('hash')).toMatchObject({ device: 'phone' });
    await two.people.revoke('phone', AT);
    expect(await one.people.identify('hash')).toBeNull();
    expect(await one.journal.append(postOf(entryWith(), { device: 'phone' }))).toEqual({ kind: 'revoked' });
  });

  test('a blog whose lock is held longer than is waited for is away, others are not, and it comes back', async () => {
    const { journal } = await open({ timeouts: { lock: 300 } });
    for (const slug of ['baku', 'kyiv']) await createBlog(journal, slug);
    const holder = await session(url);
    await holder.query(`begin; select from rallyline.blogs where slug = 'baku' for update`);
    const post = postOf(entryWith());
    const waiting = journal.append(post);
    expect(await journal.append(postOf(entryWith({ blog: 'kyiv' })))).toMatchObject({ kind: 'stored' });
    await expect(waiting).rejects.toThrow(StoreAway);
    // Who only reads waits for no lock.
    expect(await journal.blog('baku')).toMatchObject({ step: 1 });
    await holder.query('rollback');
    await holder.end();
    expect(await journal.append(post)).toMatchObject({ kind: 'stored' });
  });
});

describe('opening', () => {
  test('several that open an empty database at once migrate it once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => open()));
    const migrations = await ask(url, 'select version::int from rallyline.migrations order by version');
    expect(migrations).toEqual(MIGRATIONS.map(({ version }) => ({ version })));
  });

  test('a database is brought forward with what is in it, beside an instance that goes on', async () => {
    const before = await open();
    await createBlog(before.journal);
    await posts(before.journal, 2);
    const after = await open({ migrations: [...MIGRATIONS, NEXT] });
    await posts(before.journal, 1);
    expect(await after.journal.verify('baku')).toMatchObject({ ok: true, changes: 4 });
  });

  test('one of a newer version is refused and left as it is; one that fails half way changes nothing', async () => {
    const failing = { version: LATEST + 1, sql: 'create table extras (id bigint); insert into nowhere values (1)' };
    await expect(open({ migrations: [...MIGRATIONS, failing] })).rejects.toThrow('nowhere');
    expect(await ask(url, `select to_regclass('rallyline.blogs') as blogs`)).toEqual([{ blogs: null }]);
    await open({ migrations: [...MIGRATIONS, NEXT] });
    await expect(open()).rejects.toThrow(StoreNewer);
  });

  test('a name that is not there is refused, something else in our place is broken, and neither says the password', async () => {
    const elsewhere = new URL(url);
    elsewhere.pathname = '/nowhere';
    elsewhere.password = 'hunter2';
    const refused = open({ url: elsewhere.href });
    await expect(refused).rejects.toThrow(StoreRefused);
    await expect(refused).rejects.toThrow(new RegExp(`^the database at ${elsewhere.host}/nowhere lets us not in: `));
    await expect(refused).rejects.not.toThrow('hunter2');
    await ask(url, 'create schema rallyline');
    await ask(url, 'create table rallyline.blogs (id int)');
    await expect(open()).rejects.toThrow(StoreBroken);
  });

  test('where nobody listens it is away, and says where in one line without the password', async () => {
    const nobody = open({ url: 'postgres://ann:hunter2@127.0.0.1:1/rallyline' });
    await expect(nobody).rejects.toThrow(StoreAway);
    await expect(nobody).rejects.toThrow(
      /^the database at 127\.0\.0\.1:1\/rallyline cannot be reached: .*ECONNREFUSED/,
    );
  });

  test('[J1] what makes a receipt durable is in force, whatever the database is set to', async () => {
    const name = new URL(url).pathname.slice(1);
    for (const weaker of [
      'synchronous_commit = off',
      'statement_timeout = 0',
      `default_transaction_isolation = 'serializable'`,
    ])
      await ask(url, `alter database ${name} set ${weaker}`);
    const { settings } = await open();
    expect(await settings()).toMatchObject({
      synchronous_commit: 'on',
      default_transaction_isolation: 'read committed',
      default_transaction_read_only: 'off',
      lock_timeout: '3000',
      statement_timeout: '5000',
      idle_in_transaction_session_timeout: '5000',
    });
  });
});

describe('a database that goes away', () => {
  test('sessions that are ended while nobody uses them, or in use, are made anew by themselves', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    for (let times = 0; times < 3; times += 1) {
      await ask(url, `select pg_terminate_backend(pid) ${others}`);
      await until('posts are stored again', () => accepted(journal), 15_000);
    }
    expect(await journal.verify('baku')).toMatchObject({ ok: true });
  });

  test('[F7] stopped, every question is answered by StoreAway at once; started again, all goes on', async () => {
    const { journal, people, photos, archive } = await open();
    await createBlog(journal);
    const [entry] = await posts(journal, 2);
    const stopping = postOf(entryWith());
    await postgres.halt();
    const questions = [
      () => journal.append(stopping),
      () => journal.blog('baku'),
      () => journal.positions([]),
      () => people.identify('hash'),
      () => people.devices(),
      () => photos.uploads(),
      () => archive.takenDown(),
      () => archive.records().next(),
      () => archive.replaceAll((async function* () {})(), async () => undefined),
    ];
    for (const question of questions) await expect(question()).rejects.toThrow(StoreAway);
    await postgres.resume();
    expect(await journal.append(stopping)).toMatchObject({ kind: 'stored', receipt: { seq: 4 } });
    expect(await journal.entry('baku', entry!.id)).toEqual(entry);
  });

  test('standing still, it is away after its time, and what was asked meanwhile is told once it goes on', async () => {
    const { journal } = await open({ timeouts: { answer: 1_000, connect: 1_000 } });
    await createBlog(journal);
    const post = postOf(entryWith());
    await posts(journal, 1);
    postgres.freeze();
    try {
      await expect(journal.append(post)).rejects.toThrow(StoreAway);
      await expect(journal.blog('baku')).rejects.toThrow(StoreAway);
    } finally {
      postgres.thaw();
    }
    // The first attempt may have been stored when it went on: the same command is one change, whichever was.
    let appended: Awaited<ReturnType<Journal['append']>> | null = null;
    await until(
      'it is answered',
      async () => (appended = await journal.append(post).catch(() => null)) !== null,
      15_000,
    );
    expect(['stored', 'repeated']).toContain(appended!.kind);
    await until('all is settled', async () => (await journal.blog('baku'))?.step === 3);
    expect(await journal.verify('baku')).toMatchObject({ ok: true, changes: 3 });
  });

  test('one that may only be read is away for whoever writes, and read all the same', async () => {
    const { journal } = await open();
    await createBlog(journal);
    // As a standby does that was not promoted yet.
    await ask(
      url,
      `create function rallyline.refuse() returns trigger language plpgsql as
      $$ begin raise exception using errcode = '25006', message = 'cannot execute INSERT in a read-only transaction'; end $$`,
    );
    await ask(url, `create trigger refuse before insert on rallyline.changes execute function rallyline.refuse()`);
    await expect(journal.append(postOf(entryWith()))).rejects.toThrow(StoreAway);
    expect(await journal.blog('baku')).toMatchObject({ step: 1 });
  });

  async function accepted(journal: Journal): Promise<boolean> {
    return journal.append(postOf(entryWith())).then(
      ({ kind }) => kind === 'stored',
      (error: unknown) => {
        if (error instanceof StoreAway) return false;
        throw error;
      },
    );
  }
});

describe('a long blog', () => {
  test('[F5] every list of it, and every append to it, finds what it needs by an index', async () => {
    const before = await open();
    await createBlog(before.journal);
    const [post] = await posts(before.journal, 1, { content: contentWith({ kind: 'drive', drive: 'trucks', add: 1 }) });
    await before.close();
    const ENTRIES = 10_000;
    await ask(url, 'create table copied as select * from rallyline.entries');
    for (const statement of [
      `insert into rallyline.changes (blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash)
        select x.blog, n, n, x.epoch, x.verb, 'entry ' || n, 1, x.at, x.role, x.digest, x.prev, x.hash
        from rallyline.changes x, generate_series(3, ${ENTRIES}) n where x.step = 2`,
      `insert into rallyline.contents (id, salt, content, doc) select x.id, c.salt, c.content, c.doc
        from rallyline.changes x, rallyline.contents c where x.step > 2 and c.id = (select change from copied)`,
      `insert into rallyline.entries (id, blog, change, first, step, seq, ord, state, kind, author, top, drive, adds, total)
        select x.entry, x.blog, x.id, x.step, x.step, x.step, x.step, e.state, e.kind, e.author, e.top,
          case when x.step % 2500 = 0 then e.drive end, null, case when x.step % 2500 = 0 then x.step end
        from rallyline.changes x, copied e where x.step > 2`,
      `update rallyline.blogs set step = ${ENTRIES}, head = ${ENTRIES}`,
      'analyze',
    ])
      await ask(url, statement);
    const scanned = async () => {
      const sql = `select sum(seq_tup_read)::int as rows from pg_stat_user_tables where relname in ('entries', 'contents', 'changes')`;
      return (await ask<{ rows: number }>(url, sql))[0]!.rows;
    };
    const scannedBefore = await scanned();

    const { journal, photos, people, close } = await open();
    for (let times = 0; times < 7; times += 1) {
      const from = 1_000 + times * 1_000;
      expect((await journal.since('baku', from, 200))?.entries).toHaveLength(200);
      expect((await journal.deskSince('baku', from, 200))?.items).toHaveLength(200);
      expect((await journal.entriesBefore('baku', { before: from, limit: 20 }))?.entries).toHaveLength(20);
      expect((await journal.entriesBefore('baku', { limit: 20, kind: 'drive' }))?.entries).toHaveLength(20);
      expect((await journal.deskEntries('baku', { before: from, limit: 20 }))?.entries).toHaveLength(20);
      expect((await journal.snapshot('baku', { newest: 40, recent: 200 }))?.recent).toHaveLength(200);
      expect(await journal.own('baku', post!.author, 100)).toHaveLength(100);
      expect(await journal.entry('baku', `entry ${from}`)).not.toBeNull();
      await photos.photo('none');
      await people.identify('none');
      const drive = entryWith({ content: contentWith({ kind: 'drive', drive: 'trucks', add: 1 }) });
      const { item } = storedOf(await journal.append(postOf(drive)));
      expect(item.blog?.done).toEqual({ trucks: ENTRIES + 1 });
      await stored(journal, takedownOf(await stored(journal, changeOf('revise', item.entry!, { rev: 2 }))));
    }
    // Counted when a session ends.
    await close();
    await until(
      'it is counted',
      async () =>
        (
          await ask(
            url,
            `select from pg_stat_activity where datname = current_database() and application_name like 'rallyline%'`,
          )
        ).length === 0,
    );
    expect((await scanned()) - scannedBefore).toBeLessThan(1_000);
  });
});

describe('words', () => {
  test('[X1] one that holds U+0000 is not stored, nor anything of its entry, and the next one is', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const broken = entryWith({ content: contentWith({ text: 'They\u0000sing.' }) });
    await expect(journal.append(postOf(broken))).rejects.toThrow();
    expect(await journal.blog('baku')).toMatchObject({ step: 1 });
    const words = entryWith({ content: contentWith({ text: '"Слава" \\ \u2028 🇺🇦 \u007f' }), author: 'an "author"' });
    expect(await stored(journal, postOf(words))).toMatchObject({ content: words.content, author: words.author });
    expect(await journal.entry('baku', words.id)).toMatchObject({ content: words.content });
    expect(await journal.verify('baku')).toMatchObject({ ok: true });
  });

  test('[J5] a name in the chain that JSON escapes makes the same hash here as outside', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const odd = entryWith({ id: 'an "id" \\ with\ttabs, \u0001 and é' });
    await stored(journal, postOf(odd));
    await journal.beginEpoch('baku', { from: 'epoch-of-baku', to: '"second"\n', at: AT });
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 3, emptied: 0 });
  });

  test('[T1] that were taken down are in no row of the table, live or dead, soon after', async () => {
    const { journal } = await open();
    await ask(url, 'create extension pageinspect');
    await createBlog(journal);
    const words = 'the-singer-in-the-red-coat';
    const entry = await stored(journal, postOf(entryWith({ content: contentWith({ text: words }) })));
    const revised = await stored(journal, changeOf('revise', entry, { rev: 2 }));
    const rows = async () => {
      const [{ pages } = { pages: 0 }] = await ask<{ pages: number }>(
        url,
        `select (pg_relation_size('rallyline.contents') / 8192)::int as pages`,
      );
      const found = await ask(
        url,
        `select from generate_series(0, $1::int - 1) as page, heap_page_items(get_raw_page('rallyline.contents', page))
         where position(convert_to($2, 'UTF8') in t_data) > 0`,
        [pages, words],
      );
      return found.length;
    };
    expect(await rows()).toBe(2);
    storedOf(await journal.append(takedownOf(revised)));
    await until('nobody can find them', async () => (await rows()) === 0, 15_000);
  });
});

test('a byte that a defective line spoils ends a connection at most: 150 of them, wherever they are', async () => {
  const target = new URL(url);
  const spoiler = await startSpoiler({ host: target.hostname, port: Number(target.port || 5432) });
  const through = new URL(url);
  [through.hostname, through.port] = ['127.0.0.1', String(spoiler.port)];
  const { journal } = await open({ url: through.href, timeouts: { connect: 500, answer: 500 } });
  await createBlog(journal);
  const random = randomFrom(2_022);
  for (let round = 0; round < 150; round += 1) {
    spoiler.spoil(random(), random());
    // It may answer, with whatever stands there now, and it may not.
    await Promise.allSettled([journal.blog('baku'), journal.slugs(), stored(journal, postOf(entryWith()))]);
  }
  expect(spoiler.spoiled()).toBe(150);
  await until('it answers again', async () => (await journal.blog('baku').catch(() => null)) !== null);
  await stored(journal, postOf(entryWith()));
  await spoiler.close();
});

/** The same numbers each time, from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
