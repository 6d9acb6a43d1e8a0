/** Words that nobody says would be translated all the same, into every language. */
import { wordUse } from '../../support/unusedWords.js';

test('each word of the catalogue is asked for by a source', () => {
  const { all, unused } = wordUse();
  expect(all.length).toBeGreaterThan(1_000);
  expect(all).toContain('desk.ts: roleDoes.editor');
  expect(unused).toEqual([]);
}, 240_000);
