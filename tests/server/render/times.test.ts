/** Times and zones: an offset is said once where it holds for all times, else with each time. */
import { renderArticle } from '../../../server/render/article.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderAtom } from '../../../server/render/feeds/atom.js';
import { renderHome } from '../../../server/render/homePage.js';
import { renderTop } from '../../../server/render/top.js';
import { renderFragment } from '../../../server/render/embed/fragment.js';
import type { PublicBlog } from '../../../shared/entry.js';
import { blog as baku, entry, site } from './baku.js';

const read = (html: string) => html.replace(/<[^>]*>/g, '');
const of = (timeZone: string, startsAt: string | null): PublicBlog => ({ ...baku, timeZone, startsAt });
const whose = (blog: PublicBlog) =>
  read(/<p class="where">.*?<\/p>/.exec(renderTop({ blog, lang: 'en', pinned: [], keys: [] }))![0]);
const timeOf = (blog: PublicBlog, happenedAt: string) => {
  const one = { ...entry('update', 1, { text: 'x' }), happenedAt, publishedAt: happenedAt };
  return read(/<time.*?<\/time>/.exec(renderArticle({ entry: one, blog, lang: 'en' }))![0]);
};

test('a page in a zone that keeps its clocks says the offset once, for all times', () => {
  const blog = of('Asia/Baku', '2022-02-27T11:00:00.000Z');
  expect(whose(blog)).toBe('Times are in Baku time (UTC+4)');
  expect(timeOf(blog, '2022-02-27T11:42:00.000Z')).toBe('15:42');
  expect(timeOf(blog, '2022-07-01T11:42:00.000Z')).toBe('1 Jul 15:42');
});

test('a day and its time stand apart by the comma of the page’s language', () => {
  const blog = of('Asia/Baku', '2022-02-27T11:00:00.000Z');
  const ended = { ...blog, status: 'ended', endedAt: '2022-02-28T11:42:00.000Z' } as const;
  const said = (lang: string) => read(renderTop({ blog: ended, lang, pinned: [], keys: [] }));
  expect(said('ar')).toMatch(/\u060c 15:42/);
  expect(said('en')).toContain('28 February 2022, 15:42');
});

test('after a change of the clocks an entry’s time says its offset, and the top says that some times do', () => {
  const blog = of('Europe/Kyiv', '2022-10-29T12:00:00.000Z');
  expect(whose(blog)).toBe('Times are in Kyiv time (UTC+3 where no other is given)');
  expect(timeOf(blog, '2022-10-29T13:00:00.000Z')).toBe('16:00');
  expect(timeOf(blog, '2022-10-30T13:00:00.000Z')).toBe('30 Oct 15:00 UTC+2');
});

test('times tell apart the two hours of one name when clocks go back', () => {
  const blog = of('America/New_York', '2026-11-01T04:00:00.000Z');
  expect(timeOf(blog, '2026-11-01T05:30:00.000Z')).toBe('01:30');
  expect(timeOf(blog, '2026-11-01T06:30:00.000Z')).toBe('01:30 UTC-5');
});

test('without a day of the rally, in a zone that changes its clocks, each time says its offset', () => {
  const blog = of('Europe/Kyiv', null);
  expect(whose(blog)).toBe('Times are in Kyiv time');
  expect(timeOf(blog, '2022-10-29T13:00:00.000Z')).toBe('29 Oct 16:00 UTC+3');
  expect(timeOf(of('Asia/Tbilisi', null), '2022-10-29T13:00:00.000Z')).toBe('29 Oct 17:00');
  expect(whose(of('Asia/Tbilisi', null))).toBe('Times are in Tbilisi time (UTC+4)');
});

test('a zone like Etc/GMT-4 is shown as UTC+4, which it means, and never by its name', () => {
  expect(whose(of('Etc/GMT+3', '2022-02-27T11:00:00.000Z'))).toBe('Times are in UTC-3');
  expect(whose(of('Etc/GMT-4', null))).toBe('Times are in UTC+4');
  const announced: PublicBlog = { ...of('Etc/GMT+3', '2022-02-27T11:00:00.000Z'), status: 'announced' };
  expect(read(renderTop({ blog: announced, lang: 'en', pinned: [], keys: [] }))).toContain('at 08:00 in UTC-3');
});

test('an entry of another year than the rally’s says its year', () => {
  const blog = of('Asia/Baku', '2022-02-27T11:00:00.000Z');
  expect(timeOf(blog, '2018-04-23T10:00:00.000Z')).toBe('23 Apr 2018 14:00');
  expect(timeOf(blog, '2022-04-23T10:00:00.000Z')).toBe('23 Apr 14:00');
});

test('an article outside of the blog’s page says year and offset with each time', () => {
  const one = entry('update', 1, { text: 'x', editedAt: '2022-02-27T12:00:00.000Z' });
  const page = read(renderEntryPage({ site, blog: baku, lang: 'en', entry: one }));
  expect(page).toMatch(/27 Feb 2022 \d\d:\d\d UTC\+4/);
  expect(page).toContain('edited 27 Feb 2022, 16:00 UTC+4');
  const feed = renderAtom({ site, blog: baku, lang: 'en', entries: [one], updatedAt: one.publishedAt });
  expect(feed).toContain('27 Feb 2022, 16:00 UTC+4');
  expect(read(renderHome({ site, blogs: [baku] }))).toContain('27 February 2022, 15:00 UTC+4');
  const view = { site, top: { blog: baku, lang: 'en', pinned: [], keys: [] }, articles: [], older: null };
  expect(read(renderFragment({ ...view, before: null, poll: 10, changedAt: one.publishedAt }))).toContain(
    'Times are in Baku time (UTC+4)',
  );
});
