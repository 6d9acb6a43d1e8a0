/** The parts that a host may style: the same in the script, in the document and in what the server renders. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { PARTS } from '../../../../client/embed/element/parts.js';

const ROOT = path.join(import.meta.dirname, '../../../..');

test('docs/EMBEDDING.md lists each part, and no other', () => {
  const text = readFileSync(path.join(ROOT, 'docs/EMBEDDING.md'), 'utf8');
  const [, section = ''] = /### Parts\n([^#]*)/.exec(text) ?? [];
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed).toEqual(PARTS.map(([name]) => name));
});

test('no part has two names, and no name two parts', () => {
  for (const place of [0, 1] as const) expect(new Set(PARTS.map((pair) => pair[place])).size).toBe(PARTS.length);
});
