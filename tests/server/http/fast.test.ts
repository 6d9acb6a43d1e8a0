/** Cached pages, as they go over the line. */
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';

let rally: Rally;
beforeAll(async () => {
  rally = await startRally();
});
afterAll(() => rally.stop());

interface Answer {
  body: Buffer;
  length: number;
  etag: string;
}

/** Asks as a browser over https does, and leaves the bytes as they come. */
function ask(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(rally.url + path, { headers: { 'Accept-Encoding': 'br' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { 'content-length': length, etag = '' } = answer.headers;
        resolve({ body: Buffer.concat(chunks), length: Number(length), etag });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('a page that stays has fewer bytes for the next who asks than for the first', async () => {
  const slug = await rally.blog();
  await rally.post(await rally.token(slug, 'Ann'), slug, { text: 'People come to the square.' });
  const first = await ask(`/live/${slug}`);
  let later = first;
  await until('a thread has made fewer', async () => {
    later = await ask(`/live/${slug}`);
    return later.body.length !== first.body.length;
  });
  expect(later.body.length).toBeLessThan(first.body.length);
  expect([first.length, later.length]).toEqual([first.body.length, later.body.length]);
  expect(brotliDecompressSync(later.body).equals(brotliDecompressSync(first.body))).toBe(true);
  expect(later.etag).toBe(first.etag);
});
