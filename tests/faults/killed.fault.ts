/** An instance is killed under its readers, while entries go on. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster, type Cluster } from '../support/cluster.js';
import { startFleet, type Fleet } from './support/fleet.js';
import { startPoster } from './support/poster.js';
import { expectSettled } from './support/settled.js';

jest.setTimeout(300_000);

const BLOG = 'baku';
let cluster: Cluster;
let fleet: Fleet;
let token: string;

beforeAll(async () => {
  cluster = await startCluster({ names: ['reader-1', 'reader-2', 'reporters'] });
  fleet = await startFleet();
  await cluster.rallyline('blog', 'create', BLOG, '--title', 'A rally', '--status', 'live', '--visibility', 'public');
  token = await cluster.rallyline('token', BLOG, '--name', 'Ann', '--role', 'editor');
});

afterAll(async () => {
  await fleet.end();
  await cluster.stop();
});

test('kill -9 with 2,000 readers at 5 entries a second: nothing is lost, and all are with the other one', async () => {
  const [one, other] = [cluster.instance('reader-1'), cluster.instance('reader-2')];
  // Through Caddy, as readers come: whoever loses an instance is given another.
  await fleet.join(2_000, [cluster.url], BLOG);
  const poster = startPoster({ urls: [cluster.url], blog: BLOG, token, everyMs: 200 });
  await sleep(5_000);
  await one.kill();
  await sleep(20_000);
  await one.start();
  await sleep(10_000);
  const states = await expectSettled({ urls: [one.url, other.url], blog: BLOG, poster, fleets: [fleet] });
  const [{ lines, restarts } = { lines: {}, restarts: NaN }] = states;
  expect(lines.open).toBe(2_000);
  expect(restarts).toBe(0);
});
