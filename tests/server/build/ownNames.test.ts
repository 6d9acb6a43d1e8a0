/** The names that are written short in readers' scripts are ours alone, as they must be: server/build/ownNames.mjs. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../../');
const { OWN_NAMES } = (await import('../../../server/build/ownNames.mjs')) as { OWN_NAMES: string[] };

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const below = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => read(path.join(folder, file)));

/** Whether a declaration has a property of that name. */
const declares = (name: string, text: string): boolean =>
  new RegExp(`^\\s*(readonly )?["']?${name}["']?\\??[(:]`, 'm').test(text);

test('the short names hold no property of the platform', () => {
  const lib = path.dirname(createRequire(import.meta.url).resolve('typescript-6'));
  const files = readdirSync(lib).filter((file) => /^lib\.(dom|es)/.test(file));
  const platform = files.map((file) => readFileSync(path.join(lib, file), 'utf8')).join('\n');
  expect(declares('random', platform)).toBe(true);
  expect(OWN_NAMES.filter((name) => declares(name, platform))).toEqual([]);
});

test('the short names hold no field that readers get on the wire or with a page', () => {
  const wire = read('shared/protocol/readers.ts');
  const words = / script: \{.*?\n {2}\}/s.exec(read('shared/messages/en/reader.ts'))?.[0] ?? '';
  expect([declares('epoch', wire), declares('live', words)]).toEqual([true, true]);
  const sent = [wire, words, read('shared/refusals.ts')].join('\n');
  expect(OWN_NAMES.filter((name) => declares(name, sent))).toEqual([]);
});

test('the short names hold no data attribute', () => {
  const sources = ['client/reader', 'client/embed', 'client/feed'].flatMap(below).join('\n');
  const taken = [...sources.matchAll(/dataset\??\.(\w+)|\{([^{}]*)\}[^=;\n]*[=:][^;\n]*(?:dataset|HTMLElement)\b/g)];
  const names = taken.flatMap(([, one = '', several = '']) => [one, ...several.split(/\W+/)]);
  expect(names).toEqual(expect.arrayContaining(['words', 'epoch', 'poll', 'connection', 'entry']));
  expect(OWN_NAMES.filter((name) => names.includes(name))).toEqual([]);
});
