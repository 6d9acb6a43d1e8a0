/** The words of an entry and of a blog in a page's language: chosen in one place for pages, feeds, data and pictures. */
import { blogPicture, entryPicture } from '../../../server/http/linkPreviews/picture.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderEmbedPage } from '../../../server/render/embed/embedPage.js';
import { renderJsonLd, renderUpdate } from '../../../server/render/embed/jsonLd.js';
import { syndicationOf } from '../../../server/render/feeds/syndication.js';
import { gistOf } from '../../../server/render/gist.js';
import { asksIn, blogIn, blogWithWordsIn, entryIn, entryWithWordsIn } from '../../../server/render/inLanguage.js';
import { renderBlogPage } from '../../../server/render/page.js';
import { renderTop } from '../../../server/render/top.js';
import type { PublicEntry } from '../../../shared/entry.js';
import { blog, crowd, entry, photo, quote, site, student, translated } from './baku.js';

const inUkrainian = {
  title: 'Мітинг за Україну в Баку',
  standfirst: 'Мешканці Баку збираються перед посольством.',
  place: 'Посольство України, Баку',
  asks: ['Гуманітарна допомога'],
  drives: { trucks: { title: 'Допомога Україні', unit: 'вантажівок', destination: 'західний кордон' } },
};
const translatedBlog = { ...blog, translations: { uk: inUkrainian } };

const read = (html: string): string => html.replace(/<[^>]*>/g, '');
const article = (one: PublicEntry, lang: string) => renderArticle({ entry: one, blog: translatedBlog, lang });
const top = (over: Partial<typeof translatedBlog>, lang: string) =>
  renderTop({ blog: { ...translatedBlog, ...over }, lang, pinned: [], keys: [] });

const said = { description: 'Людина, що вивчає медицину' };
const inUk = (words: object, text = '') => ({ uk: { ...translated(text), ...words } });
const told = { ...student, place: 'Square', translations: inUk({ speaker: said, place: 'Площа' }, 'Хоче до Києва.') };

test('a word is the translation’s where that is of this version, else the original’s, with its own language', () => {
  const words = entryIn(told, blog, 'uk');
  expect(words('place')).toEqual({ text: 'Площа', lang: 'uk' });
  expect(entryIn(told, blog, 'az')('place')).toEqual({ text: 'Square', lang: 'en' });
  expect(entryIn({ ...told, wordsRev: 2 }, blog, 'uk')('place')).toEqual({ text: 'Square', lang: 'en' });
  expect(entryIn(told, blog, 'uk-UA')('place')).toEqual({ text: 'Площа', lang: 'uk' });
  expect(words('speaker.role')).toBeUndefined();
});

test('a page shows a speaker, a place, a crowd’s source and method in its language, without any mark', () => {
  const html = article(told, 'uk');
  expect(read(html)).toMatch(/Людина, що вивчає медицину.*Хоче до Києва.*Площа/);
  expect(html).not.toContain('class="in"');
  const words = { said: 'Сотні', according: 'посол', method: 'на око' };
  const counted = { ...crowd, said: 'Hundreds', according: 'the ambassador', method: 'by eye' };
  const number = read(article({ ...counted, translations: inUk(words) }, 'uk'));
  expect(number).toMatch(/Сотні.*посол.*на око/);
  expect(number).not.toMatch(/Hundreds|the ambassador|by eye/);
});

test('a word that is missing shows the original, marked with its language', () => {
  const partly = { ...told, translations: inUk({ place: 'Площа' }, 'Хоче до Києва.') };
  const html = article(partly, 'uk');
  expect(html).toContain(
    '<bdi>A student of medicine, from Azerbaijan</bdi> <small class="in" lang="uk">англійська</small>',
  );
  expect(html.match(/class="in"/g)).toHaveLength(1);
});

test('an entry that is in no other language says its language once, at its text', () => {
  const html = article({ ...student, place: 'Square' }, 'uk');
  expect(read(html)).toContain('англійська · оригінал');
  expect(html).not.toContain('class="in"');
  expect(html).toContain('<bdi lang="en">Square</bdi>');
});

test('a translation of an earlier version is marked below the original, and its other words are not shown', () => {
  const html = read(article({ ...told, wordsRev: 2 }, 'uk'));
  expect(html).toMatch(/оригінал.*Wants to go to Kyiv.*давнішої версії.*Хоче до Києва/);
  expect(html).not.toMatch(/Людина, що вивчає|Площа/);
  expect(html).toContain('A student of medicine');
});

test('a photo’s description and caption are in the page’s language, or marked, also while it is on its way', () => {
  const [one] = photo.media;
  const media = [{ ...one!, alt: 'A flag', caption: 'At noon' }];
  const words = { media: { [one!.id]: { alt: 'Прапор', caption: 'Опівдні' } } };
  const html = article({ ...photo, media, translations: inUk(words, 'Під посольством') }, 'uk');
  expect(html).toContain('alt="Прапор" lang="uk"');
  expect(html).toContain('<p lang="uk" dir="auto">Опівдні</p>');
  const waiting = { ...photo, media: [{ ...media[0]!, state: 'waiting' as const }], translations: inUk(words) };
  expect(read(article(waiting, 'uk'))).toContain('Прапор');
  const partly = { ...waiting, translations: inUk({}, 'Під посольством') };
  expect(read(article(partly, 'uk'))).toContain('A flag англійська');
  const missing = article({ ...photo, text: '', html: '', media }, 'uk');
  expect(missing).toContain('At noon <small class="in" lang="uk">англійська</small>');
});

