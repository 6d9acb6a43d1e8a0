/** The record in the file: whole after kills, and a changed byte is found. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { contentWith, createBlog, entryWith, postOf, posts, stored } from '../../../contracts/journal/drafts.js';
import { buildStore, runChild } from './built.js';
import { newFolder, removeFolders } from './folder.js';
import { open } from './opened.js';

// Processes are started here, and hundreds of commits wait for a disk that others use too.
jest.setTimeout(60_000);

let built: string;
beforeAll(() => {
  built = buildStore();
});
afterAll(removeFolders);

/** Changes bytes in the file of a store that is closed. */
function changeBytes(folder: string, from: string, to: string): void {
  const path = join(folder, 'rallyline.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  for (let found = at; found >= 0; found = bytes.indexOf(from, found + 1)) bytes.write(to, found);
  writeFileSync(path, bytes);
}

test('[J5] a record does not verify after a byte of a content was changed in the file', async () => {
  const folder = newFolder();
  const before = await open(folder);
  await createBlog(before.journal);
  await posts(before.journal, 2);
  await stored(before.journal, postOf(entryWith({ content: contentWith({ text: 'Forty thousand came.' }) })));
  await before.close();
  changeBytes(folder, 'Forty thousand', 'Forty thousanD');
  const after = await open(folder);
  expect(await after.journal.verify('baku')).toEqual({
    ok: false,
    step: 4,
    why: 'its content is not what its digest was made of',
  });
  await after.close();
});

test('[J1] [J2] every receipt that was given before a kill -9 is in the store, once, and the chain verifies', async () => {
  const folder = newFolder();
  const told: string[] = [];
  for (const enough of [1, 30, 77]) {
    const child = runChild(built, 'post', folder);
    await child.said(enough);
    child.process.kill('SIGKILL');
    await child.ended;
    told.push(...child.lines());
  }
  const store = await open(folder);
  const { journal } = store;
  for (const line of told) {
    const [id, seq, step] = line.split(' ');
    expect(await journal.entry('baku', id!)).toMatchObject({
      seq: Number(seq),
      order: Number(seq),
      step: Number(step),
    });
  }
  expect(new Set(told).size).toBe(told.length);
  expect(told.length).toBeGreaterThanOrEqual(108);
  const blog = await journal.blog('baku');
  expect(blog!.step).toBeGreaterThan(told.length);
  // At each kill at most a single change was stored whose receipt was not told.
  expect(blog!.step).toBeLessThanOrEqual(told.length + 1 + 3);
  expect(await journal.verify('baku')).toEqual({ ok: true, changes: blog!.step, emptied: 0 });
  await store.close();
});
