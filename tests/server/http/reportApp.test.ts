import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startRally, type Rally } from '../../support/rally.js';

let rally: Rally;

beforeAll(async () => {
  rally = await startRally({ env: { SITE_NAME: 'Bakı <canlı>' } });
});
afterAll(() => rally.stop());

async function text(address: string): Promise<string> {
  return (await fetch(rally.url + address)).text();
}

test('the manifest of the reporters’ app names an app that a phone can install, and every icon of it is there', async () => {
  const answer = await fetch(`${rally.url}/report/app.webmanifest?lang=en`);
  expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
  const manifest = (await answer.json()) as { icons: { src: string; sizes: string; type: string }[] };
  expect(manifest).toMatchObject({
    id: '/report',
    name: 'Report · Bakı <canlı>',
    lang: 'en',
    dir: 'ltr',
    start_url: '/report',
    scope: '/report',
    display: 'standalone',
  });
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
  for (const { src, type } of manifest.icons) {
    const icon = await fetch(rally.url + src);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type]);
  }
});

test('the page of the reporters’ app leads to its manifest and to the icon that iPhones take', async () => {
  const page = await text('/report?lang=en');
  expect(page).toContain('<link rel="manifest" href="/report/app.webmanifest?lang=en"/>');
  const [, icon = ''] = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(page) ?? [];
  expect((await fetch(rally.url + icon)).status).toBe(200);
});

test('the worker of the reporters’ app may keep /report, is asked for again each time, and names files that are there', async () => {
  const answer = await fetch(`${rally.url}/report/worker.js?lang=en`);
  expect(answer.headers.get('service-worker-allowed')).toBe('/report');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const [, json = ''] = /^const RALLYLINE_SHELL=(.*);$/m.exec(await answer.text()) ?? [];
  const { page, files } = JSON.parse(json) as { page: string; files: string[] };
  for (const address of [page, ...files]) expect((await fetch(rally.url + address)).status).toBe(200);
  // Every script and style that the kept page names is kept with it.
  const named: string[] = (await text(page)).match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? [];
  expect(named.length).toBeGreaterThan(1);
  expect(files).toEqual(expect.arrayContaining(named));
  // The form's style comes with the form, and the third part's with that.
  expect(files.filter((file) => file.endsWith('.css') && !named.includes(file))).toHaveLength(2);
});

test('the worker is the same for everybody, and a language that nobody speaks is the first one', async () => {
  const worker = await text('/report/worker.js?lang=en');
  expect(await text('/report/worker.js?lang=xx')).toBe(worker);
  expect(await text('/report/worker.js')).toBe(worker);
});

test('another name of the site is another build of the kept page', async () => {
  const other = await startRally({ env: { SITE_NAME: 'Another' } });
  const worker = await (await fetch(`${other.url}/report/worker.js`)).text();
  await other.stop();
  expect(worker).not.toBe(await text('/report/worker.js'));
});

test('the manifest takes pictures and words of other apps, at an address that only the device which asked with its key knows', async () => {
  const targetOf = async (query: string) =>
    ((await (await fetch(`${rally.url}/report/app.webmanifest${query}`)).json()) as { share_target: object })
      .share_target;
  const key = 'd8a1c0de-0000-4000-8000-00000000abcd';
  expect(await targetOf(`?lang=en&share=${key}`)).toMatchObject({
    action: `/report/share/${key}`,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files' }] },
  });
  for (const query of ['', '?share=', '?share=short', `?share=${key}"/x`, `?share=a&share=${key}`])
    expect(await targetOf(query)).toMatchObject({ action: '/report/share' });
});

function shares(address: string, method = 'POST', headers: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  form.set('text', 'Words from another app');
  const body = method === 'GET' ? undefined : form;
  return fetch(rally.url + address, { method, headers, body, redirect: 'manual' });
}

test('without a worker something shared is thrown away, and the person is led to the page that says so', async () => {
  for (const address of ['/report/share', '/report/share/some-key']) {
    const answer = await shares(address);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/report?shared=lost']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  expect((await shares('/report/share', 'PUT')).status).toBe(405);
  expect((await shares('/report/share', 'GET')).status).toBe(405);
});

test('the server vouches only for a thing that the person shared by the phone itself, and for none that a page brought', async () => {
  const vouched = async (headers: Record<string, string>) =>
    (await shares('/report/share/3f1c', 'GET', headers)).headers.get('location');
  expect(await vouched({ 'Sec-Fetch-Site': 'none' })).toBe('/report?shared=3f1c');
  for (const site of ['cross-site', 'same-site', 'same-origin', ''])
    expect(await vouched({ 'Sec-Fetch-Site': site })).toBe('/report?shared=lost');
  expect(await vouched({})).toBe('/report?shared=lost');
});

/** The body as it goes over the wire. */
function compressed(address: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(address, rally.url), { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve(Buffer.concat(pieces)));
    });
    asked.on('error', reject).end();
  });
}

test('the first load of the reporters’ app, with its page, is at most 60 KB on the wire', async () => {
  const page = await compressed('/report');
  const named =
    gunzipSync(page)
      .toString()
      .match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? [];
  // The app's script, the early one, the words and the style.
  expect(named).toHaveLength(4);
  const files = await Promise.all(named.map(compressed));
  expect(files.reduce((sum, { length }) => sum + length, page.length)).toBeLessThanOrEqual(60_000);
});
