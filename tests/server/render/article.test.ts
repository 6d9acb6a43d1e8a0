import type { Kind, PublicEntry } from '../../../shared/entry.js';
import { renderArticle } from '../../../server/render/article.js';
import {
  arabic,
  azeri,
  blog,
  chant,
  corrected,
  crowd,
  drive,
  entry,
  entryId,
  everyKind,
  notice,
  photo,
  photoWaiting,
  quote,
  speech,
  student,
  translated,
  update,
  withdrawn,
} from './baku.js';

const html = (one: PublicEntry, lang = 'en') => renderArticle({ entry: one, blog, lang });
/** What is read: the text without its tags. */
const read = (one: PublicEntry, lang = 'en') => html(one, lang).replace(/<[^>]*>/g, '');

test('every kind is one article with the attributes that programs find it by', () => {
  for (const one of everyKind) {
    const opening = /^<article[^>]*>/.exec(html(one))?.[0];
    expect(opening).toContain(`id="e-${one.id}"`);
    expect(opening).toContain(`data-entry="${one.id}"`);
    expect(opening).toContain(`data-seq="${one.seq.toString()}"`);
    expect(opening).toContain(`data-order="${one.order.toString()}"`);
    expect(opening).toContain(`data-kind="${one.kind}"`);
    expect(opening).toContain(`lang="${one.lang}"`);
    expect(opening).toMatch(/dir="(ltr|rtl)"/);
    expect(html(one).endsWith('</article>')).toBe(true);
    expect(html(one).match(/<article/g)).toHaveLength(1);
  }
});

