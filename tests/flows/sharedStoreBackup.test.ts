/** A blog that moves from the embedded store into PostgreSQL, and back. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { jest } from '@jest/globals';
import { backup, restore } from '../../server/cli/archive.js';
import type { ArchiveRecord } from '../../server/storage/ports.js';
import { operate } from '../server/archive/operating.js';
import { photo } from '../support/photos.js';
import { namedPhoto, startRally, type Rally } from '../support/rally.js';
import { useSharedStore } from '../support/sharedStore.js';

jest.setTimeout(300_000);

const shared = useSharedStore();
const { instance } = shared;

test('a backup carries a blog with its history and photos from the embedded store into PostgreSQL, and back', async () => {
  const embedded = await startRally({ folder: path.join(shared.folder, 'embedded') });
  shared.rallies.push(embedded);
  const blog = await embedded.blog();
  const [token, editor] = [await embedded.token(blog, 'Ann'), await embedded.token(blog, 'Eve', 'editor')];
  const named = namedPhoto();
  const { id } = await embedded.post(token, blog, { kind: 'photo', text: undefined, media: [named] });
  await embedded.uploadPhoto(token, blog, named.id, await photo({ width: 400, height: 300 }));
  const { src } = (await embedded.developed(blog, id)).content.media[0]!.sources[0]!;
  const unwise = await embedded.post(token, blog, { text: 'An unwise word.' });
  const address = `/api/v1/blogs/${blog}/entries/${unwise.id}`;
  await embedded.send(editor, 'POST', `${address}/takedown`, { command: randomUUID() });
  const bytes = await (await fetch(embedded.url + src)).arrayBuffer();

  const second = await instance();
  const back = await startRally({ folder: path.join(shared.folder, 'back') });
  shared.rallies.push(back);
  await operate({ rally: embedded }, backup, path.join(shared.folder, 'there.backup'));
  await operate({ rally: second }, restore, path.join(shared.folder, 'there.backup'));
  await operate({ rally: second }, backup, path.join(shared.folder, 'back.backup'));
  await operate({ rally: back }, restore, path.join(shared.folder, 'back.backup'));

  const [before, between, after] = [await recordOf(embedded), await recordOf(second), await recordOf(back)];
  expect(before.length).toBeGreaterThan(10);
  // Each restore begins an epoch, as one change more; all earlier changes are as they were, in every letter.
  const isHistory = ({ kind }: ArchiveRecord) => kind !== 'blog';
  expect(between.filter(isHistory)).toEqual(expect.arrayContaining(before.filter(isHistory)));
  expect(after.filter(isHistory)).toEqual(expect.arrayContaining(between.filter(isHistory)));
  const changes = [before, between, after].map((records) => records.filter(({ kind }) => kind === 'change').length);
  expect(changes).toEqual([before, between, after].map((_, restores) => changes[0]! + restores));
  for (const rally of [second, back]) {
    expect(await rally.parts.store.journal.verify(blog)).toMatchObject({ ok: true, emptied: 1 });
    expect(await rally.parts.store.journal.entry(blog, id)).toEqual(await embedded.parts.store.journal.entry(blog, id));
    expect(await (await fetch(rally.url + src)).arrayBuffer()).toEqual(bytes);
    expect((await fetch(`${rally.url}/live/${blog}/entries/${unwise.id}`)).status).toBe(410);
  }
});

async function recordOf({ parts }: Rally): Promise<ArchiveRecord[]> {
  const records: ArchiveRecord[] = [];
  for await (const record of parts.store.archive.records()) records.push(record);
  return records;
}
