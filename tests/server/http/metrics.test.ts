/** `GET /metrics`: the right to see it, and its numbers. */
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { joinRaw } from '../socket/rawReader.js';

jest.setTimeout(60_000);

const TOKEN = 'the-token-that-asks-for-metrics-here';
let rally: Rally;
beforeAll(async () => (rally = await startRally({ env: { METRICS_TOKEN: TOKEN, HOST: '0.0.0.0' } })));
afterAll(() => rally.stop());

function ask(headers: Record<string, string> = {}, host = '127.0.0.1'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host, port: rally.port, path: '/metrics', headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    asked.on('error', reject).end();
  });
}

async function value(name: string): Promise<number> {
  const { text } = await ask();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  if (line === undefined) throw new Error(`no ${name} in\n${text}`);
  return Number(line.split(' ')[1]);
}

test('metrics are for this machine and for holders of the token; a proxy’s clients and wrong tokens get 404', async () => {
  const bearer = { Authorization: `Bearer ${TOKEN}` };
  const forwarded = { 'X-Forwarded-For': '127.0.0.1' };
  const asked: Record<string, string>[] = [
    {},
    bearer,
    { ...bearer, ...forwarded },
    forwarded,
    { Forwarded: 'for=127.0.0.1' },
    { Via: '1.1 Caddy' },
    { Authorization: 'Bearer wrong' },
    { Authorization: `Bearer ${TOKEN}x` },
  ];
  const statuses = await Promise.all(asked.map(async (headers) => (await ask(headers)).status));
  expect(statuses).toEqual([200, 200, 200, 404, 404, 404, 404, 404]);
});

test('no other site’s page may read the metrics in a browser on this machine', async () => {
  const { headers } = await fetch(`http://127.0.0.1:${rally.port}/metrics`, {
    headers: { Origin: 'https://evil.example' },
  });
  expect([headers.get('access-control-allow-origin'), headers.get('cache-control')]).toEqual([null, 'no-store']);
});

test('metrics without the token are for who asks this machine by its own name: a name of strangers may lead here, too', async () => {
  const statusOf = async (host: string, headers = {}) => (await ask({ Host: host, ...headers })).status;
  for (const host of ['localhost', 'LOCALHOST:3000', 'press-desk:3000', '127.0.0.1', '127.0.0.2:3000', '[::1]:3000'])
    expect([host, await statusOf(host)]).toEqual([host, 200]);
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:3000',
    'x@localhost',
    '10.0.0.1.evil.example',
  ])
    expect([host, await statusOf(host)]).toEqual([host, 404]);
  expect(await statusOf('live.example', { Authorization: `Bearer ${TOKEN}` })).toBe(200);
});

test('metrics asked for from another address need the token', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
  expect((await ask({ Authorization: `Bearer ${TOKEN}` }, own)).status).toBe(200);
  expect((await ask({}, own)).status).toBe(own === '127.0.0.1' ? 200 : 404);
});

test('the metrics count readers, frames, deliveries, appends and refusals, and hold no name of a blog or a person', async () => {
  const blog = await rally.blog();
  const token = await rally.token(blog, 'Ann');
  const reader = await joinRaw(rally.url, { blog });
  expect(await value('rallyline_readers{by="sockets"}')).toBe(1);
  const [frames, deliveries, appends, refused] = [
    await value('rallyline_frames_total'),
    await value('rallyline_deliveries_total'),
    await value('rallyline_append_seconds_count'),
    await value('rallyline_refusals_total{code="not-found"}'),
  ];
  await rally.post(token, blog);
  await until('the reader has it', () => reader.named('frame').length > 0, 15_000);
  expect(await value('rallyline_frames_total')).toBe(frames + 1);
  expect(await value('rallyline_deliveries_total')).toBeGreaterThan(deliveries);
  expect(await value('rallyline_append_seconds_count')).toBe(appends + 1);
  await fetch(`${rally.url}/api/v1/blogs/nowhere`);
  expect(await value('rallyline_refusals_total{code="not-found"}')).toBeGreaterThan(refused);
  const { epoch } = (await rally.parts.store.journal.blog(blog))!;
  const changes = async (since: number, of = epoch): Promise<unknown> =>
    (await fetch(`${rally.url}/api/v1/blogs/${blog}/changes?since=${since}&epoch=${of}`)).json();
  const [memory, page] = [
    await value('rallyline_catch_ups_total{source="memory"}'),
    await value('rallyline_catch_ups_total{source="page"}'),
  ];
  await changes(1);
  await changes(1, 'another');
  expect(await value('rallyline_catch_ups_total{source="memory"}')).toBe(memory + 1);
  expect(await value('rallyline_catch_ups_total{source="page"}')).toBe(page + 1);
  expect(await value('rallyline_store_log_bytes')).toBeGreaterThan(0);
  expect(await value('rallyline_store_up')).toBe(1);
  for (const outcome of ['sent', 'gone', 'failed'])
    expect(await value(`rallyline_pushes_total{outcome="${outcome}"}`)).toBe(0);
  // The delay is of the time since the last call.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await value('rallyline_event_loop_delay_seconds{of="max"}')).toBeGreaterThan(0);
  expect((await ask()).text).not.toMatch(new RegExp(`${blog}|Ann`));
  reader.ws.terminate();
  await until('it is gone', async () => (await value('rallyline_readers{by="sockets"}')) === 0, 15_000);
});
