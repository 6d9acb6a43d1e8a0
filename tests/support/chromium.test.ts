import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumPath } from './chromium.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-programs-'));
  await program('chromium-browser', 'exit 0');
  await program('chromium', 'echo "please install the snap" >&2; exit 10');
});

afterAll(() => rm(folder, { recursive: true }));

async function program(name: string, line: string): Promise<void> {
  await writeFile(path.join(folder, name), `#!/bin/sh\n${line}\n`);
  await chmod(path.join(folder, name), 0o755);
}

test('a browser in CHROMIUM_PATH is preferred to a browser on PATH', () => {
  const chosen = path.join(folder, 'chromium-browser');
  expect(chromiumPath({ CHROMIUM_PATH: chosen, PATH: '/usr/bin' })).toBe(chosen);
});

test('the search for a browser passes over a program that does not run', () => {
  expect(chromiumPath({ PATH: folder })).toBe(path.join(folder, 'chromium-browser'));
});

test('the search for a browser names in one line what is missing', () => {
  expect(() => chromiumPath({ PATH: '/nowhere' })).toThrow(
    /^Tests need chromium: neither CHROMIUM_PATH nor PATH .*\.$/,
  );
  expect(() => chromiumPath({ CHROMIUM_PATH: '/nowhere/chromium', PATH: folder })).toThrow(
    'CHROMIUM_PATH is /nowhere/chromium, which does not run.',
  );
});

test('the tests find their browser on this machine', () => {
  expect(chromiumPath()).toMatch(/chrom/);
});
