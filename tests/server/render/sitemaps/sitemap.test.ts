import { partsOf, renderSitemap, renderSitemapIndex } from '../../../../server/render/sitemaps/sitemap.js';
import { blog, site } from '../baku.js';

const listed = [
  { blog, changedAt: '2022-02-27T11:41:00.000Z' },
  { blog: { slug: 'kyiv', languages: ['uk'] }, changedAt: undefined },
];

test('a sitemap has each language of a blog as an address that names the others', () => {
  const xml = renderSitemap(site, listed, true);
  const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  expect(addresses).toEqual(
    ['/', '/live/baku-ukraine', '/live/baku-ukraine?lang=uk', '/live/baku-ukraine?lang=az', '/live/kyiv'].map(
      (path) => `https://rally.example.org${path}`,
    ),
  );
  const links = [...xml.matchAll(/<xhtml:link rel="alternate" hreflang="([^"]*)" href="([^"]*)"\/>/g)];
  expect(links.slice(0, 4).map(([, tag, address]) => [tag, address])).toEqual([
    ['en', 'https://rally.example.org/live/baku-ukraine'],
    ['uk', 'https://rally.example.org/live/baku-ukraine?lang=uk'],
    ['az', 'https://rally.example.org/live/baku-ukraine?lang=az'],
    ['x-default', 'https://rally.example.org/live/baku-ukraine'],
  ]);
  expect(links).toHaveLength(12);
  expect(xml.match(/<lastmod>2022-02-27T11:41:00.000Z<\/lastmod>/g)).toHaveLength(3);
});

test('beyond 50,000 addresses a sitemap has parts, and an index that names them', () => {
  const languages = ['en', 'uk', 'az', 'ru', 'ar'];
  const blogs = Array.from({ length: 12_000 }, (_, n) => ({ slug: `rally-${n.toString()}`, languages }));
  const parts = partsOf(blogs);
  expect(parts.flat()).toEqual(blogs);
  const sizes = parts.map((part) =>
    renderSitemap(
      site,
      part.map((one) => ({ blog: one, changedAt: blog.updatedAt })),
      false,
    ),
  );
  for (const [at, xml] of sizes.entries()) {
    expect(parts[at]!.length * languages.length).toBeLessThanOrEqual(50_000);
    expect(Buffer.byteLength(xml)).toBeLessThan(50 * 1024 * 1024);
  }
  const single = Array.from({ length: 50_000 }, (_, n) => ({ slug: n.toString(), languages: ['en'] }));
  expect(partsOf(single).map(({ length }) => length)).toEqual([49_999, 1]);
  expect(renderSitemapIndex(site, 2).match(/<loc>[^<]*/g)).toEqual([
    '<loc>https://rally.example.org/sitemap-1.xml',
    '<loc>https://rally.example.org/sitemap-2.xml',
  ]);
  expect(partsOf([])).toEqual([[]]);
});
