import { entryPicture } from '../../../server/http/linkPreviews/picture.js';
import { gistOf } from '../../../server/render/gist.js';
import { renderArticle } from '../../../server/render/article.js';
import { gistOf as gistOnTheDesk } from '../../../client/entry/gist.js';
import { english } from '../../support/formSpeech.js';
import { blog, entry, site } from '../../server/render/baku.js';

const according = 'the police';

test.each([
  ['400 to 600 according to the police', { low: 400, high: 600, according }],
  ['up to 5,000 according to the police', { high: 5_000, according }],
  ['at least 400 according to the police', { low: 400, according }],
  ['400 according to the police', { low: 400, high: 400, according }],
  ['hundreds according to the police', { said: 'hundreds', low: 400, according }],
  [
    'سەدان کەس according to \u2068الشرطة\u2069'.replace('سەدان کەس', '\u2068سەدان کەس\u2069'),
    { said: 'سەدان کەس', according: 'الشرطة' },
  ],
])('a crowd is described as %j in all places: page, titles, link previews, desk and phone', (sentence, counted) => {
  const crowd = entry('crowd', 1, counted);
  const isolates = /[\u2068\u2069]/g;
  expect(gistOf(crowd, { blog, lang: 'en' }, 100).text).toBe(sentence);
  expect(entryPicture(crowd, blog, 'en', site).text).toBe(sentence);
  expect(gistOnTheDesk({ ...counted, kind: 'crowd' }, [], english).lead).toBe(sentence);
  expect(renderArticle({ entry: crowd, blog, lang: 'en' }).replace(/<[^>]*>/g, '')).toContain(
    sentence.replace(isolates, ''),
  );
});
