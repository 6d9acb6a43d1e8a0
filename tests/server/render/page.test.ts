import { STATUSES } from '../../../shared/entry.js';
import { words } from '../../../shared/messages/en/readerSecond.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderTop } from '../../../server/render/top.js';
import { blog, chant, entry, notice, quote, site, speech } from './baku.js';
import { page, read } from './bakuPage.js';

test('[F3] a blog’s page says which blog, epoch and seq its feed is of, and how often to poll', () => {
  const feed = /<div role="feed"[^>]*>/.exec(page())?.[0];
  expect(feed).toContain('data-blog="baku-ukraine"');
  expect(feed).toContain('data-epoch="k3x9"');
  expect(feed).toContain('data-seq="41"');
  expect(feed).toContain('data-poll="10"');
  expect(feed).toContain('data-lang="en"');
  expect(feed).not.toContain('data-before');
});

test('a blog’s page brings its script’s words along', () => {
  const said = /data-words="([^"]*)"/.exec(page())?.[1]?.replaceAll('&quot;', '"');
  expect(JSON.parse(said ?? '')).toEqual(messagesFor('en').messages.script);
});

test('a blog’s page has the empty places that its script fills', () => {
  expect(page()).toMatch(/<div data-top(="")?>/);
  expect(page()).toMatch(/<button type="button" data-pending(="")? hidden(="")?><\/button>/);
  expect(page()).toMatch(/<p data-announce(="")? class="hidden" aria-live="polite"><\/p>/);
  expect(page()).toMatch(/<p data-connection(="")? role="status">Reload the page for newer entries<\/p>/);
});

test('the HTML of a feed without entries is empty, without even a space', () => {
  expect(page({}, { articles: [], older: null })).toMatch(/<div role="feed"[^>]*><\/div>/);
});

test('a blog’s page has no id twice, also with an entry pinned', () => {
  const ids = [...page().matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page()).toContain(`data-pinned="${notice.id}"`);
  expect(page().match(new RegExp(`data-entry="${notice.id}"`, 'g'))).toHaveLength(1);
});

test('renderTop makes the very top that stands in a blog’s page', () => {
  const top = { blog, lang: 'en', pinned: [notice], keys: [chant, speech, quote], site };
  expect(page()).toContain(renderTop(top));
});

test('the link to older entries carries the page’s language', () => {
  expect(page()).toContain('href="/live/baku-ukraine?before=8"');
  expect(page({}, { lang: 'uk' })).toContain('href="/live/baku-ukraine?before=8&amp;lang=uk"');
  expect(page({}, { older: null })).toMatch(/<p class="older" hidden[^>]*><a data-older[^>]*rel="next">/);
});

test('an older page says that it is older, leads back, and has no place for live news', () => {
  const older = page({}, { before: 20, older: 3, lang: 'az' });
  expect(older).toContain('data-before="20"');
  expect(older).toContain('<a href="/live/baku-ukraine?lang=az">Ən yeni qeydlər</a>');
  expect(older).not.toContain('data-connection');
  expect(older).not.toContain('data-pending');
  expect(older).toContain(
    '<link rel="canonical" href="https://rally.example.org/live/baku-ukraine?before=20&amp;lang=az"/>',
  );
});

test('an announced blog without entries says what will happen next', () => {
  expect(read(page({ status: 'announced' }, { articles: [], older: null }))).toContain(
    'Nothing has happened here yet.When people gather',
  );
});

test('a blog’s page without entries holds the sentence of its state alone, which its feed names: read without a style, others would contradict it', () => {
  for (const status of STATUSES) {
    const html = page({ status }, { articles: [], older: null });
    expect(/<div role="feed"[^>]*>/.exec(html)?.[0]).toContain(`data-status="${status}"`);
    expect(html.match(/<div data-for="\w+"><p>/g)).toEqual([`<div data-for="${status}"><p>`]);
    expect(html).toContain(words.scriptLater.empty[status].first);
  }
  expect(page({}, { before: 20 })).not.toContain('data-for');
});

test('a page with entries keeps the place of this sentence, which its script brings', () => {
  expect(page()).toMatch(/<div data-empty(="")?><\/div>/);
  expect(page()).not.toContain('data-for');
});

test('a page runs in the direction of its language, whatever the interface’s direction is', () => {
  expect(page({ languages: ['he', 'en'] }, { lang: 'he' })).toContain('<html lang="en" dir="rtl">');
  expect(page({ languages: ['ar', 'en'] }, { lang: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  expect(page({ languages: ['ar', 'en'] }, { lang: 'en' })).toContain('<html lang="en" dir="ltr">');
});

test('a blog’s page of twenty texts is smaller than 15 KB, gzipped: with 7 for the style sheet and 8 for the script, below 30', async () => {
  const { gzipSync } = await import('node:zlib');
  const twenty = Array.from({ length: 20 }, (_, n) =>
    entry('update', n + 1, { text: `${speech.text} ${n.toString()} ${quote.text}` }),
  );
  const html = page({}, { articles: twenty.map((one) => renderArticle({ entry: one, blog, lang: 'en' })) });
  expect(gzipSync(html).length).toBeLessThan(15 * 1024);
});
