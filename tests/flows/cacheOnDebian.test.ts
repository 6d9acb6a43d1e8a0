/** docs/CACHE.md on the machine of docs/INSTALL.md: readers come through Caddy and nginx, set up by the page's own lines. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, jest } from '@jest/globals';
import { readEnv } from '../support/compose.js';
import { startCaddy, type Caddy } from '../support/caddy.js';
import { freePort } from '../support/program.js';
import { nginxPorts, startNginx } from '../support/nginx.js';
import { linesOf, runLines, standIns } from '../support/pageLines.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(120_000);

/** Two workers of Debian's nginx as it comes carry 768 readers: the next are turned away. */
const READERS = 1_000;

let machine: string;
let settings: Record<string, string>;
let rally: Rally;
let caddy: Caddy;
/** The last that was started is closed first. */
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  machine = await mkdtemp(path.join(tmpdir(), 'rallyline-cached-'));
  closing.unshift(() => rm(machine, { recursive: true }));
  await mkdir(path.join(machine, 'etc/caddy'), { recursive: true });
  await copyFile(path.join(import.meta.dirname, '../../docs/install/Caddyfile'), caddyfile());
  const [, begun = ''] = /<<END\n([^]*?)END\n/.exec(await linesOf('INSTALL.md', 'settings')) ?? [];
  await writeFile(path.join(machine, 'etc/rallyline.env'), begun);
  await standIns(machine, { systemctl: '' });
  for (const name of ['settings', 'caddy']) await runLines(await linesOf('CACHE.md', name), machine);
  settings = readEnv(await readFile(path.join(machine, 'etc/rallyline.env'), 'utf8'));
  const ports = await nginxPorts();
  const { TRUST_PROXY = '', PURGE_URL = '' } = settings;
  rally = await startRally({ env: { TRUST_PROXY, PURGE_URL: PURGE_URL.replace('8081', String(ports.purgePort)) } });
  closing.unshift(() => rally.stop());
  const nginx = await startNginx({ ...ports, origin: rally.port });
  closing.unshift(nginx.close);
  caddy = await startInFront(ports.port);
  closing.unshift(caddy.close);
}, 120_000);

afterAll(async () => {
  for (const close of closing) await close();
}, 60_000);

const caddyfile = () => path.join(machine, 'etc/caddy/Caddyfile');

/** Starts Caddy by the machine's Caddyfile, without a certificate and on a port of the test. */
async function startInFront(cache: number): Promise<Caddy> {
  const port = await freePort();
  const text = await readFile(caddyfile(), 'utf8');
  const parts = [/^\{$/m, /^live\.example\.org \{$/m, /^\treverse_proxy 127\.0\.0\.1:8080 \{$/m];
  const by = [`{\nadmin off\nhttp_port ${port}`, `http://localhost:${port} {`, `\treverse_proxy 127.0.0.1:${cache} {`];
  for (const part of parts) expect(text).toMatch(part);
  await writeFile(
    caddyfile(),
    parts.reduce((whole, part, n) => whole.replace(part, by[n]!), text),
  );
  return startCaddy({ readers: [], reporters: [], port, config: caddyfile() });
}

test('the page’s lines say each setting once, and leave the others as INSTALL made them', async () => {
  const text = await readFile(path.join(machine, 'etc/rallyline.env'), 'utf8');
  expect(text.match(/^\w+(?==)/gm)).toEqual([...new Set(Object.keys(settings))]);
  expect(settings).toMatchObject({
    DATA_DIR: '/var/lib/rallyline',
    TRUST_PROXY: 'loopback',
    PURGE_URL: 'http://127.0.0.1:8081/purge',
  });
});

test('a page comes from the cache that Caddy passes to', async () => {
  const blog = await rally.blog();
  const seen: (string | null)[] = [];
  for (let times = 0; times < 2; times += 1) {
    const answer = await fetch(`${caddy.url}/live/${blog}`);
    expect(answer.status).toBe(200);
    seen.push(answer.headers.get('x-cache'));
  }
  expect(seen).toEqual(['MISS', 'HIT']);
});

test('a thousand readers hear by stream through two workers of nginx, and a page still comes', async () => {
  const blog = await rally.blog();
  const leaving = new AbortController();
  const { signal } = leaving;
  const streams = Array.from({ length: READERS }, async () => {
    const { status, body } = await fetch(`${caddy.url}/api/v1/blogs/${blog}/stream`, { signal });
    const piece = await body?.getReader().read();
    return [status, new TextDecoder().decode(piece?.value).includes('event: hello')];
  });
  const heard = await Promise.allSettled(streams);
  const right = heard.filter((one) => one.status === 'fulfilled' && one.value.join() === '200,true');
  expect(right).toHaveLength(READERS);
  expect((await fetch(`${caddy.url}/live/${blog}`)).status).toBe(200);
  leaving.abort();
});
