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

test.each([
  ['en', 'Sunday 27 February'],
  ['uk', 'неділя, 27 лютого'],
  ['az', '27 fevral, bazar'],
  ['ru', 'воскресенье, 27 февраля'],
  ['ar', 'الأحد، 27 فبراير'],
])('a day’s line is in the page’s own language (%s)', (lang, said) => {
  const days = [at('2022-02-28T15:00:00.000Z'), at('2022-02-27T15:00:00.000Z')];
  expect(withDays(days, { timeZone: 'Asia/Baku', lang })[1]).toContain(`>${said}</p>`);
});