test('a note of a correction is the desk’s, in the blog’s first language or translated', () => {
  const correction = { note: 'It was noon.', at: '2022-02-27T11:20:00.000Z' };
  const corrected = entry('update', 1, { lang: 'az', text: 'Günorta.', wordsRev: 1, correction });
  expect(article(corrected, 'uk')).toContain('<span lang="en" dir="auto">It was noon.</span>');
  const noted = { ...corrected, translations: inUk({ correction: 'Було опівдні.' }) };
  expect(read(article(noted, 'uk'))).toContain('Було опівдні.');
  expect(read(article(noted, 'en'))).toContain('It was noon.');
});

test('a quote’s source is named in the page’s language', () => {
  const words = inUk({ source: { name: 'Посол' } }, 'Дякуємо!');
  expect(read(article({ ...quote, lang: 'en', translations: words }, 'uk'))).toContain('Посол');
});

test('an Arabic word runs from the right in an English page, and an English one from the left in an Arabic page', () => {
  const arabic = entry('update', 1, { lang: 'ar', text: '', place: 'الميدان' });
  expect(renderArticle({ entry: arabic, blog, lang: 'en' })).toContain('<bdi lang="ar">الميدان</bdi>');
  expect(article({ ...student, place: 'Square', text: '', html: '' }, 'ar')).toMatch(
    /<bdi lang="en">Square<\/bdi> <small class="in">الإنجليزية<\/small>/,
  );
});

test('the top of a page is in its language; what is missing is the original, marked once', () => {
  const html = top({}, 'uk');
  expect(html).toContain('<h1>Мітинг за Україну в Баку</h1>');
  expect(read(html)).toMatch(/Посольство України, Баку.*Мешканці Баку збираються.*Гуманітарна допомога/);
  expect(read(html)).toContain('Допомога Україні');
  expect(html).toContain('<bdi lang="en">Embassy of Ukraine, Baku</bdi> <small class="in">англійська</small>');
  const az = top({}, 'az');
  expect(az).toMatch(/<h1 lang="en">Rally for Ukraine in Baku <small class="in" lang="az">[^<]+<\/small><\/h1>/);
});

test('things to bring are translated as a whole: only where there are as many as in the original', () => {
  expect(asksIn(translatedBlog, 'uk')).toEqual({ asks: inUkrainian.asks, lang: 'uk' });
  const more = { ...translatedBlog, asks: ['Water', 'Candle'] };
  expect(asksIn(more, 'uk')).toEqual({ asks: more.asks, lang: 'en' });
  expect(read(top({ asks: more.asks, status: 'announced' }, 'uk'))).toMatch(/англійськаWaterCandle/);
});

test('a title of 200 characters is whole in either language', () => {
  const title = 'Мітинг '.repeat(28).trim();
  expect(top({ translations: { uk: { ...inUkrainian, title } } }, 'uk')).toContain(`<h1 class="long">${title}</h1>`);
});

test('titles, feeds, structured data, link previews and the embed use the words of the page’s language', () => {
  const view = { site, blog: translatedBlog, lang: 'uk', entries: [told], updatedAt: blog.updatedAt };
  const feed = syndicationOf(view);
  expect([feed.title, feed.description]).toEqual([inUkrainian.title, inUkrainian.standfirst]);
  expect(read(feed.items[0]!.html)).toContain('Площа');
  const updates = [renderUpdate(told, view)];
  const data = renderJsonLd({ ...view, updates, told: { begun: blog.statusAt, last: blog.updatedAt } });
  expect(JSON.parse(data)).toMatchObject({ headline: inUkrainian.title, about: { name: inUkrainian.title } });
  expect(blogPicture(translatedBlog, 'uk', site).text).toBe(inUkrainian.title);
  expect(entryPicture(told, translatedBlog, 'uk', site)).toMatchObject({ foot: inUkrainian.title });
  expect(gistOf(told, { blog: translatedBlog, lang: 'uk' }, 100).text).toContain(said.description);
  const page = { site, top: { blog: translatedBlog, lang: 'uk', pinned: [], keys: [] } };
  const whole = { ...page, articles: [], older: null, before: null, poll: 10 };
  expect(renderBlogPage(whole)).toMatch(/<title>[^<]*Мітинг за Україну в Баку/);
  expect(read(renderEmbedPage(whole))).toContain(inUkrainian.title);
});

test('an entry and a blog with their words replaced keep all else as it is', () => {
  expect(entryWithWordsIn(told, blog, 'en')).toEqual(told);
  expect(entryWithWordsIn(told, blog, 'uk')).toEqual({ ...told, speaker: said, place: 'Площа' });
  expect(blogWithWordsIn(translatedBlog, 'en')).toEqual(translatedBlog);
  expect(blogWithWordsIn(translatedBlog, 'uk').drives).toEqual([{ ...blog.drives[0]!, ...inUkrainian.drives.trucks }]);
  expect(blogIn(translatedBlog, 'uk')('drives.trucks.place')).toEqual({ text: blog.drives[0]!.place, lang: 'en' });
});
