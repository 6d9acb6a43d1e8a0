/** The labels around an entry: corrections, verification, time of an edit. */
import type { PublicEntry } from '../../../../shared/entry.js';
import { renderArticle } from '../../../../server/render/article.js';
import {
  blog,
  chant,
  corrected,
  crowd,
  drive,
  entry,
  entryId,
  notice,
  photo,
  quote,
  speech,
  update,
  withdrawn,
} from '../baku.js';

const html = (one: PublicEntry, lang = 'en') => renderArticle({ entry: one, blog, lang });
/** Returns the visible text: the HTML without its tags. */
const read = (one: PublicEntry, lang = 'en') => html(one, lang).replace(/<[^>]*>/g, '');

test("the note of a correction, or of a withdrawal, stands before the entry's text", () => {
  expect(read(corrected)).toMatch(
    /Correction, 15:20: An earlier version.*The collection of aid lasts ten days.*Corrected/,
  );
  expect(read(withdrawn)).toMatch(/We no longer stand by this entry\..*The street is closed.*Withdrawn/);
});

test('an entry that corrects another one leads to it', () => {
  const correcting = entry('update', 3, { text: 'x', corrects: entryId(2) });
  expect(html(correcting)).toContain(
    `<a href="/live/baku-ukraine/entries/${entryId(2)}">Corrects an earlier entry</a>`,
  );
});

test.each([
  ['unconfirmed', '? Not confirmed'],
  ['seen', '◦ Seen by our reporter'],
  ['confirmed', '✓ Confirmed'],
  ['corrected', '✎ Corrected'],
  ['withdrawn', '✕ Withdrawn'],
] as const)('an entry says that it is %s by a mark and a word', (verification, words) => {
  expect(read({ ...update, verification })).toContain(words);
});

test('an unconfirmed entry is called so where it is a claim, not where a reporter was a witness', () => {
  for (const one of [update, crowd, drive, notice])
    expect(read({ ...one, verification: 'unconfirmed' })).toContain('? Not confirmed');
  for (const one of [chant, speech, photo, quote])
    expect(read({ ...one, verification: 'unconfirmed' })).not.toContain('confirmed');
});

test('an edited entry says when it was edited', () => {
  expect(read(update)).toContain('edited 15:25');
});
