import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { offences, type SourceFile } from './support/importOffences.js';
import { importsOf } from './support/importsOf.js';

const root = path.dirname(import.meta.dirname);

describe('the table of imports', () => {
  test('every file of server/, shared/ and client/ imports only what the table of imports allows, without a cycle', () => {
    const sources = ['server', 'shared', 'client'].flatMap(sourcesBelow);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(50);
    expect(offences(sources)).toEqual([]);
  });

  test.each([
    ['shared/entry.ts', '../server/feed/feed.js', /shared may import/],
    ['shared/entry.ts', './parse.js', /shared may import/],
    ['shared/protocol/desk.ts', '../refusals.js', /types only/],
    ['server/feed/feed.ts', '../newsroom.js', /feed may import/],
    ['server/feed/feed.ts', '../storage/sqlite/journal.js', /feed may import/],
    ['server/newsroom/post.ts', '../auth/identity.js', /newsroom may import/],
    ['server/newsroom/post.ts', '../render/markdown.js', /types only/],
    ['server/http/api.ts', '../socket/readers.js', /http may import/],
    ['server/http/api.ts', '../storage/sqlite/journal.js', /http may import/],
    ['server/socket/desk.ts', '../storage/sqlite/migrations.js', /socket may import/],
    ['server/app.ts', './bus/localBus.js', /app may import/],
    ['server/cli.ts', './storage/sqlite/store.js', /programs may import/],
    ['client/reader/reader.ts', '../../shared/parse.js', /reader may import/],
    ['client/reader/reader.ts', '../reporter/outbox.js', /reader may import/],
    ['client/feed/timeline.ts', '../reader/reader.js', /client feed may import/],
    ['client/reporter/app.tsx', '../../server/render/views.js', /reporter may import/],
    ['server/render/page.tsx', 'express', /only server\/app\//],
    ['server/storage/ports.ts', 'better-sqlite3', /only server\/storage\//],
    ['server/storage/redisJournal.ts', 'ioredis', /only server\/bus\/redisBus\.ts/],
    ['shared/entry.ts', 'node:crypto', /only server\//],
    ['shared/protocol/desk.ts', 'zod/mini', /only shared\/parse/],
    ['client/reader/reader.ts', 'preact/hooks', /only server\/render\//],
    ['server/feed/feed.ts', 'left-pad', /no door/],
  ])('an import by %s of %s is an offence', (file, from, rule) => {
    const [offence, ...others] = offences([{ file, imports: [{ from, typeOnly: false }] }]);
    expect(others).toEqual([]);
    expect(offence).toMatch(rule);
    expect(offence).toContain(file);
  });

  test('a file in no room of the table is an offence', () => {
    expect(offences([{ file: 'server/helpers.ts', imports: [] }])).toEqual([
      'server/helpers.ts is in no room of the table',
    ]);
  });

  test('a cycle of imports is an offence that names its files, even where it imports types alone', () => {
    const sources = [
      { file: 'server/feed/a.ts', imports: [{ from: './b.js', typeOnly: false }] },
      { file: 'server/feed/b.ts', imports: [{ from: './c.js', typeOnly: true }] },
      { file: 'server/feed/c.tsx', imports: [{ from: './b.js', typeOnly: false }] },
    ];
    expect(offences(sources)).toEqual(['cycle: server/feed/b.ts -> server/feed/c.tsx -> server/feed/b.ts']);
  });

  test('imports that the table allows are no offences', () => {
    const allowed = [
      ['server/newsroom/post.ts', '../render/markdown.js', true],
      ['server/http/api.ts', '../storage/ports.js', false],
      ['server/http/fast.ts', '../feed/pages.js', false],
      ['server/parts.ts', './storage/sqlite/journal.js', false],
      ['client/reporter/app.tsx', '../../shared/parse.js', false],
      ['client/reader/reader.ts', './reader.css', false],
      ['server/storage/sqlite/engine/connections.ts', 'better-sqlite3', false],
    ] as const;
    const sources = allowed.map(([file, from, typeOnly]) => ({ file, imports: [{ from, typeOnly }] }));
    expect(offences(sources)).toEqual([]);
  });
});

test('importsOf finds every form of import', () => {
  const text = `
    import a from 'a'; import { type B } from 'b'; import type { C } from 'c'; import 'd';
    export * from 'e'; export type { F } from 'f';
    const g = await import('g'); let h: import('h').H; const i = await import(name);`;
  expect(importsOf('x.ts', text)).toEqual([
    { from: 'a', typeOnly: false },
    { from: 'b', typeOnly: false },
    { from: 'c', typeOnly: true },
    { from: 'd', typeOnly: false },
    { from: 'e', typeOnly: false },
    { from: 'f', typeOnly: true },
    { from: 'g', typeOnly: false },
    { from: 'h', typeOnly: true },
    { from: '(computed)', typeOnly: false },
  ]);
});

function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .map((file) => ({ file, imports: importsOf(file, readFileSync(path.join(root, file), 'utf8')) }));
}
