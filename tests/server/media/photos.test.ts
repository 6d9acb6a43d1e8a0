/** What becomes of an upload, with the real pipeline. */
import { jest } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { photo } from '../../support/photos.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let rally: Rally;
beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop(), 15_000);

test('[O4] the entry goes first; its photo follows', async () => {
  const blog = await rally.blog();
  const token = await rally.token(blog, 'Ann');
  const named = namedPhoto();
  const { id } = await rally.post(token, blog, { media: [named] });
  const bytes = await photo();
  const answer = await rally.uploadPhoto(token, blog, named.id, bytes);
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  const entry = await rally.developed(blog, id);
  console.log(JSON.stringify(entry.content.media), await readdir(path.join(rally.folder, 'uploads')));
  expect(entry).toMatchObject({ rev: 1, content: { media: [{ state: 'ready' }] } });
});
