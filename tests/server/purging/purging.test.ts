import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { readConfig } from '../../../server/config.js';
import { OPERATOR, operatorsNewsroom } from '../../../server/cli/operator.js';
import { createLog } from '../../../server/log.js';
import { PurgeRequests } from '../../../server/purging/requests.js';
import { photographed, readyPhoto } from '../../support/photographed.js';
import { freePort } from '../../support/program.js';
import { startRally, type Rally } from '../../support/rally.js';
import { hurryServer } from '../../support/serverTimers.js';

jest.setTimeout(60_000);

interface Asked {
  method: string | undefined;
  url: string | undefined;
  keys: unknown;
  authorization: string | undefined;
  body: string;
}

/** A real server in the cache's place; `answer` decides what it says. */
const asked: Asked[] = [];
let answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();
const cache = createServer((request: IncomingMessage, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { method, url, headers } = request;
    asked.push({ method, url, keys: headers['surrogate-key'], authorization: headers.authorization, body });
    answer(response);
  });
});
let rally: Rally;
let port: number;
let asUsual: () => void;

beforeAll(async () => {
  // The second call of a purge comes 2.5 s after the first.
  asUsual = await hurryServer(2_500);
  cache.listen(0, '127.0.0.1');
  await once(cache, 'listening');
  ({ port } = cache.address() as AddressInfo);
  rally = await startRally({ env: { PURGE_URL: `http://desk:s3cret@127.0.0.1:${port}/purge` } });
});

afterAll(async () => {
  asUsual();
  await rally.stop();
  cache.closeAllConnections();
  cache.close();
});

afterEach(() => {
  answer = (response) => response.writeHead(204).end();
});

/** Requests to the cache about a blog. */
const askedFor = (blog: string): Asked[] => asked.filter(({ body }) => body.includes(blog));

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000 && !holds(); waited += 50) await new Promise((done) => setTimeout(done, 50));
  expect(holds()).toBe(true);
}

async function told(): Promise<{ blog: string; id: string; editor: string }> {
  const blog = await rally.blog();
  const editor = await rally.token(blog, 'Eve', 'editor');
  const { id } = await rally.post(editor, blog);
  return { blog, id, editor };
}

test('[T1] a takedown tells the cache the tag of its blog, with the password as a header, and once more a little later', async () => {
  const { blog, id, editor } = await told();
  await rally.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, { command: crypto.randomUUID() });
  await until(() => askedFor(blog).length >= 2);
  const [first] = askedFor(blog);
  expect(first).toEqual({
    method: 'POST',
    url: '/purge',
    keys: `rallyline rallyline-${blog}`,
    authorization: `Basic ${Buffer.from('desk:s3cret').toString('base64')}`,
    body: JSON.stringify({ tags: ['rallyline', `rallyline-${blog}`] }),
  });
});

test('a retraction, a photo taken down and a blog that leaves the public purge the cache; a post and a revision do not', async () => {
  const { blog, id, editor } = await told();
  const entries = `/api/v1/blogs/${blog}/entries`;
  const picture = readyPhoto('a');
  await photographed(rally, blog, id, [picture]);
  await rally.send(editor, 'PATCH', `${entries}/${id}`, { command: crypto.randomUUID(), rev: 1, text: 'Mended.' });
  const other = await rally.post(editor, blog);
  // The requests for those changes, had there been any, would have arrived before this one.
  const signal = await told();
  await rally.send(signal.editor, 'DELETE', `/api/v1/blogs/${signal.blog}/entries/${signal.id}`, {
    command: crypto.randomUUID(),
  });
  await until(() => askedFor(signal.blog).length >= 2);
  expect(askedFor(blog)).toEqual([]);

  const takedown = { command: crypto.randomUUID(), media: picture.id };
  expect((await rally.send(editor, 'POST', `${entries}/${id}/takedown`, takedown)).status).toBe(201);
  await until(() => askedFor(blog).length >= 2);
  const before = askedFor(blog).length;
  await rally.send(editor, 'DELETE', `${entries}/${other.id}`, { command: crypto.randomUUID() });
  await until(() => askedFor(blog).length >= before + 2);

  const hidden = await told();
  const { rev } = (await rally.parts.store.journal.blog(hidden.blog))!;
  const change = { command: crypto.randomUUID(), blog: hidden.blog, rev, visibility: 'desk' as const };
  await operatorsNewsroom(rally.parts).blog(OPERATOR, change);
  await until(() => askedFor(hidden.blog).length >= 2);
});

