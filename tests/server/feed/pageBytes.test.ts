import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { bytesOf } from '../../../server/feed/pageBytes.js';

const TEXT = '<p>Слава Україні!</p>\n'.repeat(200);

test('an answer’s codings are made when they are asked for, each once, and counted from then on', async () => {
  const page = bytesOf(TEXT);
  const plain = Buffer.byteLength(TEXT);
  expect([page.atHand('br'), page.atHand('gzip'), page.size]).toEqual([null, null, plain]);
  const [br, again, gzip] = await Promise.all([page.coded('br'), page.coded('br'), page.coded('gzip')]);
  expect(again).toBe(br);
  expect([brotliDecompressSync(br).toString(), gunzipSync(gzip).toString()]).toEqual([TEXT, TEXT]);
  expect([page.atHand('br'), page.size]).toEqual([br, plain + br.length + gzip.length]);
});

test('an answer that lasts as long as the process is compressed as well as can be', async () => {
  const text = Array.from({ length: 500 }, (_, n) => `number ${n} of ${n * n} `).join('');
  const [usual, best] = [bytesOf(text), bytesOf(text, { isLasting: true })];
  expect(best.etag).toBe(usual.etag);
  expect((await best.coded('br')).length).toBeLessThan((await usual.coded('br')).length);
});

test('a page that is compressed once more has fewer bytes of the same text from then on', async () => {
  const text = Array.from({ length: 500 }, (_, n) => `<p>Entry ${n} of ${n * n}</p>`).join('');
  const page = bytesOf(text);
  expect(page.isBest).toBe(true);
  const first = await page.coded('br');
  expect(page.isBest).toBe(false);
  await page.improve();
  const better = page.atHand('br');
  expect(better!.length).toBeLessThan(first.length);
  expect(brotliDecompressSync(better!).toString()).toBe(text);
  expect([page.isBest, page.size]).toEqual([true, Buffer.byteLength(text) + better!.length]);
});

test('a compression that fails is not kept: the next who asks has it made again', async () => {
  const page = bytesOf(TEXT);
  Object.defineProperty(page, 'body', { value: {}, configurable: true });
  await expect(page.coded('gzip')).rejects.toThrow();
  await expect(page.coded('br')).rejects.toThrow();
  Object.defineProperty(page, 'body', { value: Buffer.from(TEXT) });
  expect(gunzipSync(await page.coded('gzip')).toString()).toBe(TEXT);
  expect(brotliDecompressSync(await page.coded('br')).toString()).toBe(TEXT);
});
