/** An instance stands still (SIGSTOP), outside or inside an append. */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { session } from '../support/postgres.js';
import { update } from '../support/rally.js';
import { startPoster } from './support/poster.js';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('while an instance under load is stopped for 20 s the others post to the same blog within 4 s', async () => {
  const stage = await setStage(['reader-1', 'reader-2', 'reporters']);
  const { cluster } = stage;
  try {
    const [one, other] = [cluster.instance('reader-1'), cluster.instance('reader-2')];
    const fleet = await stage.fleet();
    await fleet.join(200, [other.url], BLOG);
    // Ten entries a second go through the stopped instance: nearly always one is under way.
    const stopped = stage.poster(100, [one.url, other.url]);
    await sleep(3_000);
    one.signal('SIGSTOP');
    await sleep(200);
    const poster = stage.poster(500, [other.url]);
    await sleep(20_000);
    one.signal('SIGCONT');
    const posted = await poster.stop();
    expect(Math.max(...posted.map(({ took }) => took))).toBeLessThanOrEqual(4_000);
    await sleep(3_000);
    await stopped.stop();
    expect(stopped.wrong).toEqual([]);
    await expectSettled({ urls: [one.url, other.url], blog: BLOG, poster, fleets: [fleet] });
  } finally {
    await stage.end();
  }
});

/** Milliseconds until the balancer leaves a silent instance out: it asks every 2 s and waits for 2 s. */
const LEFT_OUT_MS = 6_000;

test('while an instance is stopped outside an append for 20 s others post at once, and soon also through the balancer', async () => {
  const stage = await setStage(['reader-1', 'reporters']);
  const { cluster } = stage;
  try {
    const [stopped, other] = [cluster.instance('reporters'), cluster.instance('reader-1')];
    const fleet = await stage.fleet();
    await fleet.join(200, [other.url], BLOG);
    // Nobody has posted yet: no append is under way.
    stopped.signal('SIGSTOP');
    const direct = stage.poster(500, [other.url]);
    await sleep(LEFT_OUT_MS);
    const balanced = stage.poster(500);
    await sleep(20_000 - LEFT_OUT_MS);
    stopped.signal('SIGCONT');
    const posted = [...(await direct.stop()), ...(await balanced.stop())];
    expect(Math.max(...posted.map(({ took }) => took))).toBeLessThanOrEqual(4_000);
    expect(direct.wrong).toEqual([]);
    balanced.acknowledged.push(...direct.acknowledged);
    await expectSettled({ urls: [stopped.url, other.url], blog: BLOG, poster: balanced, fleets: [fleet] });
  } finally {
    await stage.end();
  }
});

const OTHER_BLOG = 'kyiv';

/** Keeps a command's id in a transaction of its own: an append with that id waits for it while it holds the blog's lock. */
async function hold(client: pg.Client, id: string): Promise<void> {
  await client.query('begin');
  const held = `insert into rallyline.commands (id, author, body, change) select $1, 'nobody', '', min(id) from rallyline.changes`;
  await client.query(held, [id]);
}

/** Waits until an append waits for that transaction and holds the blog's lock. */
async function untilInside(client: pg.Client, looking: pg.Client): Promise<void> {
  const [me] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
  const waiting = `select 1 from pg_stat_activity where application_name like 'rallyline %' and $1 = any(pg_blocking_pids(pid))`;
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(10)) {
    if ((await looking.query(waiting, [me?.pid])).rows.length === 0) continue;
    const free = 'select 1 from rallyline.blogs where slug = $1 for update skip locked';
    expect((await looking.query(free, [BLOG])).rows).toEqual([]);
    return;
  }
  throw new Error('no append waits');
}

/** `released`: the transaction ends while the instance stands still; else the append waits as long as it may. */
test.each([
  ['goes on with it', { released: true }],
  ['waits, too', { released: false }],
])(
  '[J2] an instance stopped inside an append, while the database %s, delays others by 4 s at most, and another blog not at all',
  async (_, { released }) => {
    const stage = await setStage(['reader-1', 'reader-2', 'reporters']);
    const { cluster, token } = stage;
    const [one, other] = [cluster.instance('reader-1'), cluster.instance('reader-2')];
    const [holding, looking] = [await session(cluster.database), await session(cluster.database)];
    await cluster.rallyline('blog', 'create', OTHER_BLOG, '--title', 'Another', '--status', 'live');
    const elsewhere = await cluster.rallyline('token', OTHER_BLOG, '--name', 'Eve', '--role', 'editor');
    const beside = startPoster({ urls: [other.url], blog: OTHER_BLOG, token: elsewhere, everyMs: 250 });
    try {
      const fleet = await stage.fleet();
      await fleet.join(200, [other.url], BLOG);
      const command = update();
      const id = command.id as string;
      const post = (url: string): Promise<Response> => {
        const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
        const body = JSON.stringify(command);
        return fetch(`${url}/api/v1/blogs/${BLOG}/entries`, { method: 'POST', headers, body });
      };
      await hold(holding, id);
      const answered = post(one.url).then(({ status }) => status);
      await untilInside(holding, looking);
      one.signal('SIGSTOP');
      const poster = stage.poster(500, [other.url]);
      await sleep(100);
      if (released) await holding.query('rollback');
      await sleep(15_000);
      const posted = [...(await poster.stop())];
      one.signal('SIGCONT');
      if (!released) await holding.query('rollback');
      // The instance's own time limit has passed: it may learn too late that the change was stored.
      expect(released ? [201, 503] : [503]).toContain(await answered);
      expect(Math.max(...posted.map(({ took }) => took))).toBeLessThanOrEqual(4_000);
      const postedBeside = await beside.stop();
      expect([beside.wrong, postedBeside.length > 0]).toEqual([[], true]);
      expect(Math.max(...postedBeside.map(({ took }) => took))).toBeLessThan(1_000);

      // Sent again through the other instance, as a phone does, the entry is there once.
      const again = await post(other.url);
      expect(again.status).toBe(released ? 200 : 201);
      const { seq } = (await again.json()) as { seq: number };
      poster.acknowledged.push({ id, seq, took: 0, attempts: 2 });
      await expectSettled({ urls: [one.url, other.url], blog: BLOG, poster, fleets: [fleet] });
    } finally {
      beside.abandon();
      await holding.end();
      await looking.end();
      await stage.end();
    }
  },
);
