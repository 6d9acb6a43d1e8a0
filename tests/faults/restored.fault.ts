/** A backup is restored while readers read and reporters post (rules J6, T1). */
import { expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../support/postgres.js';
import { epochsIn, expectSettled } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(300_000);

const READERS = 400;

async function takeDown({ cluster, token }: Stage, id: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const address = `${cluster.url}/api/v1/blogs/${BLOG}/entries/${id}/takedown`;
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ command: randomUUID() }) });
  expect(answer.status).toBe(201);
}

async function positionOf(database: string): Promise<{ epoch: string; head: number }> {
  const [found] = await ask<{ epoch: string; head: string }>(database, 'select epoch, head from rallyline.blogs');
  return { epoch: found?.epoch ?? '', head: Number(found?.head) };
}

async function publishedIn(database: string): Promise<Set<string>> {
  const rows = await ask<{ id: string }>(database, `select id from rallyline.entries where state = 'published'`);
  return new Set(rows.map(({ id }) => id));
}

test('[J6] [T1] a restore at 5 entries a second resets each reader once, brings no takedown back, and posting goes on', async () => {
  const stage = await setStage(['reader-1', 'reader-2'], { LOG_LEVEL: 'warn' });
  const { cluster } = stage;
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-backup-'));
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(READERS, urls, BLOG);
    const poster = stage.poster(200, urls);
    await sleep(4_000);
    const file = path.join(folder, 'whole.backup');
    const safe = poster.acknowledged.map(({ id }) => id);
    await cluster.rallyline('backup', file);
    const down = safe[3] ?? '';
    await takeDown(stage, down);
    await sleep(4_000);
    await fleet.forget();
    const before = await fleet.state();

    await cluster.rallyline('restore', file);
    const had = await publishedIn(cluster.database);
    const restored = await positionOf(cluster.database);
    const acknowledged = poster.acknowledged.map(({ id }) => id);
    poster.sign(await cluster.rallyline('token', BLOG, '--name', 'Ann', '--role', 'editor'));
    await sleep(2_000);
    expect(poster.acknowledged.length).toBeGreaterThan(acknowledged.length);
    await sleep(3_000);

    expect(safe.filter((id) => !had.has(id))).toEqual([down]);
    const gone = new Set(acknowledged.filter((id) => !had.has(id)));
    expect(gone.size).toBeGreaterThan(1);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet], gone });
    expect(state?.epochs).toEqual([restored.epoch]);
    expect(before.epochs).not.toContain(restored.epoch);
    expect(state?.restarts).toBe(READERS);
    for (const url of urls) expect((await fetch(`${url}/live/${BLOG}/entries/${down}`)).status).toBe(410);
    // Each instance logs how far its readers were, and how many entries of that are gone.
    for (const { log } of cluster.instances) {
      const [said, ...more] = epochsIn([log()], BLOG);
      expect(more).toEqual([]);
      expect(said?.from).toBeGreaterThanOrEqual(before.most);
      // Entries that came before the instance looked, which it does once a second, stand where others are gone.
      const come = (said?.to ?? 0) - (restored.head - 1);
      expect([come >= 0, come <= 10, said?.missing]).toEqual([true, true, (said?.from ?? 0) - (said?.to ?? 0)]);
      expect(said?.missing).toBeGreaterThan(1);
    }
    expect(await cluster.rallyline('verify', BLOG)).toContain('whole');
  } finally {
    await stage.end();
    await rm(folder, { recursive: true, force: true });
  }
});
