import { messagesFor } from '../../../shared/messages/messages.js';
import { STATUSES, type PublicBlog } from '../../../shared/entry.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderHome } from '../../../server/render/homePage.js';
import { renderNoticePage } from '../../../server/render/noticePage.js';
import { renderBlogPage } from '../../../server/render/page.js';
import { renderJoin, renderReport, renderDesk } from '../../../server/render/shells.js';
import { renderTop } from '../../../server/render/top.js';
import type { BlogPageView } from '../../../server/render/views.js';
import { marksOf } from '../../../server/render/top/drives.js';
import { blog, chant, entry, everyKind, notice, photo, quote, site, speech } from './baku.js';

function page(changes: Partial<PublicBlog> = {}, view: Partial<BlogPageView> & { lang?: string } = {}): string {
  const { lang = 'en', ...rest } = view;
  const shown = { ...blog, ...changes };
  return renderBlogPage({
    site,
    top: { blog: shown, lang, pinned: [notice], keys: [chant, speech, quote] },
    articles: everyKind.map((one) => renderArticle({ entry: one, blog: shown, lang })),
    older: 8,
    before: null,
    poll: 10,
    ...rest,
  });
}

const read = (html: string) => html.replace(/<[^>]*>/g, '');

describe('for programs', () => {
  test('[F3] the feed says which blog, epoch and seq it is of, and how often to poll', () => {
    const feed = /<div role="feed"[^>]*>/.exec(page())?.[0];
    expect(feed).toContain('data-blog="baku-ukraine"');
    expect(feed).toContain('data-epoch="k3x9"');
    expect(feed).toContain('data-seq="41"');
    expect(feed).toContain('data-poll="10"');
    expect(feed).toContain('data-lang="en"');
    expect(feed).not.toContain('data-before');
  });

  test('the script’s words go with the page', () => {
    const words = /data-words="([^"]*)"/.exec(page())?.[1]?.replaceAll('&quot;', '"');
    expect(JSON.parse(words ?? '')).toEqual(messagesFor('en').messages.script);
  });

  test('the places that the script fills are there, and empty', () => {
    expect(page()).toMatch(/<div data-top(="")?>/);
    expect(page()).toMatch(/<button type="button" data-pending(="")? hidden(="")?><\/button>/);
    expect(page()).toMatch(/<p data-announce(="")? class="hidden" aria-live="polite"><\/p>/);
    expect(page()).toMatch(/<p data-connection(="")? role="status">Reload the page for newer entries<\/p>/);
  });

  test('a feed without entries holds nothing at all, not even a space', () => {
    expect(page({}, { articles: [], older: null })).toMatch(/<div role="feed"[^>]*><\/div>/);
  });

  test('no id stands twice, also with an entry pinned', () => {
    const ids = [...page().matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page()).toContain(`data-pinned="${notice.id}"`);
    expect(page().match(new RegExp(`data-entry="${notice.id}"`, 'g'))).toHaveLength(1);
  });

  test('the top on the wire is the top of the page', () => {
    const top = { blog, lang: 'en', pinned: [notice], keys: [chant, speech, quote], site };
    expect(page()).toContain(renderTop(top));
  });
});

describe('older pages', () => {
  test('the link to older entries carries the language', () => {
    expect(page()).toContain('href="/live/baku-ukraine?before=8"');
    expect(page({}, { lang: 'uk' })).toContain('href="/live/baku-ukraine?before=8&amp;lang=uk"');
    expect(page({}, { older: null })).toMatch(/<p class="older" hidden[^>]*><a data-older[^>]*rel="next">/);
  });

  test('one says that it is older, leads back, and says nothing of being live', () => {
    const older = page({}, { before: 20, older: 3, lang: 'az' });
    expect(older).toContain('data-before="20"');
    expect(older).toContain('<a href="/live/baku-ukraine?lang=az">Newest entries</a>');
    expect(older).not.toContain('data-connection');
    expect(older).not.toContain('data-pending');
    expect(older).toContain(
      '<link rel="canonical" href="https://rally.example.org/live/baku-ukraine?before=20&amp;lang=az"/>',
    );
  });
});

