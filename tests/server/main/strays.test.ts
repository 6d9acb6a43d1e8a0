/** A real process with a promise that nobody waited for. */
import { spawnSync } from 'node:child_process';
import { jest } from '@jest/globals';
import { until } from '../feed/instance.js';
import { DIST } from '../../support/rally.js';
import { spawnedPrograms } from '../../support/spawned.js';

jest.setTimeout(120_000);

const programs = spawnedPrograms();

/** Settings by which a process runs this before its own program. */
const first = (program: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}`,
});

test('work that failed and that nobody waited for is logged once, under an id, and ends nothing', async () => {
  const server = await programs.serve(first(`process.on('SIGUSR2', () => void Promise.reject(new Error('adrift')))`));
  server.child.kill('SIGUSR2');
  await until('it is logged', () => server.stderr().includes('adrift'));
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  server.child.kill('SIGTERM');
  expect(await server.code).toBe(0);
  const lines = server.lines().map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toEqual([expect.objectContaining({ id: expect.any(String), level: 50 })]);
});

test('a start that fails after its store was opened says why, and ends with exit code 1', () => {
  // As server/start.mjs does: a program that is imported ends its process for a rejection that nobody hears, and by that alone.
  const program = `import net from 'node:net';
    net.Server.prototype.listen = () => { throw new Error('no door'); };
    void import('${new URL('server/main.js', DIST).href}');`;
  const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: programs.folder };
  const env = { PATH: process.env.PATH, ...settings };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { env });
  expect(status).toBe(1);
  expect(stderr.toString()).toContain('no door');
});