test('a cache that does not answer a purge delays no receipt, and is asked again until it does', async () => {
  const { blog, id, editor } = await told();
  let refused = 0;
  answer = (response) => {
    if (refused++ < 2) response.writeHead(503).end();
    else response.writeHead(200).end('ok');
  };
  const address = `/api/v1/blogs/${blog}/entries/${id}/takedown`;
  const taken = await rally.send(editor, 'POST', address, { command: crypto.randomUUID() });
  expect(taken.status).toBe(201);
  await until(() => askedFor(blog).length >= 4);
});

test('a cache that stays away is given up with one line that holds nothing of its address; nobody is followed elsewhere', async () => {
  const lines: unknown[] = [];
  const log = { ...createLog('silent', () => 'id'), warn: (...line: unknown[]) => void lines.push(line) };
  answer = (response) => response.writeHead(302, { Location: `http://127.0.0.1:${port}/elsewhere` }).end();
  const url = `http://desk:s3cret@127.0.0.1:${port}/moved?key=s3cret`;
  const requests = new PurgeRequests({ url, log, patienceMs: 600 });
  for (let times = 0; times < 100; times += 1) requests.purge('rally-moved');
  await until(() => lines.length > 0);
  await requests.stop();
  const far = new PurgeRequests({ url: `http://desk:s3cret@127.0.0.1:${await freePort()}/`, log, patienceMs: 0 });
  far.purge('rally-far');
  await until(() => lines.length >= 2);
  await far.stop();
  expect(asked.filter((one) => one.url === '/elsewhere')).toEqual([]);
  // A hundred at once make two requests, the one under way and one for the others, each repeated a few times.
  expect(askedFor('rally-moved').length).toBeLessThanOrEqual(12);
  expect(JSON.stringify(lines)).toContain('answered 302');
  expect(JSON.stringify(lines)).toContain('ECONNREFUSED');
  expect(JSON.stringify(lines)).not.toMatch(/s3cret|127\.0|moved/);
});

test('a PURGE_URL that is none is refused at once, and is not repeated: it may hold a password', () => {
  const { faults } = readConfig({ PURGE_URL: 'redis://desk:s3cret@cache' });
  expect(faults).toEqual([expect.stringMatching(/^PURGE_URL must be an address such as http/)]);
  expect(readConfig({ PURGE_URL: 'https://cache.example.org/purge?key=s3cret' }).faults).toEqual([]);
});

test('every public answer of a blog carries its tag, however its address is written; the desk carries none', async () => {
  const { blog, editor } = await told();
  const tagOf = async (address: string): Promise<string | null> => {
    const response = await rally.send(editor, 'GET', address);
    expect(response.headers.get('cache-tag')).toBe(response.headers.get('surrogate-key'));
    return response.headers.get('surrogate-key');
  };
  const page = encodeURIComponent(`${rally.parts.config.publicUrl}/live/${blog}`);
  const written = [`/live/${blog}`, `/live/%72${blog.slice(1)}`, `/LIVE/${blog}?lang=uk`, `/live/${blog}/`];
  const other = ['/feed.rss', '?before=9'].map((rest) => `/live/${blog}${rest}`);
  const further = [`/embed/${blog}/jsonld`, `/api/v1/blogs/${blog}/changes?since=0`, `/oembed?url=${page}`];
  // The first twice: as express answers it, and as the fast path does.
  for (const address of [written[0]!, ...written, ...other, ...further])
    expect([address, await tagOf(address)]).toEqual([address, `rallyline-${blog}`]);
  for (const address of ['/', '/api/v1/blogs']) expect(await tagOf(address)).toBe('rallyline');
  for (const address of ['/report', `/api/v1/blogs/${blog}/mine`, '/live/%0d%0aX-Bad:1'])
    expect([address, await tagOf(address)]).toEqual([address, null]);
});
