import { messagesFor } from '../../../shared/messages/messages.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { blog, photo, site } from './baku.js';
import { page } from './bakuPage.js';

test('[X3] absolute addresses in a page’s head begin with the site’s own address', () => {
  expect(page()).toContain('<link rel="canonical" href="https://rally.example.org/live/baku-ukraine"/>');
  expect(page()).toContain('<meta property="og:url" content="https://rally.example.org/live/baku-ukraine"/>');
  expect(page()).toContain('hreflang="uk" href="https://rally.example.org/live/baku-ukraine?lang=uk"');
});

test('an unlisted blog’s page asks search engines not to index it', () => {
  expect(page({ visibility: 'unlisted' })).toContain('<meta name="robots" content="noindex"/>');
  expect(page()).not.toContain('noindex');
});

test('a page has one script and one style sheet, both files of the site, and nothing inline but data', () => {
  for (const html of [page(), renderEntryPage({ site, blog, lang: 'en', entry: photo })]) {
    expect(html.match(/<script(?! type="application\/ld\+json")/g)).toHaveLength(1);
    expect(html).toContain('<script type="module" src="/assets/reader.abc123.js"></script>');
    expect(html).toContain('<link rel="stylesheet" href="/assets/reader.abc123.css"/>');
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  }
});

test('a page loads nothing from other sites: foreign addresses stand only in links and the head', () => {
  const loaded = [...page().matchAll(/<(\w+)[^>]*\s(?:src|srcset|data|poster|action)="([^"]*)"/g)];
  expect(loaded.every(([, , address]) => address?.startsWith('/') === true && !address.startsWith('//'))).toBe(true);
  expect(loaded.length).toBeGreaterThan(1);
  const links = [...page().matchAll(/<(\w+)[^>]*\shref="(https?:[^"]*)"/g)].filter(
    ([, , to]) => to?.startsWith(site.url) !== true,
  );
  expect(new Set(links.map(([, tag]) => tag))).toEqual(new Set(['a']));
});

test('a page’s document is in the interface’s language; English where that has no words yet', () => {
  expect(page({}, { lang: 'uk' })).toMatch(/^<!doctype html><html lang="uk" dir="ltr">/);
  expect(page({}, { lang: 'ka' })).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
  expect(messagesFor('en-GB').lang).toBe('en');
  expect(messagesFor('constructor').lang).toBe('en');
});
