/** The two stores beside each other: the same files on both sides, but for those named here with their reason. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

const STORAGE = path.resolve(import.meta.dirname, '../../../server/storage');

/** Files of the embedded store alone. */
const SQLITE_ALONE: Record<string, string> = {
  'folder.ts': 'the store is files in a folder, whose rights it keeps',
  'copies.ts': 'a migration leaves a copy of the file; a database has backups of its own',
  'engine/serverLock.ts': 'one server alone has the folder; servers share a database, and that is its purpose',
  'journal/recorder.ts': 'rows are written from here; on PostgreSQL by functions of its migrations (decision 0006)',
  'journal/entryRows.ts': 'as recorder.ts',
  'journal/photoRows.ts': 'as recorder.ts',
  'journal/contentRows.ts': 'as recorder.ts',
  'outletNotes.ts': 'as recorder.ts',
};

/** Files of the shared store alone. */
const POSTGRES_ALONE: Record<string, string> = {
  'blogQueue.ts': 'a change waits for another process; on SQLite each ends before the next begins',
  'buckets.ts': 'instances count together; a server alone counts in auth/',
  'company.ts': 'several servers use it; a folder is one server’s alone',
  'engine/guardedClient.ts': 'bytes come over a network, which may spoil them',
};

/** Numbered migrations aside: each store has its own. */
function filesOf(store: 'sqlite' | 'postgres'): string[] {
  return readdirSync(path.join(STORAGE, store), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !/^migrations\/\d{4}-/.test(name))
    .sort();
}

test('both stores have files of the same names, but for a short list', () => {
  const [sqlite, postgres] = [filesOf('sqlite'), filesOf('postgres')];
  const missingIn = (files: string[], others: string[]): string[] => files.filter((file) => !others.includes(file));
  expect(sqlite.length).toBeGreaterThan(25);
  expect(missingIn(sqlite, postgres)).toEqual(Object.keys(SQLITE_ALONE).sort());
  expect(missingIn(postgres, sqlite)).toEqual(Object.keys(POSTGRES_ALONE).sort());
});
