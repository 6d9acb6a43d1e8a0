/** The words of the catalogue that no screen of this suite showed, each with the reason: a new screen has to be opened here. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { SEEN } from '../../support/noEnglish.js';
import { wordsOf } from '../../support/wordFiles.js';
import { wordMarks } from '../../support/wordMarks.js';

/** Names of words by the reason for which this suite does not show them. */
const UNSEEN = JSON.parse(readFileSync(path.join(import.meta.dirname, 'unseen.json'), 'utf8')) as Record<
  string,
  string[]
>;

/** Reasons that begin so are of words that a quick machine shows, and a slow one does not, or the other way round. */
const FOR_A_MOMENT = 'for a moment only';

/** Runs last: it looks at what the other tests saw. */
export function catalogueTests(): void {
  test('each word of the catalogue shows on a screen of this suite, or is listed with the reason why not', async () => {
    const { names } = wordMarks(await wordsOf('en'));
    const unseen = [...names].filter(([mark]) => !SEEN.has(mark)).map(([, name]) => name);
    const listed = Object.values(UNSEEN).flat();
    expect(unseen.filter((name) => !listed.includes(name))).toEqual([]);
    // Some words show for a moment only: a reason has to go once all of its words show.
    const reasons = Object.entries(UNSEEN).filter(([why]) => !why.startsWith(FOR_A_MOMENT));
    expect(reasons.filter(([, words]) => words.every((name) => !unseen.includes(name)))).toEqual([]);
    expect(listed.filter((name) => ![...names.values()].includes(name))).toEqual([]);
  });

  test('each reason names the tests that are about such screens', () => {
    const root = path.join(import.meta.dirname, '../../..');
    for (const why of Object.keys(UNSEEN)) {
      const named = why.match(/tests\/[\w/]+\.test\.tsx?/g) ?? [];
      expect(named).not.toEqual([]);
      expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    }
  });
}
