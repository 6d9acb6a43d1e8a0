/** Photos over two servers that share one PostgreSQL and one folder: whatever happens to one, the other goes on. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { UPLOADS_PATH } from '../../server/http/uploads.js';
import { until } from '../server/feed/instance.js';
import { photo, picture } from '../support/photos.js';
import { ask, startPostgres, type Postgres } from '../support/postgres.js';
import { freePort, programOn, type Program } from '../support/program.js';
import { namedPhoto, startRally, TUS, uploadMetadata, uploadsIn, type Rally } from '../support/rally.js';

jest.setTimeout(400_000);

/** Leases are waited for, on machines that do much else. */
const SOON = 90_000;
const PIECE = { ...TUS, 'Content-Type': 'application/offset+octet-stream' };

let postgres: Postgres;
let folder: string;
let url: string;
const rallies: Rally[] = [];
const programs: Program[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-photos-'));
  url = await postgres.database();
});
afterEach(async () => {
  for (const program of programs.splice(0)) await program.kill();
  for (const rally of rallies.splice(0)) await rally.stop();
  await rm(folder, { recursive: true, force: true });
});

async function instance(): Promise<Rally> {
  const rally = await startRally({ folder, env: { DATABASE_URL: url, LOG_LEVEL: 'silent' } });
  rallies.push(rally);
  return rally;
}

/** Posts an entry that names a photo, and begins the photo's upload. */
async function begun(at: Rally, blog: string, token: string, bytes: Buffer): Promise<{ id: string; address: string }> {
  const named = namedPhoto();
  const { id } = await at.post(token, blog, { media: [named] });
  const about = { 'Upload-Length': `${bytes.length}`, 'Upload-Metadata': uploadMetadata({ id: named.id, blog }) };
  const made = await at.send(token, 'POST', UPLOADS_PATH, undefined, { ...TUS, ...about });
  return { id, address: made.headers.get('location')! };
}

/** Announces the whole photo, sends the first half, and then nothing more, like a connection that is dead. */
function sendHalf(at: Rally, token: string, address: string, bytes: Buffer): ClientRequest {
  const headers = { Authorization: `Bearer ${token}`, ...PIECE, 'Upload-Offset': 0, 'Content-Length': bytes.length };
  const sent = request(new URL(address, at.url), { method: 'PATCH', headers, agent: false });
  sent.on('error', () => undefined).write(bytes.subarray(0, bytes.length / 2));
  return sent;
}

async function sendRest(at: string, token: string, address: string, bytes: Buffer): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, ...TUS };
  const stands = await fetch(new URL(address, at), { method: 'HEAD', headers });
  const offset = Number(stands.headers.get('upload-offset'));
  return fetch(new URL(address, at), {
    method: 'PATCH',
    headers: { ...headers, ...PIECE, 'Upload-Offset': `${offset}` },
    body: new Uint8Array(bytes.subarray(offset)),
  });
}

test('an upload that stands still on one server goes on at the other, which has the first let go of it', async () => {
  const [one, two] = [await instance(), await instance()];
  const blog = await one.blog();
  const token = await one.token(blog, 'Ann');
  const bytes = await photo({ width: 800, height: 600 });
  const { id, address } = await begun(one, blog, token, bytes);
  const dead = sendHalf(one, token, address, bytes);
  const file = path.join(folder, 'uploads', path.basename(address));
  await until('half of it is there', async () => (await stat(file)).size > 0, SOON);

  expect((await sendRest(two.url, token, address, bytes)).status).toBe(204);
  dead.destroy();
  const entry = await one.developed(blog, id);
  expect(entry.content.media[0]).toMatchObject({ state: 'ready', width: 800, height: 600 });
  for (const { url: at } of [one, two])
    expect((await fetch(at + entry.content.media[0]!.sources[0]!.src)).status).toBe(200);
  await until('nothing of the upload is left', async () => (await uploadsIn(folder)).length === 0, SOON);
});

test('a photo whose rest comes to both servers at once is made once, five times out of five', async () => {
  const [one, two] = [await instance(), await instance()];
  const blog = await one.blog();
  const token = await one.token(blog, 'Ann');
  const bytes = await photo({ width: 800, height: 600 });
  const names = async () => {
    const found: string[] = [];
    for await (const name of one.parts.mediaStore.names()) found.push(name);
    return found.length;
  };
  for (let time = 0; time < 5; time += 1) {
    const before = await names();
    const { id, address } = await begun(one, blog, token, bytes);
    const rest = (at: string) => sendRest(at, token, address, bytes).then(({ status }) => status);
    const statuses = await Promise.all([rest(one.url), rest(two.url)]);
    // The second to come is told that the upload has moved on, is in other hands, or is over.
    expect(statuses).toContain(204);
    for (const status of statuses) expect([204, 404, 409, 410, 423]).toContain(status);
    const entry = await one.developed(blog, id);
    expect(entry.content.media[0]).toMatchObject({ state: 'ready', width: 800, height: 600 });
    expect(await names()).toBe(before + entry.content.media[0]!.sources.length);
  }
  await until('nothing is left of the uploads', async () => (await uploadsIn(folder)).length === 0, SOON);
  expect(await one.parts.store.journal.verify(blog)).toMatchObject({ ok: true });
});

