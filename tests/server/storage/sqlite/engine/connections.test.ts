/** Connections to a file that loses its rights, and gets them back. */
import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { buildStore, folderOfNobody, runChild } from '../built.js';
import { removeFolders } from '../folder.js';

// Processes are started here.
jest.setTimeout(60_000);

let built: string;
beforeAll(() => {
  built = buildStore();
});
afterAll(removeFolders);

test('a file that cannot be written keeps a server from starting; a file in use is opened anew once its rights are back', async () => {
  const folder = folderOfNobody();
  const prepared = runChild(built, 'create', folder, 'baku');
  expect(await prepared.ended).toBe(0);
  if (process.getuid?.() === 0) for (const name of readdirSync(folder)) chownSync(join(folder, name), 65_534, 65_534);
  const child = runChild(built, 'rights', folder);
  expect(await child.ended).toBe(0);
  const [opening = '', ...rest] = child.lines();
  expect(opening).toMatch(/^StoreUnwritable: the folder \S+ cannot be written: .*rallyline\.db/);
  expect(rest).toEqual(['StoreAway', 'created', 'kyiv']);
});
