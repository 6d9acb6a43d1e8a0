/** Groups of late entries in the page as the server makes it, and both times of a late entry wherever it is shown. */
import { entryPicture } from '../../../server/http/linkPreviews/picture.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderEmbedPage } from '../../../server/render/embed/embedPage.js';
import { renderFragment } from '../../../server/render/embed/fragment.js';
import { renderJsonLd, renderUpdate } from '../../../server/render/embed/jsonLd.js';
import { renderExport } from '../../../server/render/exportPage.js';
import { renderAtom } from '../../../server/render/feeds/atom.js';
import { renderBlogPage } from '../../../server/render/page.js';
import { withLateGroups } from '../../../server/render/lateGroups.js';
import type { PublicEntry } from '../../../shared/entry.js';
import { blog, entry, site } from './baku.js';

const at = (clock: string) => `2022-02-27T${clock}:00.000Z`;
const cameAt = (n: number, happened: string, published: string, lang = 'en') =>
  entry('update', n, { text: `Entry ${n}`, lang, happenedAt: at(happened), publishedAt: at(published) });
const [newest, last, first] = [
  cameAt(3, '10:35', '10:35'),
  cameAt(2, '10:20', '10:32', 'ar'),
  cameAt(1, '10:02', '10:31'),
];
const html = (one: PublicEntry) => renderArticle({ entry: one, blog, lang: 'en' });
const read = (text: string) => text.replace(/<[^>]*>/g, '');
const articles = [newest, last, first].map(html);
const view = {
  ...{ site, articles, older: null, before: null, poll: 10, changedAt: at('10:35') },
  top: { blog, lang: 'en', pinned: [], keys: [] },
};
const LINE = '<p class="late" lang="en" dir="ltr">Sent late, 14:02–14:20</p>';

test('the line of a group stands inside of its first article, in the rally’s time and the interface’s language', () => {
  const grouped = withLateGroups(articles, { timeZone: blog.timeZone, lang: 'en' });
  expect(grouped[0]).toBe(articles[0]);
  expect(grouped[1]).toMatch(new RegExp(`^<article data-group="first" [^>]*lang="ar"[^>]*>${LINE}`));
  expect(grouped[2]).toMatch(/^<article data-group="more" [^>]*><p class="m"/);
  expect(grouped.every((one) => one.match(/<article/g)?.length === 1)).toBe(true);
});

test.each([
  ['page', renderBlogPage],
  ['fragment', renderFragment],
] as const)('the %s holds the entries alone as children of the feed, and says the group', (_, render) => {
  const feed = /role="feed"[^>]*>(.*?<\/article>)<\/div>/s.exec(render(view))?.[1] ?? '';
  expect(feed.split('\n').map((one) => /^<article [^>]*data-entry="([^"]+)"/.exec(one)?.[1])).toEqual(
    [newest, last, first].map(({ id }) => id),
  );
  expect(feed.match(/Sent late, /g)).toHaveLength(1);
  expect(feed).toContain(LINE);
});

test('an exported page says the group, and an embed’s page, whose script keeps none, says none', () => {
  expect(renderExport({ ...view, style: 'style.css' })).toContain(LINE);
  expect(renderEmbedPage(view)).not.toContain('class="late"');
});

test('a page names the zone by which an open page writes the line', () => {
  expect(renderBlogPage(view)).toContain('data-time-zone="Asia/Baku"');
});

test('an entry that came five minutes later than it happened tells both times in its first line', () => {
  expect(read(html(first))).toContain('14:02 · sent 14:31');
  expect(read(html(cameAt(4, '10:02', '10:07')))).toContain('14:02 · sent 14:07');
  expect(read(html(cameAt(4, '10:02', '10:06')))).not.toContain('sent');
});

test('only an entry that came more than five minutes late is marked as late', () => {
  expect(html(first)).toContain('data-late="2022-02-27T10:02Z 2022-02-27T10:31Z"');
  expect(html(cameAt(4, '10:02', '10:07'))).not.toContain('data-late');
});

test('a time of sending on another day says its day', () => {
  const late = { ...first, publishedAt: '2022-02-28T20:31:00.000Z' };
  expect(read(html(late))).toContain('14:02 · sent 1 Mar, 00:31');
});

test('a feed’s item tells both times of a late entry, and one time of another', () => {
  const feed = (one: PublicEntry) =>
    renderAtom({ site, blog, lang: 'en', entries: [one], updatedAt: one.publishedAt }).replace(/&lt;.*?&gt;/g, '');
  expect(feed(first)).toContain('27 Feb 2022, 14:02 UTC+4 · sent 14:31 UTC+4');
  expect(feed(newest)).not.toContain('sent');
});

test('structured data names the time of what happened where it is another than the time of publication', () => {
  const told = { begun: blog.statusAt, last: first.publishedAt };
  const updates = [newest, first].map((one) => renderUpdate(one, { site, blog, lang: 'en' }));
  const { liveBlogUpdate } = JSON.parse(renderJsonLd({ site, blog, lang: 'en', updates, told })) as {
    liveBlogUpdate: Record<string, string>[];
  };
  const utc = (moment = '') => (moment === '' ? undefined : new Date(moment).toISOString());
  expect(liveBlogUpdate.map((one) => [utc(one.datePublished), utc(one.contentReferenceTime)])).toEqual([
    [at('10:35'), undefined],
    [at('10:31'), at('10:02')],
  ]);
});

test('the link preview of a late entry tells both times', () => {
  expect(entryPicture(first, blog, 'en', site).when).toBe('27 February 2022, 14:02 · sent 14:31');
  expect(entryPicture(newest, blog, 'en', site).when).toBe('27 February 2022, 14:35');
  const later = { ...first, publishedAt: '2022-02-28T10:31:00.000Z' };
  expect(entryPicture(later, blog, 'en', site).when).toBe('27 February 2022, 14:02 · sent 28 February 2022, 14:31');
});
