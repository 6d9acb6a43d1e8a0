/** The server's program, as the operator meets it: its first start, and its stop by a signal. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Rallyline } from '../../client/program/rallyline.js';
import { update } from '../support/rally.js';
import { spawnedPrograms } from '../support/spawned.js';
import { until } from './feed/instance.js';
import { joinRaw } from './socket/rawReader.js';

jest.setTimeout(60_000);

const programs = spawnedPrograms();

test('the first start on an empty store writes the owner’s link, once, to a file that the owner alone can read', async () => {
  const first = await programs.serve();
  const file = path.join(programs.folder, 'owner-link');
  await until('the link is shown', () => first.stdout().includes(file));
  expect(first.stdout()).not.toContain('join#');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const link = await readFile(file, 'utf8');
  expect(link).toMatch(/^http:\/\/localhost:\d+\/join#[\w-]{43}\n$/);
  first.child.kill('SIGTERM');
  expect(await first.code).toBe(0);
  const second = await programs.serve();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(second.stdout()).not.toContain('owner');
  expect(await readFile(file, 'utf8')).toBe(link);
});

test('a signal that comes twice, as npm hands it on beside the terminal, stops the server no harder than one', async () => {
  const { child, code } = await programs.serve();
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGINT');
  expect(await code).toBe(0);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while entries are posted ends the server with exit code 0 in time, and every acknowledged entry is there',
  async (signal) => {
    await programs.cli('blog', 'create', 'baku', '--title', 'Baku', '--status', 'live', '--visibility', 'public');
    const token = await programs.cli('token', 'baku', '--name', 'Ann');
    const server = await programs.serve();
    const reader = await joinRaw(server.url, { blog: 'baku' });
    const accepted: string[] = [];
    let going = true;
    const posting = Array.from({ length: 3 }, async () => {
      while (going) {
        const response = await fetch(`${server.url}/api/v1/blogs/baku/entries`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify(update()),
        }).catch(() => null);
        if (response === null) return;
        if (response.status === 201) accepted.push(((await response.json()) as { id: string }).id);
      }
    });
    await until('some are accepted', () => accepted.length > 5, 15_000);
    const asked = Date.now();
    server.child.kill(signal);
    expect(await server.code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    going = false;
    await Promise.all(posting);
    await until('the reader is let go', () => reader.closed);
    expect(server.stderr()).toBe('');
    const again = await programs.serve();
    const found = new Set<string>();
    for await (const { id } of new Rallyline(again.url).blog('baku').entries({ limit: 100 })) found.add(id);
    expect(accepted.filter((id) => !found.has(id))).toEqual([]);
  },
);
