import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderJsonLd, renderUpdate } from '../../../server/render/embed/jsonLd.js';
import { renderRss } from '../../../server/render/feeds/rss.js';
import { gistOf, textOf } from '../../../server/render/gist.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { plainText } from '../../../server/render/plain.js';
import type { PublicEntry } from '../../../shared/entry.js';
import { blog, entry, site } from './baku.js';

const around = { blog, lang: 'en' };
const update = (text: string) => entry('update', 1, { text, html: markdownToHtml(text) });
const titleOf = (one: PublicEntry) => gistOf(one, around, 90).text;

test.each([
  ['**Ukraine**, today', 'Ukraine, today'],
  ['24. Februar 2022', '24. Februar 2022'],
  ['«**Слава**!»', '«Слава!»'],
  ['[call us](tel:+994501234567), now', 'call us, now'],
  ['Plan:\n1. songs\n2. speeches', 'Plan: 1. songs 2. speeches'],
  ['- tea\n- bread', 'tea bread'],
  ['> We stay\n\nhe said', 'We stay he said'],
  ['~~Canceled~~ at 15:00', '~~Canceled~~ at 15:00'],
  ['5 < 6 & "7" &amp;', '5 < 6 & "7" &amp;'],
  ['one\ntwo', 'one two'],
])('the title of %j is its visible text', (text, title) => {
  expect(titleOf(update(text))).toBe(title);
});

test('an entry from before the dialect keeps the numbers of its list in its title', () => {
  expect(plainText('<ol start="24">\n<li>Februar</li>\n<li>März</li>\n</ol>')).toBe('24. Februar 25. März');
});

test('a title is cut between whole signs: no flag, family or accent is halved', () => {
  const flags = '🇦🇿🇺🇦'.repeat(100);
  expect(titleOf(update(flags))).toBe(`${'🇦🇿🇺🇦'.repeat(45)}…`);
  expect(titleOf(update('👩‍👩‍👧‍👦'.repeat(100)))).toBe(`${'👩‍👩‍👧‍👦'.repeat(90)}…`);
  expect(titleOf(update('é'.normalize('NFD').repeat(91)))).toBe(`${'é'.normalize('NFD').repeat(90)}…`);
  expect(titleOf(update('我们在这里'.repeat(30)))).toBe(`${'我们在这里'.repeat(18)}…`);
  expect(titleOf(update('слово '.repeat(20)))).toBe(`${'слово '.repeat(14)}слово…`);
});

test('a title that is cut behind a comma, a bullet or dots ends with its last word and one “…”', () => {
  const words = (between: string) => titleOf(update(`${'слово '.repeat(13)}кінець${between} ${'довге'.repeat(5)}`));
  for (const between of [',', '…', ' •', ' –', '،', '，']) expect(words(between)).toMatch(/ кінець…$/);
  expect(titleOf(update('•'.repeat(100)))).toBe(`${'•'.repeat(90)}…`);
});

test("a browser tab's title is wrapped in one pair of direction isolates", () => {
  const titled = (text: string) =>
    /<title>(.*?) · /.exec(renderEntryPage({ site, blog, lang: 'en', entry: update(text) }))?.[1];
  expect(titled('abc \u202edef')).toBe('\u2068abc \u202edef\u2069');
  expect(titled('سنبقى')).toBe('\u2068سنبقى\u2069');
});

test('the gist of a crowd is a sentence in the interface’s language, and marked with it', () => {
  const crowd = entry('crowd', 1, { lang: 'ar', low: 300, according: 'الشرطة' });
  expect(gistOf(crowd, around, 90)).toEqual({ lang: 'en', text: 'at least 300 according to \u2068الشرطة\u2069' });
});

describe('an entry without a text', () => {
  const photo = (media: { alt: string; caption?: string }) =>
    entry('photo', 1, {
      text: '',
      html: '',
      media: [{ id: 'a', state: 'waiting', altered: false, sources: [], ...media }],
    });

  test.each<[string, PublicEntry, string]>([
    ['a drive', entry('drive', 1, { drive: 'trucks', add: 2 }), '+2 Humanitarian aid for Ukraine'],
    [
      'a drive’s total',
      entry('drive', 1, { drive: 'trucks', total: 3 }),
      '3 of 10 trucks · Humanitarian aid for Ukraine',
    ],
    ['a drive that the blog does not have', entry('drive', 1, { drive: 'none', total: 12 }), 'Total so far: 12'],
    ['a photo with a caption', photo({ alt: 'People', caption: 'The square' }), 'The square'],
    ['a photo with a description', photo({ alt: 'People' }), 'People'],
    ['a photo', photo({ alt: '' }), 'Photo, 15:05'],
    [
      'an entry from before the dialect, of marks alone',
      entry('update', 1, { text: '[x]: y', html: '' }),
      'Update, 15:05',
    ],
  ])('%s has a title in the tab, feeds and JSON-LD', (_what, one, title) => {
    const at = { ...one, happenedAt: '2022-02-27T11:05:00.000Z' };
    expect(titleOf(at)).toBe(title);
    expect(renderEntryPage({ site, blog, lang: 'en', entry: at })).toContain(`<title>${title} · ${blog.title}</title>`);
    expect(renderRss({ site, blog, lang: 'en', entries: [at], updatedAt: blog.updatedAt })).toContain(
      `<item>\n<title>${title}</title>`,
    );
    const { liveBlogUpdate } = JSON.parse(
      renderJsonLd({
        site,
        blog,
        lang: 'en',
        updates: [renderUpdate(at, { site, blog, lang: 'en' })],
        told: { begun: blog.updatedAt, last: blog.updatedAt },
      }),
    ) as {
      liveBlogUpdate: { headline: string; articleBody: string }[];
    };
    expect(liveBlogUpdate).toEqual([expect.objectContaining({ headline: title, articleBody: title })]);
  });
});

test('a directional override in a text ends before the rally’s name in the title', () => {
  const html = renderEntryPage({ site, blog, lang: 'en', entry: update('abc \u202edef') });
  expect(html).toContain(`<title>\u2068abc \u202edef\u2069 · ${blog.title}</title>`);
});

test('textOf returns the whole text, however long', () => {
  const long = 'слово '.repeat(500).trim();
  expect(textOf(update(long), around).text).toBe(long);
});