test('[T1] a photo taken down on one server is gone on the other at once, and from the link previews kept there', async () => {
  const [one, two] = [await instance(), await instance()];
  const blog = await one.blog();
  const [token, editor] = [await one.token(blog, 'Ann'), await one.token(blog, 'Eve', 'editor')];
  const named = namedPhoto();
  const { id } = await one.post(token, blog, { kind: 'photo', text: undefined, media: [named] });
  await one.uploadPhoto(token, blog, named.id, await photo({ width: 400, height: 300 }));
  const { src } = (await one.developed(blog, id)).content.media[0]!.sources[0]!;
  const preview = `${two.url}/live/${blog}/entries/${id}/preview.jpg`;
  const bytesOf = async (): Promise<Buffer> => Buffer.from(await (await fetch(preview)).arrayBuffer());
  const page = async () => (await fetch(`${two.url}/live/${blog}`)).text();
  await until('the other has the photo', async () => (await page()).includes(src), SOON);
  await until('the other keeps its picture', async () => (await fetch(preview)).status === 200, SOON);
  const before = await bytesOf();
  expect((await fetch(two.url + src)).status).toBe(200);

  // No message tells the other server: each has a bus of its own.
  const taken = await one.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, {
    command: randomUUID(),
  });
  expect(taken.status).toBe(201);
  expect((await fetch(two.url + src)).status).toBe(410);
  expect((await bytesOf()).equals(before)).toBe(false);
  await until('its picture is gone', async () => (await fetch(preview)).status === 410, SOON);
});

test('a photo whose server is killed while it makes it is made by the other, once', async () => {
  const port = await freePort();
  const program = programOn(folder, port, { DATABASE_URL: url });
  programs.push(program);
  await program.start();
  const other = await instance();
  const blog = await other.blog();
  const token = await other.token(blog, 'Ann');
  // The other server is watched, which must not begin before the one that is killed.
  const decode = other.parts.pipeline.process.bind(other.parts.pipeline);
  const developed = jest.fn(decode);
  other.parts.pipeline.process = developed;
  const large = await picture({ width: 4_000, height: 3_000 }).jpeg({ progressive: true }).toBuffer();
  const at = `http://127.0.0.1:${port}`;
  const instances = path.join(folder, 'instances');
  const mine = (await readdir(instances)).find((name) => name.endsWith(`-${port}`))!;
  const isMaking = async () => (await readdir(path.join(instances, mine, 'decoding')).catch(() => [])).length > 0;
  const count = async () => {
    let names = 0;
    for await (const _name of other.parts.mediaStore.names()) names += 1;
    return names;
  };
  /** Uploads a photo, and kills the server that makes it; null where the other made it, or it was made too soon to see. */
  const attempt = async () => {
    const before = await count();
    developed.mockClear();
    const { id, address } = await begun(other, blog, token, large);
    const sent = sendRest(at, token, address, large);
    const stateOf = async () => (await other.parts.store.journal.entry(blog, id))!.content.media[0]!.state;
    await until('somebody makes it', async () => (await isMaking()) || (await stateOf()) === 'ready', SOON);
    const isMine = (await isMaking()) && developed.mock.calls.length === 0;
    if (isMine) await program.kill();
    await sent.catch(() => undefined);
    if (isMine) return { id, before };
    await other.developed(blog, id);
    return null;
  };
  let found = await attempt();
  for (let tries = 0; found === null && tries < 5; tries += 1) found = await attempt();
  if (found === null) throw new Error('the first server was never seen making a photo');
  const { id, before } = found;

  // Ten seconds by the database's clock, of which the lease of the one that was killed lasts no more.
  await ask(url, `update rallyline.upload_leases set until = until - interval '10 seconds'`);
  await until('the other makes it', () => developed.mock.calls.length > 0, SOON);
  const entry = await other.developed(blog, id);
  expect(entry.content.media[0]).toMatchObject({ state: 'ready' });
  expect(await count()).toBe(before + entry.content.media[0]!.sources.length);
  expect(await other.parts.store.journal.verify(blog)).toMatchObject({ ok: true });
});
