/**
 * A process that opens a store and is killed by a test, or races others. Arguments: the built store, a command, the
 * store's folder, and more by command:
 *   post <folder>             as the server: creates `baku`, then posts for ever; one line per receipt, `<id> <seq> <step>`
 *   hold <folder>             as the server: opens, says `open`, and does nothing
 *   read <folder>             begins to read the file, says `reading`, and goes on reading
 *   create <folder> <slug>    as a command: opens, creates that blog, closes
 *   rights <folder>           as nobody's user, on files without rights: says the answer to opening as the server, then, as
 *                             a command, whether a blog can be created, and whether it can once the rights are back
 *   unlisted <folder>         as nobody's user: says the answer to a takedown in a folder that cannot be listed
 *   migrate <folder> <sql>    as a command: opens with one migration more, closes
 */
import { chmodSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';

const [built, ask, folder, more] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(built, path)).href);

const { openSqliteStore } = await load('server/storage/sqlite/store.js');
const { MIGRATIONS } = await load('server/storage/sqlite/migrations.js');
const { createBlog, entryWith, postOf, takedownOf } = await load('tests/contracts/journal/drafts.js');

const now = () => new Date();
// Written at once and whole: a line that was said before a kill -9 reaches the test.
const say = (line) => writeSync(1, `${line}\n`);

/** Gives up root, which may write all files. */
function becomeNobody() {
  if (process.getuid() === 0) process.setuid(65_534);
}

switch (ask) {
  case 'post': {
    const { journal } = await openSqliteStore({ folder, server: true, now });
    if ((await journal.blog('baku')) === null) await createBlog(journal, 'baku');
    for (;;) {
      const { receipt, item } = await journal.append(postOf(entryWith()));
      say(`${receipt.id} ${receipt.seq} ${item.step}`);
    }
  }
  case 'hold': {
    await openSqliteStore({ folder, server: true, now });
    say('open');
    setInterval(() => {}, 60_000);
    break;
  }
  case 'read': {
    const connection = new Sqlite(join(folder, 'rallyline.db'), { readonly: true });
    connection.exec('begin; select * from blogs');
    connection.prepare('select count(*) from changes').get();
    say('reading');
    setInterval(() => connection.inTransaction, 60_000);
    break;
  }
  case 'create': {
    const store = await openSqliteStore({ folder, server: false, now });
    await createBlog(store.journal, more);
    await store.close();
    break;
  }
  case 'rights': {
    becomeNobody();
    chmodSync(join(folder, 'rallyline.db'), 0o400);
    say(
      await openSqliteStore({ folder, server: true, now }).then(
        () => 'open',
        ({ name, message }) => `${name}: ${message}`,
      ),
    );
    const store = await openSqliteStore({ folder, server: false, now });
    const create = () =>
      createBlog(store.journal, 'kyiv').then(
        () => 'created',
        ({ name }) => name,
      );
    say(await create());
    chmodSync(join(folder, 'rallyline.db'), 0o600);
    say(await create());
    say((await store.journal.blog('kyiv')).slug);
    await store.close();
    break;
  }
  case 'unlisted': {
    becomeNobody();
    const store = await openSqliteStore({ folder, server: true, now });
    await createBlog(store.journal, 'baku');
    const { item } = await store.journal.append(postOf(entryWith()));
    writeFileSync(join(folder, `rallyline.v1.${Date.now()}.copy`), 'every word');
    const copies = () => `${readdirSync(folder).filter((name) => name.endsWith('.copy')).length} copies`;
    chmodSync(folder, 0o300);
    say((await store.journal.append(takedownOf(item.entry))).kind);
    chmodSync(folder, 0o700);
    say(copies());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    say(copies());
    await store.close();
    break;
  }
  case 'migrate': {
    const migrations = [...MIGRATIONS, { version: MIGRATIONS.length + 1, sql: more }];
    const store = await openSqliteStore({ folder, server: false, now, migrations });
    await store.close();
    break;
  }
  default:
    throw new Error(`cannot ${ask}`);
}
