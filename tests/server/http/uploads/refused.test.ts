/** Uploads that are refused: announced wrongly, too long, no picture, or too late. */
import { jest } from '@jest/globals';
import type { MineAnswer } from '../../../../shared/protocol/desk.js';
import { gifWithScript, SVG } from '../../../support/photos/bad.js';
import { TUS } from '../../../support/rally.js';
import {
  addressOf,
  asked,
  blog,
  create,
  inFolder,
  named,
  outcome,
  patch,
  picture,
  rally,
  serveUploads,
  token,
  type Asked,
} from './house.js';

jest.setTimeout(60_000);

serveUploads();

test('an upload that is announced wrongly is refused before anything is made', async () => {
  const [id] = await named();
  const refused = async (over: Asked) => outcome(await create(id!, over));
  expect(await refused({ length: null, headers: { 'Upload-Defer-Length': '1' } })).toEqual([422, 'invalid']);
  expect(await refused({ headers: { 'Upload-Defer-Length': '1' } })).toEqual([422, 'invalid']);
  expect(await refused({ length: null })).toEqual([422, 'invalid']);
  expect(await refused({ length: 0 })).toEqual([422, 'invalid']);
  expect(await refused({ headers: { 'Upload-Length': '-1' } })).toEqual([422, 'invalid']);
  expect(await refused({ headers: { 'Upload-Concat': 'partial' } })).toEqual([422, 'invalid']);
  expect(await refused({ length: 25_000_001 })).toEqual([413, 'too-large']);
  expect(await refused({ headers: { 'Upload-Metadata': 'id &' } })).toEqual([422, 'invalid']);
  const old = await create(id!, { headers: { 'Tus-Resumable': '0.2.2' } });
  expect([await outcome(old), old.headers.get('tus-version')]).toEqual([[426, 'version'], '1.0.0']);
  expect(await inFolder()).toEqual([]);
});

test('more bytes than an upload announced are refused', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!, { length: 100 }));
  expect(await outcome(await patch(address, 0, picture))).toEqual([413, 'too-large']);
  const unsized = await fetch(new URL(address, rally.url), {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${token}`,
      ...TUS,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': '0',
    },
    body: new Blob([new Uint8Array(picture)]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(await outcome(unsized)).toEqual([413, 'too-large']);
});

test('a file that is no picture is named in the answer to its last byte; nothing of it is kept, and a better one may follow', async () => {
  const [one, two] = await named(2);
  const answer = await rally.uploadPhoto(token, blog, one!, Buffer.from(SVG));
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await answer.json()) as { code: string; message: string };
  expect([answer.status, problem.code, problem.message]).toEqual([415, 'unsupported', expect.stringContaining('SVG')]);
  const second = await rally.uploadPhoto(token, blog, two!, await gifWithScript());
  expect(await second.json()).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('GIF') as string,
  });
  expect(await inFolder()).toEqual([]);

  const mine = (await (await rally.send(token, 'GET', `/api/v1/blogs/${blog}/mine`)).json()) as MineAnswer;
  const fault = { code: 'not-accepted', message: problem.message };
  expect(mine.entries[0]!.media[0]).toMatchObject({ id: one, state: 'failed', fault });
  const shown = await (await fetch(new URL(`/api/v1/blogs/${blog}/entries`, rally.url))).text();
  expect([shown.includes('"failed"'), shown.includes('fault'), shown.includes('SVG')]).toEqual([true, false, false]);

  for (const id of [one!, two!]) expect((await rally.uploadPhoto(token, blog, id, picture)).status).toBe(204);
  const entry = await rally.developed(blog, mine.entries[0]!.id);
  expect(entry.content.media.map(({ state, fault: left }) => [state, left])).toEqual([
    ['ready', undefined],
    ['ready', undefined],
  ]);
});

test('a piece of an upload without the protocol’s type or offset is refused as such', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  for (const type of ['image/jpeg', 'application/offset+octet-stream; charset=utf-8'])
    expect(await outcome(await patch(address, 0, picture, token, type))).toEqual([415, 'unsupported']);
  expect(await outcome(await patch(address, NaN, picture))).toEqual([422, 'invalid']);
  expect((await asked('HEAD', address)).headers.get('upload-offset')).toBe('0');
});

test('a piece that comes late does not bring an upload back from received to receiving', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  const upload = address.split('/').at(-1)!;
  const { photos } = rally.parts.store;
  const received = (await photos.upload(upload))!;
  // The late request reads the upload before another request brings the last byte.
  jest.spyOn(photos, 'upload').mockResolvedValueOnce(received);
  await photos.moveUpload(upload, ['receiving'], 'received', new Date().toISOString());
  expect(await outcome(await patch(address, 0, picture))).toEqual([409, 'conflict']);
  expect(await photos.upload(upload)).toMatchObject({ state: 'received' });
});
