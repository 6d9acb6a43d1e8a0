/** The kinds of entries, each with the HTML of its own. */
import type { PublicEntry } from '../../../../shared/entry.js';
import { renderArticle } from '../../../../server/render/article.js';
import { blog, chant, crowd, drive, entry, notice, photo, quote, speech, student } from '../baku.js';

const html = (one: PublicEntry, lang = 'en') => renderArticle({ entry: one, blog, lang });
/** Returns the visible text: the HTML without its tags. */
const read = (one: PublicEntry, lang = 'en') => html(one, lang).replace(/<[^>]*>/g, '');

test('a chant is large, in its own quotation marks, with its meanings in their languages, the page’s first', () => {
  expect(html(chant)).toContain('<blockquote class="w">«Слава Україні!»</blockquote>');
  expect(html(chant)).toContain('lang="uk-Latn" dir="ltr">Slava Ukraini!');
  expect(read(chant)).toMatch(/Glory to Ukraine! English.*Yaşasın Ukrayna! Azerbaijani/);
  expect(read(chant, 'az')).toMatch(/Yaşasın Ukrayna! azərbaycan.*Glory to Ukraine! ingilis/);
});

test('a chant of two lines, a meaning and a photo’s caption keep their lines', () => {
  const called = { ...chant, words: 'Слава Україні!\nГероям слава!', transliteration: 'Slava!\nSlava!' };
  const text = html({ ...called, meanings: { en: 'Glory!\nGlory to the heroes!' } });
  expect(text).toContain('<blockquote class="w">«Слава Україні!<br/>Героям слава!»</blockquote>');
  expect(text).toContain('>Slava!<br/>Slava!</p>');
  expect(text).toContain('<span>Glory!<br/>Glory to the heroes!</span>');
  const one = photo.media[0]!;
  expect(html({ ...photo, media: [{ ...one, caption: 'Eins.\nZwei.' }] })).toContain(
    '<p dir="auto">Eins.<br/>Zwei.</p>',
  );
  // A record of before the rules of parse may hold any end of a line, or a caption of invisible characters.
  expect(html({ ...photo, media: [{ ...one, caption: 'Eins.\u2028Zwei.' }] })).toContain('Eins.<br/>Zwei.');
  expect(html({ ...photo, media: [{ ...one, caption: '\u200b' }] })).not.toContain('\u200b');
});

test('a speech begins with its speaker, and says whether these are the very words', () => {
  expect(read(speech)).toMatch(
    /Ahmad Mammadli, leader, Democracy 18 \(D18\)on stage · in summary · spoken in Azerbaijani/,
  );
  expect(read(student)).toContain('A student of medicine, from Azerbaijanin an interview · in summary');
});

test('a quote gives its source, each original with its language, and the place of first publication', () => {
  const text = read(quote);
  expect(text).toMatch(
    /Vladyslav Kanevskyi.*@V_Kanevskyi.*English · translation.*Ukrainian · original.*Azerbaijani · original/,
  );
  expect(text).toContain('First published: Twitter, 27 February 2022 · Attached there: a picture or video');
  expect(html(quote)).toContain('<a href="https://twitter.com/V_Kanevskyi" rel="nofollow noopener ugc">');
  expect(html(quote)).not.toMatch(/<(img|iframe|script|video)/);
});

test('a notice has a mark, its urgency in a word, and until when it holds', () => {
  expect(read(notice)).toContain('! Warning · until 18:00');
});

test('a drive entry says how far it moved the drive, and the target', () => {
  expect(read(drive)).toContain('+1 Humanitarian aid for Ukraine');
  expect(read(drive)).toContain('target: 10 trucks');
  expect(read(entry('drive', 1, { drive: 'trucks', total: 4 }))).toContain(
    '4 of 10 trucks · Humanitarian aid for Ukraine',
  );
});

test('a drive entry marks a unit that has no words in the page’s language beside a title that has', () => {
  const translations = { uk: { drives: { trucks: { title: 'Допомога' } } } };
  const total = entry('drive', 1, { drive: 'trucks', total: 4 });
  const shown = renderArticle({ entry: total, blog: { ...blog, translations }, lang: 'uk' });
  expect(shown).toContain('<bdi lang="en">trucks</bdi> <small class="in">англійська</small> · <bdi>Допомога</bdi>');
});

test('a drive entry whose drive is unknown says how far it moved the drive, and no target', () => {
  expect(read(entry('drive', 1, { drive: 'gone', add: 2 }))).toContain('+2');
  const total = read(entry('drive', 1, { drive: 'gone', total: 12 }));
  expect(total).toContain('Total so far: 12');
  expect(total).not.toMatch(/12 of/);
});

test('a number of people stands with its source', () => {
  expect(read(crowd)).toContain('hundreds of citizens according to Ambassador Vladyslav Kanevskyi, on Twitter');
  const counted = entry('crowd', 1, { low: 500, high: 1000, according: 'a counter', method: 'by rows' });
  expect(read(counted)).toContain('500 to 1,000 according to a counterHow it was counted: by rows');
  expect(read(entry('crowd', 1, { low: 500, according: 'a counter' }))).toContain('at least 500');
  // The sentence is the page's: in an Arabic entry it must not run from the right ("according to … at least 500").
  const arabic = html(entry('crowd', 1, { lang: 'ar', low: 500, according: 'الشرطة' }));
  expect(arabic).toMatch(/<p class="n" lang="en" dir="ltr"><b>at least 500<\/b> <span>according to <bdi lang="ar">/);
});
