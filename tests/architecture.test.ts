/** Holds docs/ARCHITECTURE.md and the index of decisions to the tree, so that neither goes out of date unseen. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.dirname(import.meta.dirname);
const PAGE = read('docs/ARCHITECTURE.md');
const DECISIONS = 'docs/decisions';

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Returns the paths of our own that a text names in code marks. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:server|client|shared|tests|docs)\/[^`<]*)`/g)].map(([, named = '']) => named);
}

/** Returns the paths in the first cells of the page's tables: its rooms. */
const rooms = new Set(PAGE.split('\n').flatMap((line) => pathsIn(/^\| ([^|]*)\|/.exec(line)?.[1] ?? '')));

/** Returns the files and folders directly under a folder; a folder's name ends in '/'. */
function itemsOf(folder: string): string[] {
  const found = readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  return found.map((item) => `${folder}/${item.name}${item.isDirectory() ? '/' : ''}`);
}

/** Tells whether the folder holds the chapters of a file beside it, as server/app/ does of server/app.ts. */
function holdsChapters(item: string): boolean {
  const bare = item.replace(/\/$/, '');
  return bare !== item && ['.ts', '.tsx'].some((ending) => existsSync(path.join(ROOT, bare + ending)));
}

function unnamed(items: string[]): string[] {
  return items.filter((item) => !holdsChapters(item) && !rooms.has(item));
}

test('docs/ARCHITECTURE.md names only paths that exist', () => {
  const named = pathsIn(PAGE);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test.each(['server', 'client', 'shared'])(
  'docs/ARCHITECTURE.md has a row for each file and folder of %s/',
  (folder) => {
    expect(unnamed(itemsOf(folder))).toEqual([]);
  },
);

test('docs/ARCHITECTURE.md has a row for each folder within a room of server/', () => {
  const inner = itemsOf('server').flatMap((room) => (room.endsWith('/') ? itemsOf(room.slice(0, -1)) : []));
  const folders = inner.filter((item) => item.endsWith('/'));
  expect(folders.length).toBeGreaterThan(10);
  expect(unnamed(folders.filter((folder) => !/\/(build|demo)\//.test(folder)))).toEqual([]);
});

interface Line {
  file: string;
  number: string;
  title: string;
  status: string;
}

/** Returns the lines of the index of decisions. */
function indexed(): Line[] {
  const row = /^\| \[(\d+)\]\((\S+)\)\s*\| (.+?)\s*\| (.+?)\s*\|$/gm;
  const found = read(`${DECISIONS}/README.md`).matchAll(row);
  return [...found].map(([, number = '', file = '', title = '', status = '']) => ({ number, file, title, status }));
}

test('the index of decisions has a line with number and title for each record, in order', () => {
  const records = readdirSync(path.join(ROOT, DECISIONS)).filter((name) => /^\d{4}-/.test(name));
  const headings = records.sort().map((file) => `${file} # ${Number(file.slice(0, 4))}. `);
  expect(indexed().map(({ file, number }) => `${file} # ${number}. `)).toEqual(headings);
  for (const { file, number, title } of indexed()) {
    expect(read(`${DECISIONS}/${file}`).split('\n')[0]).toBe(`# ${number}. ${title}`);
  }
});

test('the index of decisions says of each record that it is accepted, amended or superseded, and by which one', () => {
  const files = new Set(indexed().map(({ file }) => file));
  for (const { status } of indexed()) {
    expect(status).toMatch(/^(accepted|(amended|superseded) by \[\d+\]\(\S+\)(, \[\d+\]\(\S+\))*)$/);
    for (const [, file = ''] of status.matchAll(/\((\S+?)\)/g)) expect(files).toContain(file);
  }
});