describe('the head', () => {
  test('[X3] absolute addresses are made from the site’s own', () => {
    expect(page()).toContain('<link rel="canonical" href="https://rally.example.org/live/baku-ukraine"/>');
    expect(page()).toContain('<meta property="og:url" content="https://rally.example.org/live/baku-ukraine"/>');
    expect(page()).toContain('hreflang="uk" href="https://rally.example.org/live/baku-ukraine?lang=uk"');
  });

  test('one by address only is not for search engines', () => {
    expect(page({ visibility: 'unlisted' })).toContain('<meta name="robots" content="noindex"/>');
    expect(page()).not.toContain('noindex');
  });

  test('there is one script and one style, both the site’s, and none in the page', () => {
    for (const html of [page(), renderEntryPage({ site, blog, lang: 'en', entry: photo })]) {
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).toContain('<script type="module" src="/assets/reader.abc123.js"></script>');
      expect(html).toContain('<link rel="stylesheet" href="/assets/reader.abc123.css"/>');
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    }
  });

  test('nothing is loaded from elsewhere: foreign addresses stand only in links and the head', () => {
    const loaded = [...page().matchAll(/<(\w+)[^>]*\s(?:src|srcset|data|poster|action)="([^"]*)"/g)];
    expect(loaded.every(([, , address]) => address?.startsWith('/') === true && !address.startsWith('//'))).toBe(true);
    expect(loaded.length).toBeGreaterThan(1);
    const links = [...page().matchAll(/<(\w+)[^>]*\shref="(https?:[^"]*)"/g)].filter(
      ([, , to]) => to?.startsWith(site.url) !== true,
    );
    expect(new Set(links.map(([, tag]) => tag))).toEqual(new Set(['a']));
  });

  test('the interface’s language is the document’s; where it has no words yet, English', () => {
    expect(page({}, { lang: 'uk' })).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
    expect(messagesFor('en-GB').lang).toBe('en');
    expect(messagesFor('constructor').lang).toBe('en');
  });
});

