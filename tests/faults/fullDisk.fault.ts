/** The store's disk is full, and has room again (rules J1, F7). */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, session } from '../support/postgres.js';
import { freePort, programOn } from '../support/program.js';
import { namedPhoto, update } from '../support/rally.js';
import { mountDisk, type Disk } from './support/disk.js';
import { startFleet } from './support/fleet.js';
import { startPoster, type Poster } from './support/poster.js';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

const READERS = 300;
const MEGABYTE = 1_000_000;

interface Reporter {
  url: string;
  token: string;
}

function send({ url, token }: Reporter, address: string, given: { body?: object; headers?: Record<string, string> }) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...given.headers };
  const body = given.body === undefined ? undefined : JSON.stringify(given.body);
  return fetch(`${url}${address}`, { method: 'POST', headers, body });
}

function post(reporter: Reporter, fields: Record<string, unknown> = {}): Promise<Response> {
  return send(reporter, `/api/v1/blogs/${BLOG}/entries`, { body: update(fields) });
}

/** Posts an entry with a photo and announces the photo's upload, as a phone does. */
async function announce(reporter: Reporter): Promise<Response> {
  const photo = namedPhoto();
  expect((await post(reporter, { kind: 'photo', text: '', media: [photo] })).status).toBe(201);
  const named = { id: photo.id, blog: BLOG };
  const metadata = Object.entries(named).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
  const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '2000000', 'Upload-Metadata': metadata.join(',') };
  return send(reporter, '/api/v1/uploads', { headers: { ...headers, 'Content-Type': '' } });
}

async function untilRefused(reporter: Reporter): Promise<unknown> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await post(reporter, { text: 'Words. '.repeat(500) });
    if (!answer.ok) return { status: answer.status, said: await answer.json() };
    if (Date.now() > end) throw new Error('all was taken: the disk is not full');
    await sleep(100);
  }
}

const REFUSED = { status: 503, said: { code: 'unavailable', retry: true } };

/** Expects posts to be refused as ones to be repeated, and pages to be answered, for so many milliseconds. */
async function expectRefusals(reporter: Reporter, forMs: number): Promise<void> {
  let refused = 0;
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(500)) {
    const answer = await post(reporter, { text: 'Words. '.repeat(1_000) });
    if (answer.ok) continue; // Pages inside the store's files may still be free.
    refused += 1;
    expect({ status: answer.status, said: await answer.json() }).toMatchObject(REFUSED);
    expect((await fetch(`${reporter.url}/live/${BLOG}`)).status).toBe(200);
    expect((await fetch(`${reporter.url}/readyz`)).status).toBe(200);
  }
  expect(refused).toBeGreaterThan(0);
}

test('[F7] the embedded store on a full disk refuses photos first, then entries; with room again every entry is there once', async () => {
  const disk = await mountDisk(3_000 * MEGABYTE);
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const program = programOn(`${disk.folder}/data`, port, { PUBLIC_URL: url, LOG_LEVEL: 'error' });
  const fleet = await startFleet();
  let poster: Poster | null = null;
  try {
    await program.start();
    await program.rallyline('blog', 'create', BLOG, '--title', 'A rally', '--status', 'live', '--visibility', 'public');
    const token = await program.rallyline('token', BLOG, '--name', 'Ann', '--role', 'editor');
    // A device of its own: the poster's repeats use up its device's rate limit.
    const reporter = { url, token: await program.rallyline('token', BLOG, '--name', 'Eve', '--role', 'reporter') };
    await fleet.join(READERS, [url], BLOG);
    expect((await announce(reporter)).status).toBe(201);

    // The last gigabyte is kept for the journal.
    await disk.leave(900 * MEGABYTE);
    const refused = await announce(reporter);
    expect(refused.status).toBe(507);
    expect(await refused.json()).toMatchObject({ code: 'storage-low' });

    poster = startPoster({ urls: [url], blog: BLOG, token, everyMs: 200 });
    await sleep(2_000);
    await fleet.forget();
    await disk.leave(MEGABYTE / 4);
    expect(await untilRefused(reporter)).toMatchObject(REFUSED);
    await expectRefusals(reporter, 10_000);
    const full = await fleet.state();
    expect([full.connections, full.opened, full.pages]).toEqual([{ open: READERS }, 0, 0]);

    await disk.leave(100 * MEGABYTE);
    await sleep(3_000);
    const [state] = await expectSettled({ urls: [url], blog: BLOG, poster, fleets: [fleet] });
    expect(poster.acknowledged.some(({ attempts }) => attempts > 5)).toBe(true);
    expect(state?.restarts).toBe(0);
    expect(await program.rallyline('verify', BLOG)).toContain('whole');
  } finally {
    poster?.abandon();
    await fleet.end();
    await program.kill();
    await disk.remove();
  }
});

/** Fills PostgreSQL's log until there is no room for a commit, which ends every session at once. */
async function fillLog(database: string): Promise<void> {
  const client = await session(database);
  const emit = (bytes: number): Promise<unknown> =>
    client.query(`select pg_logical_emit_message(true, 'test', repeat('x', $1))`, [bytes]);
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const failed: unknown = await emit(500_000)
      .then(() => emit(10))
      .catch((error: unknown) => error);
    if (failed instanceof Error && !failed.message.includes('No space left')) return client.end();
  }
  throw new Error('its log still has room');
}

test('[F7] PostgreSQL on a disk that is full under its tables, then under its log, comes back with every acknowledged entry', async () => {
  const disk: Disk = await mountDisk(600 * MEGABYTE);
  const stage = await setStage(
    ['reader-1', 'reporters'],
    {},
    {
      database: { own: true, disk: disk.folder },
    },
  );
  const { cluster } = stage;
  try {
    const urls = [cluster.instance('reader-1').url];
    const token = await cluster.rallyline('token', BLOG, '--name', 'Eve', '--role', 'reporter');
    const reporter = { url: cluster.instance('reporters').url, token };
    const fleet = await stage.fleet();
    await fleet.join(READERS, urls, BLOG);
    const poster = stage.poster(200);
    await sleep(3_000);
    await fleet.forget();

    await disk.leave(MEGABYTE);
    expect(await untilRefused(reporter)).toMatchObject(REFUSED);
    await expectRefusals(reporter, 5_000);
    const acknowledged = poster.acknowledged.length;
    await fillLog(cluster.database);
    await sleep(3_000);
    expect((await fleet.state()).connections).toEqual({ open: READERS });
    expect((await fetch(`${urls[0]}/live/${BLOG}`)).status).toBe(200);

    await disk.leave(200 * MEGABYTE);
    await cluster.postgres.crash();
    await cluster.postgres.resume();
    await sleep(5_000);
    expect(poster.acknowledged.length).toBeGreaterThan(acknowledged);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect(state?.restarts).toBe(0);
    expect(await cluster.rallyline('verify', BLOG)).toContain('whole');
    const [doubled] = await ask<{ many: string }>(
      cluster.database,
      'select count(*) - count(distinct id) as many from rallyline.entries',
    );
    expect(doubled).toEqual({ many: '0' });
  } finally {
    await stage.end();
    await disk.remove();
  }
});
