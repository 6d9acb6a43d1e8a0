/** A database that goes away and comes back, and bytes that a network spoils. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { StoreAway, type Journal } from '../../../../../server/storage/ports.js';
import { openPostgresStore } from '../../../../../server/storage/postgres/store.js';
import { createBlog, entryWith, postOf, posts, stored } from '../../../../contracts/journal/drafts.js';
import { ask } from '../../../../support/postgres.js';
import { startSpoiler } from '../../../../support/spoiler.js';
import { until } from '../../../feed/instance.js';
import { useInstances } from '../instances.js';

jest.setTimeout(60_000);

const shared = useInstances();
const { open } = shared;

test('connections that the database ends, in use or not, are made anew by themselves', async () => {
  const { journal } = await open();
  await createBlog(journal);
  const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  for (let times = 0; times < 3; times += 1) {
    await ask(shared.url, `select pg_terminate_backend(pid) ${others}`);
    await until('posts are stored again', () => accepted(journal), 15_000);
  }
  expect(await journal.verify('baku')).toMatchObject({ ok: true });
});

test('[F7] a database that is stopped answers every question with StoreAway at once; started again, all goes on', async () => {
  const { journal, people, photos, archive } = await open();
  await createBlog(journal);
  const [entry] = await posts(journal, 2);
  const stopping = postOf(entryWith());
  await shared.postgres.halt();
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
  await shared.postgres.resume();
  expect(await journal.append(stopping)).toMatchObject({ kind: 'stored', receipt: { seq: 4 } });
  expect(await journal.entry('baku', entry!.id)).toEqual(entry);
});

test('a database that stands still is away after its time, and a command of that time is stored once', async () => {
  const { journal } = await open({ timeouts: { answer: 1_000, connect: 1_000 } });
  await createBlog(journal);
  const post = postOf(entryWith());
  await posts(journal, 1);
  shared.postgres.freeze();
  try {
    await expect(journal.append(post)).rejects.toThrow(StoreAway);
    await expect(journal.blog('baku')).rejects.toThrow(StoreAway);
  } finally {
    shared.postgres.thaw();
  }
  // The first attempt may have been stored when the database went on: the same command is one change in either case.
  let appended: Awaited<ReturnType<Journal['append']>> | null = null;
  await until('it is answered', async () => (appended = await journal.append(post).catch(() => null)) !== null, 15_000);
  expect(['stored', 'repeated']).toContain(appended!.kind);
  await until('all is settled', async () => (await journal.blog('baku'))?.step === 3);
  expect(await journal.verify('baku')).toMatchObject({ ok: true, changes: 3 });
});

test('a database that may only be read is away for writers, and read all the same', async () => {
  const { journal } = await open();
  await createBlog(journal);
  // The trigger refuses as a standby does that was not promoted yet.
  await ask(
    shared.url,
    `create function rallyline.refuse() returns trigger language plpgsql as
    $$ begin raise exception using errcode = '25006', message = 'cannot execute INSERT in a read-only transaction'; end $$`,
  );
  await ask(shared.url, `create trigger refuse before insert on rallyline.changes execute function rallyline.refuse()`);
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

test('a byte that a defective network spoils ends a connection at most: 150 of them, anywhere in the stream', async () => {
  const target = new URL(shared.url);
  const spoiler = await startSpoiler({ host: target.hostname, port: Number(target.port || 5432) });
  const through = new URL(shared.url);
  [through.hostname, through.port] = ['127.0.0.1', String(spoiler.port)];
  const { journal } = await open({ url: through.href, timeouts: { connect: 500, answer: 500 } });
  await createBlog(journal);
  const random = randomFrom(2_022);
  for (let round = 0; round < 150; round += 1) {
    spoiler.spoil(random(), random());
    // Answers may come, with the spoiled byte in them, or none.
    await Promise.allSettled([journal.blog('baku'), journal.slugs(), stored(journal, postOf(entryWith()))]);
  }
  expect(spoiler.spoiled()).toBe(150);
  await until('it answers again', async () => (await journal.blog('baku').catch(() => null)) !== null);
  await stored(journal, postOf(entryWith()));
  await spoiler.close();
});

test('[J3] a change whose answer is lost after it was stored is an outage, and the command that comes again gets its first receipt', async () => {
  const target = new URL(shared.url);
  const proxy = await startSpoiler({ host: target.hostname, port: Number(target.port || 5432) });
  const through = new URL(shared.url);
  [through.hostname, through.port] = ['127.0.0.1', String(proxy.port)];
  const { journal } = await open({ url: through.href });
  await createBlog(journal);
  // Prepares the statement: from here on an append has one answer.
  await posts(journal, 1);
  const post = postOf(entryWith());
  proxy.lose();
  await expect(journal.append(post)).rejects.toThrow(StoreAway);
  expect(await journal.append(post)).toMatchObject({ kind: 'repeated', receipt: { seq: 3 } });
  expect(await journal.verify('baku')).toMatchObject({ ok: true, changes: 3 });
  await proxy.close();
});

test('a database that refuses a connection before it is encrypted is away, and not a defect', async () => {
  // PostgreSQL's answer where it has no process left: an error in plain text instead of a word about TLS.
  const server = createServer((socket) => socket.once('data', () => socket.end('Ecould not fork new process\n\0')));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `postgres://someone@127.0.0.1:${port}/rallyline?sslmode=verify-full`;
  await expect(openPostgresStore({ url, server: true, now: () => new Date() })).rejects.toThrow(StoreAway);
  server.close();
});

/** Returns the same numbers in each run, from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
