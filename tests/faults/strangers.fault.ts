/** Thousands of connections that are no readers, or too many readers (rules S3, S4). */
import { afterEach, expect, jest, test } from '@jest/globals';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceName } from '../support/cluster.js';
import { startReporter, type Reporter } from './support/reporter.js';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';
import type { Kind } from './support/strangers.js';

jest.setTimeout(400_000);

let stage: Stage;
let reporter: Reporter | undefined;
afterEach(async () => {
  await reporter?.stop();
  await stage.end();
});

/** Half of the strangers are silent, the others send or ask for something. */
const STRANGERS: Kind[] = ['silent', 'socket', 'half', 'page', 'silent', 'socket', 'half', 'desk'];
/** Milliseconds that a reporter may wait: a requirement, not a guess at the machine. */
const REPORTER_MS = 1_000;
const OF_ONE_ADDRESS = 2_000;

function pageFrom(address: string, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/live/${BLOG}`, { localAddress: address, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject).end();
  });
}

test('[S4] 5,000 readers of one address get 2,000 sockets and poll otherwise, and readers of other addresses are let in', async () => {
  stage = await setStage(['reader-1']);
  const [instance] = stage.cluster.instances;
  const urls = [instance?.url ?? ''];
  const address = '127.0.200.1';
  const poster = stage.poster(2_000, urls);
  try {
    const crowd = [await stage.fleet(), await stage.fleet()];
    const connections = (await Promise.all(crowd.map((fleet) => fleet.join(2_500, urls, BLOG, address)))).map(
      (state) => state.connections,
    );
    const all = (state: 'open' | 'polling') => connections.reduce((sum, each) => sum + (each[state] ?? 0), 0);
    expect({ open: all('open'), polling: all('polling') }).toEqual({ open: OF_ONE_ADDRESS, polling: 3_000 });
    for (let asked = 0; asked < 20; asked += 1) expect(await pageFrom(address, urls[0] ?? '')).toBe(200);

    const others = await stage.fleet(201);
    expect((await others.join(500, urls, BLOG)).connections).toEqual({ open: 500 });
    await others.forget();
    await sleep(10_000);
    const { ages } = await others.state();
    expect(ages.length).toBeGreaterThan(0);
    expect(percentile(ages, 0.99)).toBeLessThan(REPORTER_MS);
    await expectSettled({ urls, blog: BLOG, poster, fleets: [...crowd, others] });
  } finally {
    await poster.stop();
  }
});

/** Lets a reporter work beside `number` strangers at each of these addresses, and expects no wait and no error. */
async function besideStrangers(names: InstanceName[], number: number, urlsOf: (stage: Stage) => string[]) {
  stage = await setStage(names);
  const urls = urlsOf(stage);
  const instances = stage.cluster.instances.filter(({ name }) => name !== 'reporters').map(({ url }) => url);
  const poster = stage.poster(1_000, urls);
  try {
    const fleet = await stage.fleet(201);
    await fleet.join(100, instances, BLOG);
    reporter = await startReporter({
      url: urls[0] ?? '',
      publicUrl: stage.cluster.url,
      blog: BLOG,
      token: stage.token,
    });
    const crowds = await Promise.all(urls.map(() => stage.crowd()));
    const made = await Promise.all(
      crowds.map((crowd, at) => crowd.come(number, STRANGERS, urls[at] ?? '', { aSecond: 600, again: 10_000 })),
    );
    await sleep(40_000);
    const states = await Promise.all(crowds.map((crowd) => crowd.state()));
    const { took, wrong } = await reporter.stop();
    const p99 = Object.fromEntries(Object.entries(took).map(([what, times]) => [what, percentile(times, 0.99)]));
    console.info({ made, states, p99, posts: took.post.length });
    for (const crowd of crowds) await crowd.leave();
    expect(wrong).toEqual([]);
    for (const state of states) {
      expect(state.made).toBeGreaterThanOrEqual(number);
      // Strangers that do not say who they are get put out: by now at least half of the first of each kind.
      for (const kind of ['silent', 'half', 'socket', 'desk'] as const) {
        const came = (number * STRANGERS.filter((each) => each === kind).length) / STRANGERS.length;
        expect([kind, (state.ended[kind] ?? 0) >= came / 2]).toEqual([kind, true]);
      }
    }
    for (const times of Object.values(took)) {
      expect(times.length).toBeGreaterThan(10);
      expect(percentile(times, 0.99)).toBeLessThan(REPORTER_MS);
    }
    await expectSettled({ urls: instances, blog: BLOG, poster, fleets: [fleet] });
  } finally {
    await poster.stop();
  }
}

test('[S3] beside 9,000 strangers at Caddy, half of them silent, a reporter signs in, posts and sends photos within a second', () =>
  besideStrangers(['reader-1', 'reader-2', 'reporters'], 9_000, ({ cluster }) => [cluster.url]));

test('[S3] beside 18,000 strangers at two instances without Caddy a reporter signs in, posts and sends photos within a second', () =>
  besideStrangers(['reader-1', 'reader-2'], 9_000, ({ cluster }) => cluster.instances.map(({ url }) => url)));
