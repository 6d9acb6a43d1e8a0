/** Lists of a long blog follow an index. */
import { jest } from '@jest/globals';
import {
  changeOf,
  contentWith,
  createBlog,
  entryWith,
  postOf,
  posts,
  stored,
  storedOf,
  takedownOf,
} from '../../../../contracts/journal/drafts.js';
import { ask } from '../../../../support/postgres.js';
import { until } from '../../../feed/instance.js';
import { useInstances } from '../instances.js';

jest.setTimeout(60_000);

const shared = useInstances();
const { open } = shared;

test('[F5] every list of a long blog, and every append to it, finds its rows by an index', async () => {
  const before = await open();
  await createBlog(before.journal);
  const [post] = await posts(before.journal, 1, { content: contentWith({ kind: 'drive', drive: 'trucks', add: 1 }) });
  await before.close();
  const ENTRIES = 10_000;
  await ask(shared.url, 'create table copied as select * from rallyline.entries');
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
    await ask(shared.url, statement);
  const scanned = async () => {
    const sql = `select sum(seq_tup_read)::int as rows from pg_stat_user_tables where relname in ('entries', 'contents', 'changes')`;
    return (await ask<{ rows: number }>(shared.url, sql))[0]!.rows;
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
  // PostgreSQL counts a session's reads when it ends.
  await close();
  await until(
    'it is counted',
    async () =>
      (
        await ask(
          shared.url,
          `select from pg_stat_activity where datname = current_database() and application_name like 'rallyline%'`,
        )
      ).length === 0,
  );
  expect((await scanned()) - scannedBefore).toBeLessThan(1_000);
});
