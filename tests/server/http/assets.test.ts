/** The built scripts and styles as they go out. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { startRally, type Rally } from '../../support/rally.js';

let rally: Rally;
beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop());

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Asks without fetch, which would decompress the answer. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, rally.url), { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject).end();
  });
}

test('a script goes out compressed or plain as it is asked for, may be kept for ever, and sets no cookie', async () => {
  const { script } = rally.parts.assets.reader;
  const plain = await get(script);
  const small = await get(script, { 'Accept-Encoding': 'deflate, gzip' });
  const smallest = await get(script, { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
  expect(plain).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: expect.stringContaining('Accept-Encoding') });
  expect(gunzipSync(small.body).equals(plain.body)).toBe(true);
  expect(smallest.headers).toMatchObject({ 'content-encoding': 'br' });
  expect(brotliDecompressSync(smallest.body).equals(plain.body)).toBe(true);
  expect(smallest.body.length).toBeLessThan(small.body.length);
  for (const { headers } of [plain, small, smallest]) {
    expect(headers['content-type']).toMatch(/javascript/);
    expect(headers['set-cookie']).toBeUndefined();
  }
});

test('a script goes out without the headers of a page, and with a policy under which it may do nothing as one', async () => {
  const { headers } = await get(rally.parts.assets.reporter.script, { 'Accept-Encoding': 'gzip' });
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  });
  for (const name of ['permissions-policy', 'referrer-policy', 'cross-origin-opener-policy'])
    expect(headers).not.toHaveProperty(name);
});

test('HEAD of a style answers as GET without a body', async () => {
  const { style } = rally.parts.assets.frame;
  const { status, headers, body } = await get(style, { 'Accept-Encoding': 'gzip' }, 'HEAD');
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/css/);
  expect(body).toHaveLength(0);
});

test.each(['/assets/nothing.js', '/assets/', '/assets/../server/main.js', '/assets/%2e%2e/stamp', '/assets/%ff'])(
  'the asset address %s is 404',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('a page is the same compressed and plain', async () => {
  const slug = await rally.blog();
  const plain = await get(`/live/${slug}`, { 'Accept-Encoding': 'gzip;q=0' });
  const small = await get(`/live/${slug}`, { 'Accept-Encoding': 'gzip' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(gunzipSync(small.body).equals(plain.body)).toBe(true);
  expect(small.headers.etag).toBe(plain.headers.etag);
});

describe('the search of faces', () => {
  const files = [
    'thread.js',
    'blazeface.json',
    'blazeface.bin',
    'tfjs-backend-wasm.wasm',
    'tfjs-backend-wasm-simd.wasm',
  ];

  test.each(files)('has %s in its folder, compressed, to be kept for ever', async (name) => {
    const { status, headers } = await get(rally.parts.assets.installed.faces + name, { 'Accept-Encoding': 'gzip' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      // A worker has the policy of its own answer: our own addresses alone, WebAssembly, and no eval.
      'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    });
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('has WebAssembly under its own type, and nothing outside of its folder', async () => {
    const { faces } = rally.parts.assets.installed;
    expect((await get(`${faces}tfjs-backend-wasm.wasm`)).headers['content-type']).toBe('application/wasm');
    for (const name of ['nothing.js', '../../stamp', '%2e%2e/%2e%2e/assets/x.js'])
      expect((await get(faces + name)).status).toBe(404);
  });

  test('is in no list of files that the app’s worker installs', async () => {
    const worker = (await get('/report/worker.js')).body.toString();
    const [, json = ''] = /^const RALLYLINE_SHELL=(.*);$/m.exec(worker) ?? [];
    const { files: installed, faces } = JSON.parse(json) as { files: string[]; faces: string };
    expect(faces).toBe(rally.parts.assets.installed.faces);
    expect(installed.filter((address) => address.startsWith('/report/faces'))).toEqual([]);
  });
});