describe('the top', () => {
  const top = (changes: Partial<PublicBlog> = {}, lang = 'en') =>
    renderTop({ blog: { ...blog, ...changes }, lang, pinned: [], keys: [chant, speech] });

  test('says that it is live, and since when', () => {
    expect(top()).toContain('data-status="live"');
    expect(read(top())).toContain('Live since 15:02');
  });

  test('of one that is announced: when it begins, and what to bring', () => {
    const html = top({ status: 'announced' });
    expect(read(html)).toContain('The rally begins on Sunday, 27 February 2022 at 15:00 in Baku');
    expect(html).toContain('<time datetime="2022-02-27T11:00Z" data-own-zone="240"></time>');
    expect(html).toContain('<span data-until="2022-02-27T11:00Z"></span>');
    expect(html).toMatch(/<section class="bring"><h2>What to bring<\/h2><ul><li>Humanitarian aid/);
    expect(html).not.toContain('data-fold="asks"');
  });

  test('of one that is paused: since when, and that nothing is lost', () => {
    expect(read(top({ status: 'paused', statusAt: '2022-02-27T11:42:00.000Z' }))).toContain(
      'Paused since 15:42. What reporters send now is kept',
    );
  });

  test('of one that has ended: when, then the summary, then the key moments, which are unfolded', () => {
    const html = top({ status: 'ended', endedAt: '2022-02-27T14:00:00.000Z' });
    expect(read(html)).toContain('Ended 27 February 2022, 18:00');
    expect(html).toMatch(/<section class="summary"><h2>In short<\/h2>.*<details data-fold="keys" open/);
    expect(html).not.toContain('data-fold="summary"');
    expect(html).not.toContain('What to bring');
  });

  test('the place and the day stand under the title', () => {
    expect(read(top())).toContain('Rally for Ukraine in BakuEmbassy of Ukraine, Baku · Sunday, 27 February 2022');
  });

  test('says once whose time the times are in', () => {
    expect(read(top())).toContain('Times are in Baku time (UTC+4)');
  });

  test('a collection is ten marks and words', () => {
    expect(top().match(/<i class="on">/g)).toHaveLength(3);
    expect(read(top())).toContain('3 of 10 trucks');
    expect(marksOf({ done: 3, target: 7 })).toHaveLength(7);
    expect(marksOf({ done: 1_234, target: 5_000 }).filter(Boolean)).toHaveLength(2);
    expect(marksOf({ done: 12, target: 10 }).every(Boolean)).toBe(true);
    expect(marksOf({ done: 0.3, target: 1.5 })).toHaveLength(10);
  });

  test('key moments lead to their entries, in the words of the page’s language where there are some', () => {
    expect(read(top())).toContain('15:41 «Слава Україні!»');
    expect(read(top({}, 'uk'))).toContain('Ahmad Mammadli: Тут добре знають');
    expect(top()).toContain(`href="/live/baku-ukraine/entries/${speech.id}"`);
  });

  test('languages are offered by their own names', () => {
    expect(top({}, 'uk')).toContain(
      '<a href="/live/baku-ukraine?lang=uk" lang="uk" hreflang="uk" aria-current="true">Українська</a>',
    );
    expect(top({ languages: ['en'] })).not.toContain('<nav');
  });

  test('the blog’s own words are marked with its first language', () => {
    expect(top({ languages: ['ar', 'en'], title: 'عنوان' }, 'en')).toContain('<h1 lang="ar" dir="rtl">عنوان</h1>');
  });

  test('points of the summary are those in the page’s language, or all where it has none', () => {
    const summary = [
      { lang: 'en', text: 'in English' },
      { lang: 'uk', text: 'українською' },
    ];
    expect(read(top({ summary }, 'uk'))).toContain('українською');
    expect(read(top({ summary }, 'uk'))).not.toContain('in English');
    expect(read(top({ summary }, 'az'))).toContain('in English');
  });

  test('a key moment’s time runs as the page’s words do, also in a page that runs from the right', () => {
    expect(top({ status: 'ended' }, 'ar')).toMatch(
      /<a href="[^"]*"><span lang="en" dir="ltr"><time [^>]*>[^<]*<\/time><\/span> <bdi lang="[a-z]+" dir="ltr"/,
    );
  });

  test('a contact is a link only where it is plainly an address', () => {
    const contact = (words: string) => top({ publisher: { name: 'P', contact: words } });
    expect(contact('desk@example.org')).toContain('href="mailto:desk@example.org"');
    expect(contact('mailto:desk@example.org')).toContain('href="mailto:desk@example.org"');
    expect(contact('https://example.org/contact')).toContain('href="https://example.org/contact"');
    expect(contact('javascript:alert(1)')).not.toContain('href="javascript');
    expect(contact('a@b.c?bcc=d@e.f')).not.toContain('mailto');
  });
});

test('an announced blog without entries says what happens next', () => {
  expect(read(page({ status: 'announced' }, { articles: [], older: null }))).toContain(
    'Nothing has happened here yet.When people gather',
  );
});

test('what stands in the place of entries is there for every state, and the feed says which one it is', () => {
  for (const status of STATUSES) {
    const html = page({ status });
    expect(/<div role="feed"[^>]*>/.exec(html)?.[0]).toContain(`data-status="${status}"`);
    for (const one of STATUSES) expect(html).toContain(`<div data-for="${one}"><p>`);
  }
  expect(page({}, { before: 20 })).not.toContain('data-for');
});

describe('how to have something removed', () => {
  const removal = (html: string) => /<a class="r" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const shown = (contact: string, operator: string | null = null) =>
    renderArticle({
      entry: speech,
      blog: { ...blog, publisher: { name: 'P', contact } },
      lang: 'en',
      site: { ...site, contact: operator },
    });

  test('[X3] a message to the publisher says which entry it is about, by its absolute address', () => {
    const address = `https://rally.example.org/live/baku-ukraine/entries/${speech.id}`;
    const href = new URL(removal(shown('desk@example.org')) ?? '');
    expect(href.pathname).toBe('desk@example.org');
    expect(href.searchParams.get('body')).toContain(address);
    expect(href.searchParams.get('subject')).not.toBe('');
  });

  test('its name says of what', () => {
    expect(shown('desk@example.org')).toContain('aria-label="Ask for removal of the entry of 15:38"');
  });

  test('it leads to a page where the contact is one, and is words where it is neither', () => {
    expect(removal(shown('https://example.org/contact'))).toBe('https://example.org/contact');
    expect(read(shown('the desk, by telephone'))).toContain('For removal, ask the desk, by telephone');
    expect(shown('javascript:alert(1)')).not.toContain('href="javascript');
  });

  test('without a publisher’s contact the operator is asked, and without any nothing is promised', () => {
    expect(removal(shown('', 'operator@example.org'))).toMatch(/^mailto:operator@example.org/);
    expect(read(shown(''))).not.toMatch(/removal/i);
    const nobody = { publisher: { name: 'P', contact: '' } };
    expect(page(nobody)).toContain('Write to <a href="mailto:operator@example.org">');
    expect(page(nobody, { site: { ...site, contact: null } })).not.toContain('<footer');
  });
});

