/** The signature, verified by the very lines that docs/WEBHOOKS.md gives to receivers. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newSecret, signatureOf } from '../../../server/outlets/signature.js';

type IsOurs = (header: string, body: string | Buffer, secret: string, now?: number) => boolean;

const DOCUMENT = path.resolve(import.meta.dirname, '../../../docs/WEBHOOKS.md');
const NOW = Date.parse('2022-02-27T12:00:00.000Z');
const T = NOW / 1_000;
const BODY = JSON.stringify({ blog: 'baku', entry: { text: 'Вони співають.' } });

let folder: string;
let isOurs: IsOurs;
let lines: string[];
beforeAll(async () => {
  const [, code = ''] = /```js\n([^`]*(?:`[^`]+`[^`]*)*?)```/.exec(await readFile(DOCUMENT, 'utf8')) ?? [];
  lines = code.trim().split('\n');
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-webhooks-'));
  const file = path.join(folder, 'receiver.mjs');
  await writeFile(file, code);
  ({ isOurs } = (await import(pathToFileURL(file).href)) as { isOurs: IsOurs });
});
afterAll(() => rm(folder, { recursive: true }));

test('the documented lines take what we sign, as a text and as bytes, and are some ten', () => {
  const header = signatureOf(['secret'], T, BODY);
  expect(isOurs(header, BODY, 'secret', NOW)).toBe(true);
  expect(isOurs(header, Buffer.from(BODY), 'secret', NOW)).toBe(true);
  expect(lines.filter((line) => line.startsWith('  ')).length).toBeLessThanOrEqual(10);
});

test('while two secrets are in force a receiver with either of them takes the request', () => {
  const header = signatureOf(['new', 'former'], T, BODY);
  expect(['new', 'former', 'older'].map((secret) => isOurs(header, BODY, secret, NOW))).toEqual([true, true, false]);
});

test.each([
  ['another body', signatureOf(['secret'], T, BODY), `${BODY} `, 0],
  ['another time', signatureOf(['secret'], T, BODY).replace(`t=${T}`, `t=${T + 1}`), BODY, 0],
  ['a recording of ten minutes ago', signatureOf(['secret'], T, BODY), BODY, 600_000],
  ['no signature', `t=${T}`, BODY, 0],
  ['half of a signature', signatureOf(['secret'], T, BODY).slice(0, -10), BODY, 0],
  ['nothing', '', BODY, 0],
])('the documented lines refuse %s', (_what, header, body, later) => {
  expect(isOurs(header, body, 'secret', NOW + later)).toBe(false);
});

test('secrets are random, and have no character that a setting or a shell would change', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(one).not.toBe(other);
  for (const secret of [one, other]) expect(secret).toMatch(/^[\w-]{43}$/);
});
