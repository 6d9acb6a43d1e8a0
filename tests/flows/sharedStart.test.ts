/** Servers that start at once over one empty PostgreSQL and one folder. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { eventually } from '../support/photos/eventually.js';
import { startPostgres, type Postgres } from '../support/postgres.js';
import { freePort } from '../support/program.js';
import { DIST } from '../support/rally.js';

jest.setTimeout(300_000);

const SOON = 120_000;

let postgres: Postgres;
let folder: string;
let url: string;

beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-start-'));
  url = await postgres.database();
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

test('three servers that start at once over an empty store show one owner’s link, and it works', async () => {
  const starts = await Promise.all(
    [1, 2, 3].map(async () => {
      const port = await freePort();
      const env = { ...process.env, PORT: `${port}`, HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: url };
      const child = spawn(process.execPath, [new URL('server/main.js', DIST).pathname], { env });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      return { child, port, said: () => said };
    }),
  );
  try {
    const up = async () => starts.every(({ said }) => said().includes('serves on'));
    await eventually(up, SOON);
    const link = path.join(folder, 'owner-link');
    await eventually(async () => existsSync(link) && starts.some(({ said }) => said().includes(link)), SOON);
    // A server that would have shown another link had the time of a whole answer to do so.
    for (const { port } of starts) expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect(starts.filter(({ said }) => said().includes(link))).toHaveLength(1);
    const secret = (await readFile(link, 'utf8')).trim().split('#')[1]!;
    const at = `http://127.0.0.1:${starts[1]!.port}`;
    const redeemed = await fetch(`${at}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Rallyline': '1', Origin: at },
      body: JSON.stringify({ invitation: secret, attempt: 'a'.repeat(43) }),
    });
    expect(redeemed.status).toBe(200);
  } finally {
    for (const { child } of starts) child.kill('SIGKILL');
  }
});
