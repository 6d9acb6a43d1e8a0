/** A server with a blog of 25 entries and a retracted one, for tests of readers' answers by HTTP. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../../support/rally.js';

export let rally: Rally;

export let blog: string;

export let token: string;

export let editor: string;

export let epoch: string;

export const ids: string[] = [];

export let gone: string;

export const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });

/** Asks without fetch, which would set Host and decompress by itself. */
export function wire(address: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = request(rally.url + address, { headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject).end();
  });
}

export const publicAddresses = () => [
  '/',
  `/live/${blog}`,
  `/live/${blog}?lang=uk`,
  `/live/${blog}?before=10`,
  `/live/${blog}/entries/${ids[0]!}`,
  '/robots.txt',
  '/sitemap.xml',
  '/news-sitemap.xml',
  `/api/v1/blogs`,
  `/api/v1/blogs/${blog}`,
  `/api/v1/blogs/${blog}/entries`,
  `/api/v1/blogs/${blog}/changes?since=0`,
];

/** Starts the server for the tests of a file, with the entries posted. */
export function standWithEntries(): void {
  // Each post is on the disk before it is acknowledged, and disks are shared.
  jest.setTimeout(30_000);
  beforeAll(async () => {
    rally = await startRally();
    blog = await rally.blog();
    token = await rally.token(blog, 'Ann');
    editor = await rally.token(blog, 'Eve', 'editor');
    for (let n = 0; n < 25; n += 1) ids.push((await rally.post(token, blog, { text: `Number ${n}` })).id);
    gone = (await rally.post(token, blog, { text: 'a secret name' })).id;
    await rally.send(token, 'DELETE', `/api/v1/blogs/${blog}/entries/${gone}`, { command: randomUUID() });
    ({ epoch } = (await rally.parts.store.journal.blog(blog))!);
  });
  afterAll(() => rally.stop(), 10_000);
}
