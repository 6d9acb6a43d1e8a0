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

test('a page has its style and the first lines of its script in itself, one script besides, and no sheet to wait for', () => {
  for (const html of [page(), renderEntryPage({ site, blog, lang: 'en', entry: photo })]) {
    const { early, style } = site.assets.reader.inline;
    expect(html).toMatch(
      /<script( data-live(="")?)?>begin\(\)<\/script><script type="module" src="\/assets\/reader.abc123.js"><\/script>/,
    );
    expect(html).toContain(`${early}</script>`);
    expect(html).toContain(`<style>${style}</style>`);
    expect(html.match(/<script(?! type="application\/ld\+json")/g)).toHaveLength(2);
    expect(html).not.toMatch(/rel="stylesheet"(?! href="[^"]*" media="print")|\sstyle=|\son[a-z]+=/);
  }
});

test('only a page that goes on live has its socket opened by its first lines', () => {
  expect(page()).toMatch(/<script data-live/);
  expect(page({}, { before: 20 })).not.toContain('data-live');
  expect(renderEntryPage({ site, blog, lang: 'en', entry: photo })).not.toContain('data-live');
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
