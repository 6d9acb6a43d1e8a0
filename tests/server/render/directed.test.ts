import { directed } from '../../../server/render/directed.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderAtom } from '../../../server/render/feeds/atom.js';
import { renderRss } from '../../../server/render/feeds/rss.js';
import { renderJsonFeed } from '../../../server/render/feeds/jsonFeed.js';
import { arabic, blog, chant, entry, site } from './baku.js';

test.each([
  ['the direction of its language, which needs no word', 'en', '<p>They sing.</p>', '<p>They sing.</p>'],
  ['another script than its tag says', 'en', '<p>الناس يغنون</p>', '<p dir="rtl">الناس يغنون</p>'],
  ['a second paragraph the other way', 'uk', '<p>Так</p><p>نعم</p>', '<p>Так</p><p dir="rtl">نعم</p>'],
  ['a first letter behind a number and a sign', 'ar', '<p>«5» Так</p>', '<p dir="ltr">«5» Так</p>'],
  ['no letters at all', 'ar', '<p>300 🇦🇿 &amp; 5</p>', '<p>300 🇦🇿 &amp; 5</p>'],
  [
    'a link first',
    'en',
    '<p><a href="https://a.example/">نعم</a> yes</p>',
    '<p dir="rtl"><a href="https://a.example/">نعم</a> yes</p>',
  ],
  ['a tag in words', 'en', '<p>&lt;b&gt;</p>', '<p>&lt;b&gt;</p>'],
])('each paragraph of a text runs by its own first strong letter: %s', (_, lang, html, shown) => {
  expect(directed(html, lang)).toBe(shown);
});

test('a list takes its direction from its first item, and each item from its own first letter', () => {
  expect(directed('<ul>\n<li>نعم</li>\n<li>yes</li>\n</ul>', 'en')).toBe(
    '<ul dir="rtl">\n<li dir="rtl">نعم</li>\n<li>yes</li>\n</ul>',
  );
  expect(directed('<blockquote>\n<p>نعم</p>\n</blockquote>', 'en')).toBe(
    '<blockquote>\n<p dir="rtl">نعم</p>\n</blockquote>',
  );
});

test('an article’s paragraphs and chant run by their own first strong letters', () => {
  const update = entry('update', 1, { lang: 'en', text: 'x', html: '<p>نعم</p><p>yes</p>' });
  expect(renderArticle({ entry: update, blog, lang: 'en' })).toContain('<p dir="rtl">نعم</p><p>yes</p>');
  const called = { ...chant, lang: 'en', words: 'تحيا أوكرانيا' };
  expect(renderArticle({ entry: called, blog, lang: 'en' })).toContain('<blockquote class="w" dir="rtl">');
});

test('an entry in a feed says its language and its direction', () => {
  const view = { site, blog, lang: 'en', entries: [{ ...arabic, translations: {} }], updatedAt: arabic.publishedAt };
  const opening = `<div lang="${arabic.lang}" dir="rtl">`;
  const escaped = opening.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  expect(renderAtom(view)).toContain(escaped);
  expect(renderRss(view)).toContain(escaped);
  const { items } = JSON.parse(renderJsonFeed(view)) as { items: { content_html: string; language: string }[] };
  expect(items[0]).toMatchObject({ language: arabic.lang, content_html: expect.stringContaining(opening) as string });
});

test('a directional override in a text ends within its page’s title', () => {
  const turned = entry('update', 1, { text: 'x', html: '<p>see \u202etxet</p>' });
  const [, title] = /<title>(.*?)<\/title>/.exec(renderEntryPage({ site, blog, lang: 'en', entry: turned }))!;
  expect(title).toMatch(/^\u2068.*\u202etxet.*\u2069 · Rally for Ukraine in Baku$/);
  const plain = entry('update', 1, { text: 'x', html: '<p>see it</p>' });
  expect(renderEntryPage({ site, blog, lang: 'en', entry: plain })).toContain(
    '<title>see it · Rally for Ukraine in Baku</title>',
  );
});
