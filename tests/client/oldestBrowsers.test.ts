/**
 * The built scripts and styles, held to the oldest promised browsers: Safari 15.4, Chrome 100 and Firefox 100. A single
 * sign that a browser cannot read keeps it from the whole script, so these are looked for in all that was built. The
 * flows of limitedBrowsers.test.ts take away what is young at run time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

const CLIENT = path.resolve(import.meta.dirname, '../../dist/client');
/** All files of the build: also the thread that searches for faces, which has a folder of its own. */
const built = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' });
// The client for programs runs in Node and the like, never in a page.
const scripts = built.filter((name) => name.endsWith('.js') && !name.startsWith('program/'));
const styles = built.filter((name) => name.endsWith('.css'));

interface Node {
  type: string;
  [name: string]: unknown;
}

function youngIn(script: string): string[] {
  const found: string[] = [];
  walk(parseSync(script, { syntax: 'ecmascript', target: 'esnext', explicitResourceManagement: true }), (node) =>
    found.push(...youngSyntax(node), ...youngName(node)),
  );
  return found;
}

function walk(item: unknown, see: (node: Node) => unknown): void {
  if (Array.isArray(item)) for (const one of item as unknown[]) walk(one, see);
  else if (typeof item === 'object' && item !== null) {
    if ('type' in item) see(item as Node);
    for (const [name, value] of Object.entries(item)) if (name !== 'span') walk(value, see);
  }
}

/** Syntax by the first browsers that read it: static blocks and looking behind came to Safari with 16.4. */
function youngSyntax(node: Node): string[] {
  switch (node.type) {
    case 'StaticBlock':
    case 'UsingDeclaration':
    case 'Decorator':
    case 'AutoAccessor':
      return [node.type];
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.with === undefined || node.with === null ? [] : ['import attributes'];
    case 'RegExpLiteral':
      return youngPattern(String(node.pattern), String(node.flags));
    default:
      return [];
  }
}

function youngPattern(pattern: string, flags: string): string[] {
  const isYoung = /\(\?<[=!]|\(\?[a-z-]+:/.test(pattern) || flags.includes('v');
  return isYoung ? [`/${pattern}/${flags}`] : [];
}

/** Methods that one of the three does not have, by names that mean nothing else. */
const YOUNG = new Set(
  ['toSorted', 'toSpliced', 'toReversed', 'findLast', 'findLastIndex', 'groupBy', 'withResolvers', 'fromAsync'].concat(
    ['isWellFormed', 'toWellFormed', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    ['checkVisibility', 'showPopover', 'togglePopover', 'setHTMLUnsafe', 'Segmenter', 'DurationFormat'],
    ['CompressionStream', 'requestIdleCallback', 'scheduler', 'userActivation'],
  ),
);
const OF = {
  AbortSignal: ['timeout', 'any'],
  Promise: ['try'],
  Response: ['json'],
  RegExp: ['escape'],
  URL: ['parse'],
};

function youngName({ type, object, property }: Node): string[] {
  if (type !== 'MemberExpression') return [];
  const name = (property as { value?: unknown }).value;
  const owner = (object as { value?: unknown }).value;
  const ofOwner: Readonly<Record<string, readonly string[]>> = OF;
  const isYoung = YOUNG.has(String(name)) || (ofOwner[String(owner)]?.includes(String(name)) ?? false);
  return isYoung ? [`${String(owner)}.${String(name)}`] : [];
}

describe('scripts', () => {
  test('the scan for old browsers finds all built scripts', () => {
    expect(scripts.length).toBeGreaterThan(8);
    expect(scripts.filter((name) => /^faces\/[^/]+\/thread\.js$/.test(name))).toHaveLength(1);
  });

  test.each(scripts)('%s has no syntax and calls no method that the oldest promised browsers lack', (name) => {
    expect(youngIn(readFileSync(path.join(CLIENT, name), 'utf8'))).toEqual([]);
  });

  test.each([
    'class A { static { a() } }',
    '/(?<=a)b/.test(c)',
    '/[a--b]/v.test(c)',
    'a.toSorted()',
    'AbortSignal.any([])',
    'Promise.try(a)',
  ])('%s would be found', (script) => {
    expect(youngIn(script)).toHaveLength(1);
  });
});

interface Rule {
  selector: string;
  body: string;
}

/** The innermost rules of a style sheet, without its texts, in which any sign may stand. */
function rulesOf(style: string): Rule[] {
  const bare = style.replaceAll(/\/\*[^]*?\*\/|"[^"]*"|'[^']*'/g, '""');
  return [...bare.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }));
}

/** Values and rules of which nothing is left where they are not known. */
const YOUNG_STYLE = [
  /color-mix\(|light-dark\(|oklch\(|oklab\(|\blch\(|color\(display/,
  /@starting-style|@property|@scope|@position-try/,
  /@media[^{]*[<>]/,
  /overflow(?:-[xy])?:\s*clip|(?:^|[;{])(?:rotate|translate):/,
  /&/,
];

/** Rules for browsers that know heights by what is visible of the page. */
const ASKED = /@supports\s*\(height:\s*100dvh\)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g;

function youngInStyle(style: string): string[] {
  const values = YOUNG_STYLE.flatMap((young) => young.exec(style.replaceAll(/"[^"]*"/g, '""'))?.[0] ?? []);
  const unasked = rulesOf(style.replaceAll(ASKED, '')).flatMap(withoutFallback);
  return [...values, ...rulesOf(style).flatMap(lost), ...unasked];
}

/** `:is()` and `:where()` with what stands in brackets within them. */
const FORGIVING = /:(?:is|where)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g;

/**
 * A list with a selector that is not known is left out as a whole, with those that are known; within `:is()` and `:where()` the
 * unknown one alone is, in all three.
 */
function lost({ selector }: Rule): string[] {
  return selector.includes(':has(') && selector.replaceAll(FORGIVING, '').includes(',') ? [selector] : [];
}

/** Heights by what is visible of the page now: Chrome 108 and Firefox 101 know them first. */
function withoutFallback({ body }: Rule): string[] {
  const declared = body.split(';').map((one) => one.split(':') as [string, string?]);
  return declared.flatMap(([name, value = ''], at) => {
    const isYoung = /\d[dsl]v[hw]/.test(value) && !value.includes('var(--visible-height');
    return isYoung && !declared.slice(0, at).some(([before]) => before === name) ? [`${name}:${value}`] : [];
  });
}

describe('style sheets', () => {
  test.each(styles)('%s has no rule that the oldest promised browsers would lose', (name) => {
    expect(youngInStyle(readFileSync(path.join(CLIENT, name), 'utf8'))).toEqual([]);
  });

  test.each([
    'a{color:color-mix(in srgb,red,blue)}',
    '@media (width>=40rem){a{color:red}}',
    '.a .b,.c:has(.d){color:red}',
    '.e:not(.a .b,.c:has(.d)){color:red}',
    'a{height:100dvh}',
    'a{rotate:90deg}',
    'a{&:hover{color:red}}',
  ])('%s would be found', (style) => {
    expect(youngInStyle(style)).toHaveLength(1);
  });

  test('a list within :is(), of which browsers leave out only what they do not know, is not found', () => {
    expect(youngInStyle(':is(.a .b,.c:has(.d)){color:red}')).toEqual([]);
  });
});
