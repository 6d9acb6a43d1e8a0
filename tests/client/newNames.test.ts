/** The built scripts use nothing that is younger than the oldest browsers that are promised to work. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import ts from 'typescript-6';
import { DIST } from '../support/rally.js';

/**
 * Younger names, with the versions of Safari, Chrome and Firefox that know them. The floor is 15.4, 100, 100; a name that a
 * library looks for with `typeof` before it uses it does not count.
 */
const YOUNGER: readonly [RegExp, string][] = [
  [/\.to(?:Sorted|Spliced|Reversed)\(|\.findLast(?:Index)?\(/, 'arrays: 16, 110, 115; findLast in Firefox 104'],
  [/\.(?:is|to)WellFormed\(/, '16.4, 111, 119'],
  [/AbortSignal\.(?:timeout|any)\(/, '16, 103, 100; any 17.4, 116, 124'],
  [/throwIfAborted\(/, '15.4, 100, 97, and not in every engine of that time'],
  [/(?<!typeof )URL\.(?:canParse|parse)\((?!e\):\(new URL)/, '17, 120, 115'],
  [/(?:Object|Map)\.groupBy\(|Promise\.(?:withResolvers|try)\(|Array\.fromAsync\(/, '17.4, 119, 121'],
  [/\.(?:union|intersection|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/, '17, 122, 127'],
  [/Intl\.(?:Segmenter|DurationFormat)\(/, 'Firefox 125'],
  [/RegExp\.escape\(|Error\.isError\(|Math\.sumPrecise\(|Iterator\.from\(/, '18.2, 136, 134'],
  [/crypto\.randomUUID\(/, 'https alone'],
  [/\.(?:checkVisibility|requestSubmit|setHTMLUnsafe|showPopover|togglePopover|startViewTransition)\(/, '16 to 18'],
  [/requestIdleCallback\(|scheduler\.(?:yield|postTask)\(/, 'not in Safari'],
  [/[;{}]static\{/, 'a static block is one, too'],
];

const scripts = async () => {
  const folder = new URL('client/assets/', DIST);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const));
};

test.each(YOUNGER)('no script uses %s (%s)', async (pattern) => {
  const built = await scripts();
  expect(built.length).toBeGreaterThan(6);
  expect(built.flatMap(([name, script]) => pattern.exec(script)?.map((found) => `${name}: ${found}`) ?? [])).toEqual(
    [],
  );
});

/** In a string it is tried before it is used, as the reader of Markdown does; as a literal it would stop the whole script. */
test('no regular expression literal of a script looks behind, which is an error of syntax before Safari 16.4', async () => {
  const literals = (await scripts()).flatMap(([name, script]) => regexLiterals(name, script));
  expect(literals.length).toBeGreaterThan(50);
  expect(literals.filter((literal) => /\(\?<[=!]/.test(literal))).toEqual([]);
});

function regexLiterals(name: string, script: string): string[] {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(name, script, ts.ScriptTarget.Latest));
  return found;
}
