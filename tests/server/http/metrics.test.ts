/** `GET /metrics`: the right to see it, and its numbers. */
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { jest } from '@jest/globals';
import { mayScrape, ownNameBeside } from '../../../server/http/metrics/mayScrape.js';
import { startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { joinRaw } from '../socket/rawReader.js';

jest.setTimeout(60_000);

const TOKEN = 'the-token-that-asks-for-metrics-here';
let rally: Rally;
beforeAll(async () => {
  rally = await startRally({ env: { METRICS_TOKEN: TOKEN, HOST: '0.0.0.0', PUBLIC_URL: 'https://live.example' } });
});
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

/** The headers of a browser whose page tries not to look like one: what it unpacks is all that it cannot choose. */
const BROWSER = { 'Accept-Encoding': 'gzip, deflate', 'User-Agent': 'Prometheus/3.0', Accept: '*/*' };
const STRANGE_NAMES = [
  'live.example',
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:3000',
  'x@localhost',
  '10.0.0.1.evil.example',
];

test('metrics without the token are for a browser on this machine by its own name: a name of strangers may lead here, too', async () => {
  const statusOf = async (host: string, headers = {}) => (await ask({ ...BROWSER, Host: host, ...headers })).status;
  for (const host of ['localhost', 'LOCALHOST:3000', 'press-desk:3000', '127.0.0.1', '127.0.0.2:3000', '[::1]:3000'])
    expect([host, await statusOf(host)]).toEqual([host, 200]);
  for (const host of STRANGE_NAMES) expect([host, await statusOf(host)]).toEqual([host, 404]);
  expect(await statusOf('live.example', { Authorization: `Bearer ${TOKEN}` })).toBe(200);
});

test('each mark of a browser is enough to ask for the name of this machine', async () => {
  const marks: Record<string, string>[] = [
    { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
    { 'Accept-Language': '' },
    { 'Accept-Encoding': 'gzip, Deflate' },
    { Origin: 'http://evil.example' },
    { Referer: 'http://evil.example/' },
    { Cookie: 'a=b' },
    { 'Sec-Fetch-Mode': 'cors' },
    { 'Sec-Fetch-Site': 'same-origin' },
  ];
  for (const mark of marks) {
    const of = async (host: string) => (await ask({ Host: host, ...mark })).status;
    expect([mark, await of('evil.example'), await of('127.0.0.1')]).toEqual([mark, 404, 200]);
  }
});

test('a program on this machine reads the metrics by any name that leads here, that of PUBLIC_URL, too, but not through a proxy', async () => {
  const names = ['press-desk.example.org', 'live.example', 'live.example:3000', ''];
  const agents = ['curl/7.88.1', 'Prometheus/3.0', 'Go-http-client/1.1', 'Wget/1.21'];
  for (const [index, host] of names.entries()) {
    const scraper = { Host: host, 'User-Agent': agents[index]!, Accept: 'text/plain', 'Accept-Encoding': 'gzip' };
    expect([host, (await ask(scraper)).status]).toEqual([host, 200]);
  }
  for (const header of ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Server', 'Forwarded', 'Via', 'X-Real-IP'])
    for (const host of ['127.0.0.1', 'live.example'])
      expect([header, (await ask({ Host: host, [header]: 'x' })).status]).toEqual([header, 404]);
});

test('a browser also names this machine in full, unless people use that name through a proxy', () => {
  const may = (host: string, publicUrl: string, remoteAddress = '127.0.0.1'): boolean =>
    mayScrape(
      { headers: { host, 'accept-language': 'en' }, socket: { remoteAddress } },
      { token: null, ownName: ownNameBeside(publicUrl, 'Press-Desk.example.org') },
    );
  const own = 'press-desk.example.org';
  for (const host of [own, `${own}:3000`, 'PRESS-DESK.example.org'])
    expect([host, may(host, 'https://live.example.org')]).toEqual([host, true]);
  for (const host of ['live.example.org', 'example.org', `x.${own}`, `${own}:`])
    expect([host, may(host, 'https://live.example.org')]).toEqual([host, false]);
  expect(may(own, `https://${own}`)).toBe(false);
  expect(may(own, 'https://live.example.org', '192.0.2.1')).toBe(false);
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
