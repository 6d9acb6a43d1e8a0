import type { PublicBlog } from '../../../shared/entry.js';
import { renderTop } from '../../../server/render/top.js';
import { marksOf } from '../../../server/render/top/drives.js';
import { blog, chant, speech } from './baku.js';
import { read } from './bakuPage.js';

const top = (changes: Partial<PublicBlog> = {}, lang = 'en') =>
  renderTop({ blog: { ...blog, ...changes }, lang, pinned: [], keys: [chant, speech] });

test('the top of a live blog says since when it is live', () => {
  expect(top()).toContain('data-status="live"');
  expect(read(top())).toContain('Live since 15:02');
});

test('the top of an announced blog says when the rally begins, and what to bring', () => {
  const html = top({ status: 'announced' });
  expect(read(html)).toContain('The rally begins on Sunday, 27 February 2022 at 15:00 in Baku');
  expect(html).toContain('<time datetime="2022-02-27T11:00Z" data-own-zone="240"></time>');
  expect(html).toContain('<span data-until="2022-02-27T11:00Z"></span>');
  expect(html).toMatch(/<section class="bring"><h2>What to bring<\/h2><ul><li>Humanitarian aid/);
  expect(html).not.toContain('data-fold="asks"');
});

test('the top of a paused blog says since when, and that nothing is lost', () => {
  expect(read(top({ status: 'paused', statusAt: '2022-02-27T11:42:00.000Z' }))).toContain(
    'Paused since 15:42. What reporters send now is kept',
  );
});

test('the top of an ended blog says when it ended, then shows the summary, then the unfolded key moments', () => {
  const html = top({ status: 'ended', endedAt: '2022-02-27T14:00:00.000Z' });
  expect(read(html)).toContain('Ended 27 February 2022, 18:00');
  expect(html).toMatch(/<section class="summary"><h2>In short<\/h2>.*<details name="way" data-fold="keys" open/);
  expect(html).not.toContain('data-fold="summary"');
  expect(html).not.toContain('What to bring');
});

test('the top has the place and the day under the title', () => {
  expect(read(top())).toContain('Rally for Ukraine in BakuEmbassy of Ukraine, Baku · Sunday, 27 February 2022');
});

test('the top says once in which zone the times are', () => {
  expect(read(top())).toContain('Times are in Baku time (UTC+4)');
});

test('the top shows a drive as marks and in words', () => {
  expect(top().match(/<i class="on">/g)).toHaveLength(3);
  expect(read(top())).toContain('3 of 10 trucks');
  expect(marksOf({ done: 3, target: 7 })).toHaveLength(7);
  expect(marksOf({ done: 1_234, target: 5_000 }).filter(Boolean)).toHaveLength(2);
  expect(marksOf({ done: 12, target: 10 }).every(Boolean)).toBe(true);
  expect(marksOf({ done: 0.3, target: 1.5 })).toHaveLength(10);
});

test('the unit of a drive is in the page’s language, or marked where it has none there and the title does', () => {
  const titled = { drives: { trucks: { title: 'Допомога' } } };
  const half = top({ translations: { uk: titled } }, 'uk');
  expect(half).toContain('<bdi lang="en">trucks</bdi> <small class="in">англійська</small>');
  const whole = { drives: { trucks: { title: 'Допомога', unit: 'вантажівок' } } };
  expect(top({ translations: { uk: whole } }, 'uk')).toContain('3 із 10 <bdi>вантажівок</bdi>');
  // The title above says the language of both.
  expect(top({}, 'uk')).toContain('<bdi lang="en">trucks</bdi></b>');
});

test('the top names the language that it is in', () => {
  expect([top(), top({}, 'uk')].map((html) => /class="state"[^>]* data-lang="(\w+)"/.exec(html)?.[1])).toEqual([
    'en',
    'uk',
  ]);
});

test('key moments lead to their entries, with their text in the page’s language where there is one', () => {
  expect(read(top())).toContain('15:41 «Слава Україні!»');
  expect(read(top({}, 'uk'))).toContain('Ahmad Mammadli: Тут добре знають');
  expect(top()).toContain(`href="/live/baku-ukraine/entries/${speech.id}"`);
});

test('the top offers the blog’s languages by their own names', () => {
  expect(top({}, 'uk')).toContain(
    '<a href="/live/baku-ukraine?lang=uk" lang="uk" hreflang="uk" aria-current="true">Українська</a>',
  );
  expect(top({ languages: ['en'] })).not.toContain('<nav');
});

test('the blog’s own texts are marked with its first language', () => {
  const html = top({ languages: ['ar', 'en'], title: 'عنوان' }, 'en');
  expect(html).toContain('<h1 lang="ar" dir="rtl">عنوان <small class="in" lang="en" dir="ltr">Arabic</small></h1>');
  expect(top({ languages: ['en', 'ar'] }, 'en')).not.toContain('class="in"');
});

test('the summary shows its points in the page’s language, or all where it has none', () => {
  const summary = [
    { lang: 'en', text: 'in English' },
    { lang: 'uk', text: 'українською' },
  ];
  expect(read(top({ summary }, 'uk'))).toContain('українською');
  expect(read(top({ summary }, 'uk'))).not.toContain('in English');
  expect(read(top({ summary }, 'az'))).toContain('in English');
});

test('a key moment’s time runs in the interface’s direction, also in a page that runs from the right', () => {
  expect(top({ status: 'ended' }, 'he')).toMatch(
    /<a href="[^"]*"><span lang="en" dir="ltr"><time [^>]*>[^<]*<\/time><\/span> <bdi lang="[a-z]+" dir="ltr"/,
  );
});

test('a publisher’s contact is a link only where it is plainly an address', () => {
  const contact = (words: string) => top({ publisher: { name: 'P', contact: words } });
  expect(contact('desk@example.org')).toContain('href="mailto:desk@example.org"');
  expect(contact('mailto:desk@example.org')).toContain('href="mailto:desk@example.org"');
  expect(contact('https://example.org/contact')).toContain('href="https://example.org/contact"');
  expect(contact('javascript:alert(1)')).not.toContain('href="javascript');
  expect(contact('a@b.c?bcc=d@e.f')).not.toContain('mailto');
});
