/** The lock that keeps a second server from a store. */
import { jest } from '@jest/globals';
import { StoreLocked } from '../../../../../server/storage/faults.js';
import { createBlog, posts } from '../../../../contracts/journal/drafts.js';
import { buildStore, runChild } from '../built.js';
import { newFolder, removeFolders } from '../folder.js';
import { open } from '../opened.js';

// Processes are started here.
jest.setTimeout(60_000);

let built: string;
beforeAll(() => {
  built = buildStore();
});
afterAll(removeFolders);

test('the lock refuses a second server, and is free once the first has closed', async () => {
  const folder = newFolder();
  const first = await open(folder);
  await expect(open(folder)).rejects.toThrow(StoreLocked);
  await createBlog(first.journal);
  await first.close();
  const second = await open(folder);
  expect(await second.journal.blog('baku')).toMatchObject({ slug: 'baku' });
  await second.close();
});

test('the lock refuses a server beside one in another process, and is free at once after a kill -9', async () => {
  const folder = newFolder();
  const child = runChild(built, 'hold', folder);
  await child.said(1);
  await expect(open(folder)).rejects.toThrow(StoreLocked);
  child.process.kill('SIGKILL');
  await child.ended;
  await (await open(folder)).close();
});

test('a command works beside a server, and each sees the changes of the other', async () => {
  const folder = newFolder();
  const server = await open(folder);
  await createBlog(server.journal);
  const command = await open(folder, { server: false });
  await createBlog(command.journal, 'kyiv');
  await posts(server.journal, 1, { blog: 'kyiv' });
  expect(await command.journal.blog('kyiv')).toMatchObject({ step: 2 });
  await command.close();
  await posts(server.journal, 1);
  const other = runChild(built, 'create', folder, 'lviv');
  expect(await other.ended).toBe(0);
  expect((await server.journal.blogs()).map(({ slug }) => slug)).toEqual(['baku', 'kyiv', 'lviv']);
  await expect(open(folder)).rejects.toThrow(StoreLocked);
  await server.close();
});
