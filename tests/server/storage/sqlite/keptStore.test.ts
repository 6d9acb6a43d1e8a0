/**
 * A store of the version before both stores got the same file names: its shape, its rows and the answers that its program
 * gave stand in `keptStore.json`, written by that program.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { CommandIdentity, Invitation, ListedDevice } from '../../../../server/storage/ports.js';
import { MIGRATIONS } from '../../../../server/storage/sqlite/migrations.js';
import { openSqliteStore } from '../../../../server/storage/sqlite/store.js';
import { entryWith, postOf, stored } from '../../../contracts/journal/drafts.js';
import { newFolder, removeFolders } from './folder.js';

type Cell = string | number | null | { hex: string };

interface Kept {
  version: number;
  application: number;
  schema: string[];
  rows: Record<string, Record<string, Cell>[]>;
  /** A command that was stored in it. */
  command: CommandIdentity;
  answers: Record<string, unknown>;
}

const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'keptStore.json'), 'utf8')) as Kept;
const AT = '2022-02-27T12:00:00.000Z';

afterAll(removeFolders);

/** The folder of a store as that version left it. */
function keptFolder(): string {
  const folder = newFolder();
  const store = new Sqlite(join(folder, 'rallyline.db'));
  store.pragma('foreign_keys = OFF');
  for (const sql of kept.schema) store.exec(sql);
  for (const [table, rows] of Object.entries(kept.rows)) for (const row of rows) insert(store, table, row);
  store.pragma(`application_id = ${kept.application}`);
  store.pragma(`user_version = ${kept.version}`);
  store.close();
  return folder;
}

function insert(store: Sqlite.Database, table: string, row: Record<string, Cell>): void {
  const columns = Object.keys(row);
  const values = Object.values(row).map((cell) =>
    typeof cell === 'object' && cell !== null ? Buffer.from(cell.hex, 'hex') : cell,
  );
  store
    .prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    .run(values);
}

/** A device without what that version did not keep. */
function asBefore({ deviceName, invitation, invitedBy, movedFrom, ...device }: ListedDevice) {
  expect([deviceName, invitation, invitedBy, movedFrom]).toEqual([null, null, null, null]);
  return device;
}

function madeByNobody<Open extends Invitation>({ invitedBy, ...invitation }: Open) {
  expect(invitedBy).toBeNull();
  return invitation;
}

test('a store of an earlier version opens, answers as its own program did, and goes on', async () => {
  expect(kept.version).toBe(5);
  expect(MIGRATIONS.length).toBeGreaterThanOrEqual(kept.version);
  const store = await openSqliteStore({ folder: keptFolder(), server: true, now: () => new Date(AT) });
  const { journal, people, photos, archive } = store;
  const { device, person, ...more } = (await people.identify('secret'))!;
  expect(more).toMatchObject({ halfHash: null });
  const answers = {
    blogs: await journal.blogs(),
    positions: [...(await journal.positions(['baku']))],
    snapshot: await journal.snapshot('baku', { newest: 100, recent: 100 }),
    deskSince: await journal.deskSince('baku', 0, 100),
    told: await journal.told('baku', 3),
    verify: await journal.verify('baku'),
    known: await journal.known(kept.command),
    identify: { device, person },
    devices: (await people.devices()).map(asBefore),
    invitations: (await people.invitations(AT)).map(madeByNobody),
    file: await photos.file('5f0c5e1de0a14b2c9a7f3b6d8e9f0a1b.jpg'),
    uploads: await photos.uploads(),
    takenDown: await archive.takenDown(),
  };
  expect(answers).toEqual(kept.answers);
  const { step } = await stored(journal, postOf(entryWith()));
  expect(step).toBe((await journal.positions(['baku'])).get('baku')!.step);
  expect(await journal.verify('baku')).toEqual({ ok: true, changes: step, emptied: 1 });
  await store.close();
});