test('the fixture holds every kind', () => {
  const kinds: Kind[] = ['update', 'chant', 'speech', 'photo', 'quote', 'notice', 'drive', 'crowd'];
  expect(new Set(everyKind.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test('the time is the rally’s, links to the entry’s own page, and leaves room for how long ago it was', () => {
  expect(html(chant)).toContain(
    `<a href="/live/baku-ukraine/entries/${chant.id}"><time datetime="2022-02-27T11:41Z">15:41</time></a> <span data-ago="2022-02-27T11:41Z"></span>`,
  );
});

test('in another page language the link leads to the page in that language', () => {
  expect(html(chant, 'uk')).toContain(`href="/live/baku-ukraine/entries/${chant.id}?lang=uk"`);
});

test('the day is said where it is not the rally’s own', () => {
  expect(read(drive)).toContain('1 Mar 12:10');
  expect(read(chant)).not.toContain('Feb');
});

test('an entry that reached readers late says when it was sent', () => {
  expect(read(drive)).toContain('sent 1 Mar, 12:40');
  expect(read(chant)).not.toContain('sent');
});

test('a chant is large, in its own quotation marks, with its meanings in their languages, the page’s first', () => {
  expect(html(chant)).toContain('<blockquote class="w">«Слава Україні!»</blockquote>');
  expect(html(chant)).toContain('lang="uk-Latn" dir="ltr">Slava Ukraini!');
  expect(read(chant)).toMatch(/Glory to Ukraine! English.*Yaşasın Ukrayna! Azerbaijani/);
  expect(read(chant, 'az')).toMatch(/Yaşasın Ukrayna! Azerbaijani.*Glory to Ukraine! English/);
});

test('a call and its answer stand in a line each, as do a caption, a description and a meaning of two lines', () => {
  const called = { ...chant, words: 'Слава Україні!\nГероям слава!', transliteration: 'Slava!\nSlava!' };
  const text = html({ ...called, meanings: { en: 'Glory!\nGlory to the heroes!' } });
  expect(text).toContain('<blockquote class="w">«Слава Україні!<br/>Героям слава!»</blockquote>');
  expect(text).toContain('>Slava!<br/>Slava!</p>');
  expect(text).toContain('<span>Glory!<br/>Glory to the heroes!</span>');
  const one = photo.media[0]!;
  expect(html({ ...photo, media: [{ ...one, caption: 'Eins.\nZwei.' }] })).toContain(
    '<p dir="auto">Eins.<br/>Zwei.</p>',
  );
  // Of a record of before, which may hold any end of a line, or nothing that is seen.
  expect(html({ ...photo, media: [{ ...one, caption: 'Eins.\u2028Zwei.' }] })).toContain('Eins.<br/>Zwei.');
  expect(html({ ...photo, media: [{ ...one, caption: '\u200b' }] })).not.toContain('\u200b');
});

test('a speech begins with who speaks, and says whether these are the very words', () => {
  expect(read(speech)).toMatch(
    /Ahmad Mammadli, leader, Democracy 18 \(D18\)on stage · in summary · spoken in Azerbaijani/,
  );
  expect(read(student)).toContain('A student of medicine, from Azerbaijanin an interview · in summary');
});

test('a quote gives its source, all its originals marked with their language, and where it stood first', () => {
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

test('a drive entry says what it moved, and the target', () => {
  expect(read(drive)).toContain('+1 Humanitarian aid for Ukraine');
  expect(read(drive)).toContain('target: 10 trucks');
  expect(read(entry('drive', 1, { drive: 'trucks', total: 4 }))).toContain(
    '4 of 10 trucks · Humanitarian aid for Ukraine',
  );
});

test('a drive entry whose drive is unknown still says what it moved, and no target', () => {
  expect(read(entry('drive', 1, { drive: 'gone', add: 2 }))).toContain('+2');
  const total = read(entry('drive', 1, { drive: 'gone', total: 12 }));
  expect(total).toContain('Total so far: 12');
  expect(total).not.toMatch(/12 of/);
});

test('a number of people stands with who says so', () => {
  expect(read(crowd)).toContain('hundreds of citizens according to Ambassador Vladyslav Kanevskyi, on Twitter');
  const counted = entry('crowd', 1, { low: 500, high: 1000, according: 'a counter', method: 'by rows' });
  expect(read(counted)).toContain('500 to 1,000 according to a counterHow it was counted: by rows');
  expect(read(entry('crowd', 1, { low: 500, according: 'a counter' }))).toContain('at least 500');
  // The sentence is the page's; in an Arabic entry it would else run from the right: "according to … at least 500".
  const arabic = html(entry('crowd', 1, { lang: 'ar', low: 500, according: 'الشرطة' }));
  expect(arabic).toMatch(/<p class="n" lang="en" dir="ltr"><b>at least 500<\/b> <span>according to <bdi lang="ar">/);
});

test('a photo’s place is reserved, its words are there, and nothing of it comes from elsewhere', () => {
  const text = html(photo);
  expect(text).toContain(
    '<source type="image/webp" srcset="/media/r4nd0m/800.webp 800w, /media/r4nd0m/1600.webp 1600w"',
  );
  expect(text).toMatch(/<img src="\/media\/r4nd0m\/1600.jpg"[^>]*width="1600" height="1067"[^>]*alt="A drawing/);
  expect(read(photo)).toContain(
    'Photo: drawn for this page · Embassy of Ukraine, Baku · taken 15:29 · altered to protect people',
  );
});

const photos = (count: number, change: (n: number) => Partial<PublicEntry['media'][number]> = () => ({})) =>
  entry('photo', 1, {
    media: Array.from({ length: count }, (_, n) => ({ ...photo.media[0]!, id: `p${n.toString()}`, ...change(n) })),
  });

test('without scripts a photo is a link to its largest file', () => {
  const sources = [320, 2048, 1280].map((width) => ({
    type: 'image/jpeg',
    width,
    src: `/media/${width.toString()}.jpg`,
  }));
  expect(html(photos(1, () => ({ sources })))).toContain('<a class="v" href="/media/2048.jpg" data-photo="p0">');
});

test('beneath a photo stands its tiny copy, and only a picture that is in the page itself', () => {
  const with_ = (placeholder: string) => html(photos(1, () => ({ placeholder })));
  expect(with_('data:image/webp;base64,AAAA')).toContain(
    '<img class="b" src="data:image/webp;base64,AAAA" width="1600"',
  );
  expect(with_('https://example.org/x.png')).not.toContain('class="b"');
});

test('several photos keep their order, the first one leads, and what is the same of all is said once', () => {
  const five = html(photos(5));
  expect([...five.matchAll(/data-photo="(\w+)"/g)].map(([, id]) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  expect([...five.matchAll(/<figure data-media="ready"(?: class="(\w+)")?/g)].map(([, size]) => size)).toEqual([
    undefined,
    'half',
    'half',
    'half',
    'half',
  ]);
  expect(html(photos(4)).match(/class="third"/g)).toHaveLength(3);
  expect(five.match(/drawn for this page/g)).toHaveLength(1);
  const others = html(photos(2, (n) => ({ credit: `hand ${n.toString()}` })));
  expect(others.match(/Photo: <bdi>hand/g)).toHaveLength(2);
});

test('every photo has one way to have it removed, and says which it is', () => {
  expect(html(photos(3)).match(/aria-label="Ask for removal of photo \d in the entry/g)).toHaveLength(3);
  expect(html(photos(1)).match(/Ask for removal<\/a>/g)).toHaveLength(1);
  expect(html(photos(1))).toContain('Ask for removal of photo 1');
});

test('where nobody can be asked to remove a photo, no line says so, and none ends in a dot', () => {
  const nobody = { ...blog, publisher: { ...blog.publisher, contact: ' ' } };
  for (const count of [1, 2, 3]) {
    for (const credit of ['Ann', undefined]) {
      const article = renderArticle({ entry: photos(count, () => ({ credit })), blog: nobody, lang: 'en' });
      expect(article).not.toMatch(/·\s*<\/|<p[^>]*>\s*<\/p>|Ask for removal/);
    }
  }
});

test('for pages without our styles a photo stands once, with its size, its words and whose it is', () => {
  const placeholder = 'data:image/webp;base64,AAAA';
  const bare = (one: PublicEntry) => renderArticle({ entry: one, blog, lang: 'en', bare: true });
  const article = bare(photos(2, (n) => ({ placeholder, alt: `What ${n} shows`, caption: `Of ${n}`, credit: 'Ann' })));
  expect(html(photos(2, () => ({ placeholder }))).match(/<img/g)).toHaveLength(4);
  expect(article.match(/<img/g)).toHaveLength(2);
  expect(article.match(/<img[^>]* width="\d+" height="\d+" alt="What \d shows"/g)).toHaveLength(2);
  expect(article.match(/Of \d<\/p>/g)).toHaveLength(2);
  expect(article).toContain('Photo: <bdi>Ann</bdi>');
  expect(article).not.toContain('data:');
  expect(bare(photoWaiting)).not.toContain('<svg');
});

test('a long text is folded, whole, beside a control that needs no script; on a page of its own it is not', () => {
  const text = 'Words of a long speech. '.repeat(850);
  const long = entry('update', 1, { text, html: `<p>${text}</p>` });
  expect(html(long)).toMatch(/<div class="fo"><details[^>]*><summary>.*<\/summary><\/details><div class="t"/);
  expect(html(long)).toContain(text);
  for (const more of [{ whole: true }, { bare: true }])
    expect(renderArticle({ entry: long, blog, lang: 'en', ...more })).not.toContain('<details');
  expect(html(everyKind[0]!)).not.toContain('class="fo"');
});

test('[O4] a photo on its way is words in the room that it will take', () => {
  expect(html(photoWaiting)).toContain('viewBox="0 0 1200 800"');
  expect(read(photoWaiting)).toContain('The photo is on its wayBoxes with aid');
  expect(html(photoWaiting)).not.toContain('<img');
});

test('[T1] of a photo that was taken down nothing is shown but that it was', () => {
  const gone = entry('photo', 1, { media: [{ ...photo.media[0]!, state: 'gone' }] });
  expect(read(gone)).toContain('The photo was taken down');
  expect(html(gone)).not.toMatch(/A drawing|r4nd0m|drawn for this page|the pavement is full/);
});

test('a correction stands before the words, an entry that is withdrawn says so there', () => {
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
] as const)('how sure an entry is, is a word and a mark: %s', (verification, words) => {
  expect(read({ ...update, verification })).toContain(words);
});

test('what an editor has not looked at yet is called so where it is a claim, not where a reporter was a witness', () => {
  for (const one of [update, crowd, drive, notice])
    expect(read({ ...one, verification: 'unconfirmed' })).toContain('? Not confirmed');
  for (const one of [chant, speech, photo, quote])
    expect(read({ ...one, verification: 'unconfirmed' })).not.toContain('confirmed');
});

test('an edited entry says when', () => {
  expect(read(update)).toContain('edited 15:25');
});

describe('languages', () => {
  test('an Arabic entry is set from right to left, and the interface’s words in it are not', () => {
    const text = html(arabic, 'az');
    expect(text).toMatch(/^<article[^>]*lang="ar" dir="rtl"/);
    expect(text).toMatch(/<p class="m"[^>]*lang="en" dir="ltr">/);
    expect(text).toContain('<p class="f" lang="en" dir="ltr">');
  });

  test('a translation shown first has its own language and direction', () => {
    expect(html(arabic)).toContain('<div class="t" lang="en" dir="ltr"><p>Residents of Baku');
    expect(read(arabic)).toMatch(/English · translation.*Arabic · original/);
  });

  test('a machine’s translation is called that', () => {
    expect(read(azeri)).toContain('English · machine translation');
  });

  test('a translation of an earlier version says so', () => {
    const outdated = entry('update', 1, { text: 'new', wordsRev: 2, translations: { uk: translated('старе') } });
    expect(read(outdated, 'uk')).toMatch(/new.*Ukrainian · translation · of an earlier version of the text.*старе/);
  });

  test('it is not shown once the entry was corrected, with or without the label, or withdrawn', () => {
    const outdated = entry('update', 1, { text: 'new', wordsRev: 2, translations: { uk: translated('старе') } });
    const correction = { note: 'It was another street.', at: '2022-02-27T11:20:00.000Z' };
    for (const overruled of [{ correction }, { verification: 'corrected' }, { verification: 'withdrawn' }] as const)
      expect(read({ ...outdated, ...overruled }, 'uk')).not.toContain('старе');
  });
});
