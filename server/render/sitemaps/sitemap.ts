/** Sitemaps (sitemaps.org) of the public blogs: an address for each of their languages, each naming the others. */
import type { PublicBlog } from '../../../shared/entry.js';
import { langQuery } from '../article/setting.js';
import { xml } from '../feeds/xml.js';
import type { Site } from '../views.js';

/** A blog in a sitemap. */
export interface Listed {
  blog: Pick<PublicBlog, 'slug' | 'languages'>;
  /** When readers last saw it change, ISO 8601; undefined where that is not known. */
  changedAt: string | undefined;
}

/** The most addresses of one file, by the protocol, and the most links in it: 200,000 are some 30 MB, of the 50 that it may have. */
const LIMITS = { addresses: 50_000, links: 200_000 };

/** Splits blogs into the parts of a sitemap; a blog's languages stay together. There is always one part. */
export function partsOf<Blog extends Listed['blog']>(blogs: readonly Blog[], limits = LIMITS): Blog[][] {
  const parts: Blog[][] = [[]];
  // The home page stands in the first part.
  let [addresses, links] = [1, 0];
  for (const blog of blogs) {
    const count = blog.languages.length;
    addresses += count;
    links += count * (count + 1);
    if (addresses > limits.addresses || links > limits.links) {
      parts.push([]);
      [addresses, links] = [count, count * (count + 1)];
    }
    parts.at(-1)?.push(blog);
  }
  return parts;
}

/** Renders a part; `home`: with the home page. */
export function renderSitemap(site: Site, listed: readonly Listed[], home: boolean): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${[...(home ? [`<url><loc>${xml(site.url)}/</loc></url>`] : []), ...listed.flatMap((one) => addressesOf(site, one))].join('\n')}
</urlset>
`;
}

export function renderSitemapIndex({ url }: Site, parts: number): string {
  const addresses = Array.from({ length: parts }, (_, at) => `${url}/sitemap-${(at + 1).toString()}.xml`);
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `<sitemap><loc>${xml(address)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`;
}

function addressesOf({ url }: Site, { blog, changedAt }: Listed): string[] {
  const address = (tag: string) => xml(`${url}/live/${blog.slug}${langQuery(blog, tag)}`);
  const links = alternatesOf(blog.languages, address);
  const lastmod = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`;
  return blog.languages.map((tag) => `<url><loc>${address(tag)}</loc>${lastmod}${links}</url>`);
}

/** Without `?lang=` a reader gets the first language: that address is for all whose language the blog does not have. */
function alternatesOf(languages: readonly string[], address: (tag: string) => string): string {
  const [first] = languages;
  if (first === undefined || languages.length < 2) return '';
  const link = (hreflang: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${xml(hreflang)}" href="${href}"/>`;
  return [...languages.map((tag) => link(tag, address(tag))), link('x-default', address(first))].join('');
}