test('an entry’s page has a preview of its own', () => {
  const html = renderEntryPage({ site, blog, lang: 'en', entry: photo });
  const picture = `https://rally.example.org/live/baku-ukraine/entries/${photo.id}/preview.jpg`;
  expect(html).toContain(`<meta property="og:image" content="${picture}"/>`);
  expect(html).toContain('<meta property="og:image:width" content="1200"/>');
  expect(html).toContain('<meta property="og:image:height" content="630"/>');
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  expect(page({}, { lang: 'uk' })).toContain(
    '<meta property="og:image" content="https://rally.example.org/live/baku-ukraine/preview.jpg?lang=uk"/>',
  );
  const spoken = renderEntryPage({ site, blog, lang: 'uk', entry: speech });
  expect(spoken).toContain(
    '<meta property="og:title" content="Ahmad Mammadli: Тут добре знають імперську політику Росії. 20 січня 1990 року… · Rally',
  );
  expect(spoken).toContain(
    `<link rel="canonical" href="https://rally.example.org/live/baku-ukraine/entries/${speech.id}?lang=uk"/>`,
  );
});

test('the page runs in the direction of its language, whatever the interface’s is', () => {
  expect(page({ languages: ['ar', 'en'] }, { lang: 'ar' })).toContain('<html lang="en" dir="rtl">');
  expect(page({ languages: ['ar', 'en'] }, { lang: 'en' })).toContain('<html lang="en" dir="ltr">');
});

test('the list of rallies begins with those that happen now', () => {
  const text = read(
    renderHome({
      site,
      blogs: [
        { ...blog, slug: 'a', title: 'Was', status: 'ended', endedAt: '2022-02-27T14:00:00.000Z' },
        { ...blog, slug: 'b', title: 'Will be', status: 'announced' },
        { ...blog, slug: 'c', title: 'Is' },
      ],
    }),
  );
  expect(text).toMatch(/Is.*Will be.*Was/);
  expect(read(renderHome({ site, blogs: [] }))).toContain('There is no public rally here yet.');
});

test.each([404, 410, 500, 503] as const)('a notice says what is wrong and what to do: %d', (status) => {
  const html = renderNoticePage({ site, status, errorId: 'e-17' });
  expect(html).toContain('noindex');
  expect(html).toContain(messagesFor('en').messages.notices[status].title);
  expect(read(html)).toContain('Number of this error: e-17');
});

test('the shells hold a place for their script, and say so without it', () => {
  expect(renderJoin({ site })).toMatch(/<button type="button" data-join(="")? disabled/);
  expect(renderJoin({ site })).toContain('/assets/join.abc123.js');
  expect(renderReport({ site })).toContain('<div id="app"><main class="plain">');
  expect(renderDesk({ site })).toContain('/assets/desk.abc123.js');
  for (const html of [renderJoin({ site }), renderReport({ site }), renderDesk({ site })]) {
    expect(html).toContain('<noscript>');
    expect(html).toContain('noindex');
    expect(html.match(/<script/g)).toHaveLength(1);
  }
});

test('a page of twenty entries of text is light: with 7 KB for the style and 8 for the script it stays below 30', async () => {
  const { gzipSync } = await import('node:zlib');
  const twenty = Array.from({ length: 20 }, (_, n) =>
    entry('update', n + 1, { text: `${speech.text} ${n.toString()} ${quote.text}` }),
  );
  const html = page({}, { articles: twenty.map((one) => renderArticle({ entry: one, blog, lang: 'en' })) });
  expect(gzipSync(html).length).toBeLessThan(15 * 1024);
});
