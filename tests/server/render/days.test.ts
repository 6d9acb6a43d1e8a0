import { renderArticle } from '../../../server/render/article.js';
import { withDays } from '../../../server/render/days.js';
import { blog, entry } from './baku.js';

const at = (happenedAt: string, publishedAt = happenedAt) =>
  renderArticle({ entry: entry('update', 1, { text: 'x', happenedAt, publishedAt }), blog, lang: 'en' });

test('a day’s line stands inside of its first article, by the time at which readers got a late one', () => {
  const monday = at('2022-02-27T20:30:00.000Z');
  const late = at('2022-02-27T10:00:00.000Z', '2022-02-27T20:10:00.000Z');
  const sunday = at('2022-02-27T15:00:00.000Z');
  const [first, second, third] = withDays([monday, late, sunday], { timeZone: 'Asia/Baku', lang: 'uk' });
  expect([first, second]).toEqual([monday, late]);
  expect(third).toMatch(/^<article [^>]*><p class="day" data-day="2022-02-27" lang="uk" dir="ltr">[^<]*27 лютого<\/p>/);
});
