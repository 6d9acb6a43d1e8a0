/** The words of the catalogue that no screen of this suite showed, each with the reason: a new screen has to be opened here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { SEEN } from '../../support/noEnglish.js';
import { wordsOf } from '../../support/wordFiles.js';
import { wordMarks } from '../../support/wordMarks.js';
import { isToldIn, sentences, spelled } from './told.js';

type Reasons = Record<string, string[]>;

const ROOT = path.join(import.meta.dirname, '../../..');
/** Names of words by the reason for which this suite does not show them. */
const UNSEEN = JSON.parse(readFileSync(path.join(import.meta.dirname, 'unseen.json'), 'utf8')) as Reasons;

/** Reasons that begin so are of words that a quick machine shows, and a slow one does not, or the other way round. */
const FOR_A_MOMENT = 'for a moment only';
/** Draws words without a browser; its own last test sees that it draws each word that is listed under its name. */
const DRAWN = 'tests/client/words/pseudoStates.test.tsx';
/** Words that no test holds. Their number falls alone: a new word gets a screen here, or a test. */
const NOWHERE = 'shown by no test yet';
const NOWHERE_MOST = 158;

/** Runs last: it looks at what the other tests saw. */
export function catalogueTests(): void {
  test('each word of the catalogue shows on a screen of this suite, or is listed with the reason why not', async () => {
    const { names } = wordMarks(await wordsOf('en'));
    const unseen = [...names].filter(([mark]) => !SEEN.has(mark)).map(([, name]) => name);
    const listed = Object.values(UNSEEN).flat();
    expect(unseen.filter((name) => !listed.includes(name))).toEqual([]);
    // Words that no test holds may show by the way, in one run and not in the next.
    const lasting = Object.entries(UNSEEN).filter(([why]) => !why.startsWith(FOR_A_MOMENT) && why !== NOWHERE);
    expect(lasting.flatMap(([, words]) => words).filter((name) => !unseen.includes(name))).toEqual([]);
    expect(listed.filter((name) => ![...names.values()].includes(name))).toEqual([]);
  });

  test('each listed word is told in the tests that its reason names, by its text or its name', async () => {
    const texts = sentences(await wordsOf('en'));
    for (const [why, words] of Object.entries(UNSEEN)) {
      if (why.endsWith(NOWHERE)) continue;
      const named = why.match(/tests\/[\w/]+\.test\.tsx?/g) ?? [];
      expect([why, named.length > 0]).toEqual([why, true]);
      const told = spelled(
        named
          .flatMap(filesOf)
          .map((file) => readFileSync(file, 'utf8'))
          .join('\n'),
      );
      const isDrawn = named.some((file) => file === DRAWN);
      expect([why, words.filter((name) => !isDrawn && !isToldIn(told, name, texts.get(name) ?? ''))]).toEqual([
        why,
        [],
      ]);
    }
    const nowhere = Object.entries(UNSEEN).flatMap(([why, words]) => (why.endsWith(NOWHERE) ? words : []));
    expect(nowhere.length).toBeLessThanOrEqual(NOWHERE_MOST);
  });
}

/** A test, and its chapters in the folder of its name. */
function filesOf(file: string): string[] {
  const folder = path.join(ROOT, file.replace(/\.test\.tsx?$/, ''));
  const chapters = existsSync(folder) ? readdirSync(folder).filter((name) => /\.tsx?$/.test(name)) : [];
  return [path.join(ROOT, file), ...chapters.map((name) => path.join(folder, name))];
}
