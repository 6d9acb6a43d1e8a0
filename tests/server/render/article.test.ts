import type { Kind, PublicEntry } from '../../../shared/entry.js';
import { renderArticle } from '../../../server/render/article.js';
import { arabic, azeri, blog, chant, drive, entry, everyKind, translated } from './baku.js';

const html = (one: PublicEntry, lang = 'en') => renderArticle({ entry: one, blog, lang });
/** Returns the visible text: the HTML without its tags. */
const read = (one: PublicEntry, lang = 'en') => html(one, lang).replace(/<[^>]*>/g, '');

test('an entry of each kind is one article, with the attributes by which programs find it', () => {
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

test('the Baku fixture has an entry of each kind', () => {
  const kinds: Kind[] = ['update', 'chant', 'speech', 'photo', 'quote', 'notice', 'drive', 'crowd'];
  expect(new Set(everyKind.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test('an entry’s time is the rally’s, links to the entry’s page, and leaves room for its age', () => {
  expect(html(chant)).toContain(
    `<a href="/live/baku-ukraine/entries/${chant.id}"><time datetime="2022-02-27T11:41Z">15:41</time></a> <span data-ago></span>`,
  );
});

test('an entry’s time on a page in another language links to the entry’s page in that language', () => {
  expect(html(chant, 'uk')).toContain(`href="/live/baku-ukraine/entries/${chant.id}?lang=uk"`);
});

test('an entry names its day where that is not the rally’s', () => {
  expect(read(drive)).toContain('1 Mar 12:10');
  expect(read(chant)).not.toContain('Feb');
});

test('an entry that reached readers late says when it was sent', () => {
  expect(read(drive)).toContain('1 Mar 12:10 · sent 12:40');
  expect(read(chant)).not.toContain('sent');
});

test('a long text is folded behind a control that needs no script, and is whole on the entry’s own page', () => {
  const text = 'Words of a long speech. '.repeat(850);
  const long = entry('update', 1, { text, html: `<p>${text}</p>` });
  expect(html(long)).toMatch(/<div class="fo"><details[^>]*><summary>.*<\/summary><\/details><div class="t"/);
  expect(html(long)).toContain(text);
  for (const more of [{ whole: true }, { bare: true }])
    expect(renderArticle({ entry: long, blog, lang: 'en', ...more })).not.toContain('<details');
  expect(html(everyKind[0]!)).not.toContain('class="fo"');
});

test('an Arabic entry runs from right to left, and the interface’s words in it do not', () => {
  const text = html(arabic, 'az');
  expect(text).toMatch(/^<article[^>]*lang="ar" dir="rtl"/);
  expect(text).toMatch(/<p class="m"[^>]*lang="az" dir="ltr">/);
  expect(text).toContain('<p class="f" lang="az" dir="ltr">');
});

test('a translation shown first has its own language and direction', () => {
  expect(html(arabic)).toContain('<div class="t" lang="en" dir="ltr"><p>Residents of Baku');
  expect(read(arabic)).toMatch(/English · translation.*Arabic · original/);
});

test('a machine’s translation is called a machine translation', () => {
  expect(read(azeri)).toContain('English · machine translation');
});

test('a translation of an earlier version says that it is', () => {
  const outdated = entry('update', 1, { text: 'new', wordsRev: 2, translations: { uk: translated('старе') } });
  expect(read(outdated, 'uk')).toMatch(/new.*українська · переклад · давнішої версії текстустаре/);
});

test('a translation of an earlier version is hidden once the entry was corrected or withdrawn', () => {
  const outdated = entry('update', 1, { text: 'new', wordsRev: 2, translations: { uk: translated('старе') } });
  const correction = { note: 'It was another street.', at: '2022-02-27T11:20:00.000Z' };
  for (const overruled of [{ correction }, { verification: 'corrected' }, { verification: 'withdrawn' }] as const)
    expect(read({ ...outdated, ...overruled }, 'uk')).not.toContain('старе');
});

test('the original below a translation of ours is one tap away, without a script', () => {
  expect(html(arabic)).toMatch(
    /<details class="or" lang="en" dir="ltr"><summary><span class="l">Arabic · original<\/span><\/summary><\/details><div/,
  );
  expect(html(arabic)).toContain('<p>تجمّع سكان باكو');
});

test('an original is shown at once on the entry’s own page, in a feed, and where its translation is of an earlier version', () => {
  for (const more of [{ whole: true }, { bare: true }])
    expect(renderArticle({ entry: arabic, blog, lang: 'en', ...more })).not.toContain('<details');
  const outdated = entry('update', 1, { text: 'new', wordsRev: 2, translations: { uk: translated('старе') } });
  expect(html(outdated, 'uk')).not.toContain('<details');
});
