/** The groups of style that a page has in itself only where it needs them: server/render/styleGroups.ts. */
import { expect, test } from '@jest/globals';
import { readAssets } from '../../../server/parts/assets.js';
import { groupsFor, STYLE_GROUPS } from '../../../server/render/styleGroups.js';

const { inline } = (await readAssets(new URL('../../../dist/client/.vite/manifest.json', import.meta.url))).reader;

/** A comma outside of brackets, of which there are two around each other at most. */
const BETWEEN = /,(?!(?:[^()]|\([^()]*\))*\))/;

/** Returns the selectors of a style sheet, without conditions around them. A list within brackets stays whole. */
function selectorsIn(css: string): string[] {
  const preludes = [...css.matchAll(/([^{}]+)\{/g)]
    .map(([, prelude = '']) => prelude)
    .filter((one) => !one.startsWith('@'));
  return preludes.flatMap((prelude) => prelude.split(BETWEEN)).map((one) => one.replace(/^.*;/s, '').trim());
}

/** Returns HTML that has one of the group's marks, as the server writes it. */
function htmlOf(selector: string): string {
  const classes = [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => `<p class="${name}">`);
  const attributes = [...selector.matchAll(/\[([\w-]+)(?:=["']?([\w-]+)["']?)?/g)];
  const marked = attributes.map(([, name = '', value = '']) => `<p ${name}="${value}">`);
  const tags = [...selector.matchAll(/(?<![\w.#:[-])([a-z][\w-]*)/g)].map(([, name = '']) => `<${name}>`);
  // An element in Arabic letters has its direction beside it.
  const lettered = /:lang\(ar|\[dir\]/.test(selector) ? '<p dir="rtl">' : '';
  return [...classes, ...marked, ...tags, lettered].join('');
}

test.each(STYLE_GROUPS)(
  'each selector of the group "%s" names something that has the server put the group into a page',
  (group) => {
    const selectors = selectorsIn(inline[group]);
    expect(selectors.length).toBeGreaterThan(2);
    expect(selectors.filter((selector) => !groupsFor(htmlOf(selector), inline).includes(inline[group]))).toEqual([]);
  },
);

test('a page of plain texts has no group, and a chant with a photo has both of theirs', () => {
  expect(groupsFor('<p class="t">Words</p>', inline)).toEqual([]);
  expect(groupsFor('<p class="w">Words</p><figure>', inline)).toEqual([inline.kinds, inline.photos]);
});
