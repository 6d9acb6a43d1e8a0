/** Looks at a screen in the language that nobody speaks for words that are not in it. */
import { expect } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { PSEUDO } from './pseudoLanguage.js';
import { wordsOf } from './wordFiles.js';
import { marksIn, wordMarks } from './wordMarks.js';

/**
 * Words that are the same in every language: data of the test, the name of the tests' own device, and names that `Intl`
 * has in Latin letters alone.
 */
const SAME_EVERYWHERE = [
  /\b(?:Linux|Android) · Chrome\b/g,
  /\bUTC(?:[+-][\d:]+)?/g,
  /\bBaku\b/g,
  /\S+@example\.org/g,
  /https?:\/\/\S+/g,
];

/** A word of any language but that one: two letters or more without a mark. */
const PLAIN = /[A-Za-z]{2,}/;

/** The marks of all words of the catalogue that this suite's screens showed (each suite has modules of its own). */
export const SEEN = new Set<string>();

/** The mark by which a screen shows a sentence of the catalogue, given as it stands in English. */
export async function markOf(words: unknown): Promise<string> {
  const mark = wordMarks(await wordsOf('en')).of(words);
  if (mark === '') throw new Error(`the catalogue has no sentence ${JSON.stringify(words)}`);
  return mark;
}

/**
 * Expects that no text, spoken attribute or title holds an unmarked word, and that the screen speaks that language: an
 * empty screen does not pass. `within`: the selector of an element whose inside alone is ours. `known`: data besides.
 */
export async function expectNoEnglish(
  place: Page | Frame,
  { within = 'html', known = [] }: { within?: string; known?: RegExp[] } = {},
): Promise<void> {
  const { texts, lang, dir } = await place.evaluate(screenOf, within);
  for (const mark of marksIn(texts)) SEEN.add(mark);
  const data = [...known, ...SAME_EVERYWHERE];
  const english = texts.filter((text) => PLAIN.test(data.reduce((rest, one) => rest.replace(one, ''), text)));
  expect(english).toEqual([]);
  expect(texts.some((text) => text.includes('~'))).toBe(true);
  expect([lang, dir]).toEqual([PSEUDO, 'rtl']);
}

/** Runs in the page: everything there that somebody reads or hears, through open shadow trees as well. */
function screenOf(within: string): { texts: string[]; lang: string; dir: string } {
  const texts: string[] = [];
  const attributes = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt', 'label'];
  const look = (node: Node): void => {
    if (node instanceof Element && /^(script|style|code)$/i.test(node.tagName)) return;
    // Where scripts run, its content is one text that nobody sees.
    if (node instanceof Element && node.tagName === 'NOSCRIPT' && node.children.length === 0) return;
    if (node instanceof Text) texts.push(node.data);
    if (node instanceof Element) {
      for (const name of attributes) texts.push(node.getAttribute(name) ?? '');
      if (node.shadowRoot !== null) look(node.shadowRoot);
      // Content slotted into a shadow tree is another page's.
      if (node.shadowRoot !== null) return;
    }
    for (const child of node.childNodes) look(child);
  };
  const root = document.querySelector(within) ?? document.documentElement;
  look(root);
  const inside = (root.shadowRoot ?? root).querySelector<HTMLElement>('.rally[lang]');
  const speaks = inside ?? root.closest<HTMLElement>('[lang]') ?? document.documentElement;
  return { texts: texts.filter((text) => text.trim() !== ''), lang: speaks.lang, dir: speaks.dir };
}
