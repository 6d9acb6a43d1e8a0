/** The operator's commands, with real processes. */
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { update } from '../support/rally.js';
import { spawnedPrograms } from '../support/spawned.js';
import { until } from './feed/instance.js';
import { joinRaw } from './socket/rawReader.js';

jest.setTimeout(60_000);

const programs = spawnedPrograms();

test("the operator's commands work beside a running server, and readers hear of their changes", async () => {
  const server = await programs.serve();
  const create = () =>
    programs.cli('blog', 'create', 'baku', '--title', 'Baku', '--languages', 'en,uk', '--time-zone', 'Asia/Baku');
  expect(await create()).toBe('http://localhost:0/live/baku');
  // A script that was cut off may begin anew: the blog that stands as asked is its answer.
  expect(await create()).toBe('http://localhost:0/live/baku');
  expect(await programs.cli('blog', 'list')).toBe('baku\tannounced\tdesk\tBaku');
  expect((await fetch(`${server.url}/live/baku`)).status).toBe(404);
  await programs.cli('blog', 'set', 'baku', '--status', 'live', '--visibility', 'public');
  await programs.cli('blog', 'set', 'baku', '--faces-required', 'yes', '--sites', 'News.example/live, localhost:8000');
  const blog = async () =>
    (await (await fetch(`${server.url}/api/v1/blogs/baku`)).json()) as { facesRequired?: true; sites?: string[] };
  await until('it is public, with both changes', async () => (await blog()).facesRequired === true, 15_000);
  expect((await blog()).sites).toEqual(['https://news.example', 'http://localhost:8000']);
  await programs.cli('blog', 'set', 'baku', '--sites', '');
  await until('all may embed it', async () => (await blog()).sites === undefined, 15_000);
  const reader = await joinRaw(server.url, { blog: 'baku' });
  const token = await programs.cli('token', 'baku', '--name', 'Ann');
  expect(token).toMatch(/^[\w-]{43}$/);
  const post = () =>
    fetch(`${server.url}/api/v1/blogs/baku/entries`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(update()),
    });
  const { id } = (await (await post()).json()) as { id: string };
  await programs.cli('takedown', 'baku', id);
  const isGone = () => JSON.stringify(reader.named('frame').at(-1)?.deltas ?? '').includes('gone');
  await until('the reader hears it', isGone);
  expect((await fetch(`${server.url}/live/baku/entries/${id}`)).status).toBe(410);
  expect(await programs.cli('verify', 'baku')).toMatch(/whole: \d+ changes, 1 of them emptied/);

  const devices = (await programs.cli('devices')).split('\n').map((line) => line.split('\t'));
  expect(devices).toEqual([[expect.any(String), 'baku', 'reporter', 'token', expect.stringMatching(/^seen /), 'Ann']]);
  await programs.cli('revoke', devices[0]![0]!);
  expect((await post()).status).toBe(401);
  expect(await programs.cli('invite', 'baku', '--name', 'Bob')).toMatch(/^http:\/\/localhost:0\/join#[\w-]{43}$/);
  expect(await programs.cli('owner-link')).toMatch(/\/join#[\w-]{43}$/);
  expect(await programs.cli('owner-link', '--name', 'Nərgiz')).toMatch(/\/join#[\w-]{43}$/);
  // This is the same person: byline and role are the same.
  await programs.cli('token', 'baku', '--name', 'Ann');
  expect(await programs.cli('devices')).toMatch(/revoked/);
});

test.each([
  [['--publisher', 'News'], { name: 'News', contact: '' }],
  [['--contact', 'news@example.org'], { name: 'Rallyline', contact: 'news@example.org' }],
])('blog create %p leaves the rest of the publisher to the site', async (flags, publisher) => {
  await programs.cli('blog', 'create', 'baku', '--title', 'Baku', '--visibility', 'public', ...flags);
  const { url } = await programs.serve();
  expect(await (await fetch(`${url}/api/v1/blogs/baku`)).json()).toMatchObject({ publisher });
});

test.each([
  [[], 0],
  [['--help'], 0],
  [['dance'], 2],
  [['token', 'baku'], 2],
  [['token', 'nowhere', '--name', 'Ann'], 2],
  [['token', 'baku', '--name', 'Ann', '--role', 'owner'], 2],
  [['blog', 'create', 'UPPER', '--title', 'x'], 1],
  [['blog', 'create', 'baku', '--title', 'x', '--colour', 'red'], 2],
  [['blog', 'create', 'baku', '--title', 'x', '--faces-required', 'maybe'], 2],
  [['blog', 'create', 'baku', '--title', 'x', '--translations', '{uk'], 2],
  [['blog', 'set', 'nowhere', '--title', 'x'], 2],
  [['verify', 'nowhere'], 1],
  [['takedown', 'nowhere', 'x'], 1],
  [['revoke', 'nobody'], 2],
  [['invite', 'baku', '--name', 'Bob', '--expires', 'soon'], 2],
  [['webhook', 'secret'], 2],
  [['webhook', 'secret', 'nobody'], 1],
  [['webhook', 'resume', 'nobody'], 1],
] as [string[], number][])('rallyline %p says what is wrong in words, and ends with %d', async (args, expected) => {
  const { stdout, stderr, code } = programs.run('cli', args);
  expect(await code).toBe(expected);
  expect(expected === 0 ? stderr() : stdout()).toBe('');
  expect(stderr()).not.toMatch(/\n {4}at /);
  if (expected !== 0) expect(stderr().length).toBeGreaterThan(10);
});

test('the usage of blog create names every flag that README lists for it', async () => {
  const page = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const row = page.split('\n').find((line) => line.startsWith('| `blog create ')) ?? '';
  const listed = [...row.matchAll(/--[\w-]+/g)].map(([flag]) => flag);
  expect(listed).toHaveLength(15);
  const { stdout, code } = programs.run('cli', ['--help']);
  expect(await code).toBe(0);
  const usage =
    stdout()
      .split('\n')
      .find((line) => line.includes('blog create <slug>')) ?? '';
  expect([...usage.matchAll(/--[\w-]+/g)].map(([flag]) => flag).toSorted()).toEqual(listed.toSorted());
});
