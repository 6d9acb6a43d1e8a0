/** The addresses by which search engines find the public blogs: robots.txt, the sitemap, and the one of news. */
import { Router, type RequestHandler } from 'express';
import { publicBlog, toMinute, type PublicBlog } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import { bytesOf, type PageBytes } from '../feed/pageBytes.js';
import { renderNews } from '../render/sitemaps/news.js';
import { renderRobots } from '../render/sitemaps/robots.js';
import { partsOf, renderSitemap, renderSitemapIndex, type Listed } from '../render/sitemaps/sitemap.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import type { SendPage } from './fast.js';
import { KeptShortly } from './sitemaps/keptShortly.js';
import { recentEntries } from './sitemaps/recentEntries.js';

export interface SitemapsParts {
  journal: JournalLists;
  site: Site;
  sendPage: SendPage;
  now: () => Date;
}

const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

export function sitemapRoutes(parts: SitemapsParts): Router {
  const { site, now } = parts;
  const kept = new KeptShortly<PageBytes>(() => now().getTime());
  const routes = Router();
  const answer = (name: string, make: (part: number) => PageBytes | Promise<PageBytes>): RequestHandler => {
    return async (request, response) => {
      const part = partOf(request.params.part);
      parts.sendPage(request, response, await kept.get(`${name} ${part.toString()}`, async () => make(part)));
    };
  };
  routes.get(
    '/robots.txt',
    answer('robots', () => bytesOf(renderRobots(site), { type: TEXT })),
  );
  routes.get(
    '/sitemap.xml',
    answer('sitemap', () => sitemap(parts)),
  );
  routes.get(
    '/sitemap-:part.xml',
    answer('part', (part) => sitemapPart(parts, part)),
  );
  routes.get(
    '/news-sitemap.xml',
    answer('news', () => news(parts)),
  );
  return routes;
}

/** Reads the number of a part, which has a single spelling, so that no more is kept than there is. Throws `not-found`. */
function partOf(part: unknown): number {
  if (part === undefined) return 1;
  if (typeof part !== 'string' || !/^[1-9]\d{0,4}$/.test(part)) throw new Refused('not-found');
  return Number(part);
}

async function sitemap(parts: SitemapsParts): Promise<PageBytes> {
  const split = partsOf(await publicBlogs(parts));
  if (split.length === 1) return sitemapPart(parts, 1);
  return bytesOf(renderSitemapIndex(parts.site, split.length), { type: XML });
}

async function sitemapPart(parts: SitemapsParts, part: number): Promise<PageBytes> {
  const blogs = partsOf(await publicBlogs(parts))[part - 1];
  if (blogs === undefined) throw new Refused('not-found');
  const changes = await parts.journal.lastChanges(blogs.map(({ slug }) => slug));
  const listed = blogs.map((blog): Listed => {
    const at = changes.get(blog.slug);
    return { blog, changedAt: at === undefined ? undefined : toMinute(at) };
  });
  return bytesOf(renderSitemap(parts.site, listed, part === 1), { type: XML });
}

async function news(parts: SitemapsParts): Promise<PageBytes> {
  const [blogs, now] = [await publicBlogs(parts), parts.now()];
  const told = await recentEntries(parts.journal, blogs, now);
  return bytesOf(renderNews(parts.site, blogs, told, now), { type: XML });
}

async function publicBlogs({ journal }: SitemapsParts): Promise<PublicBlog[]> {
  const blogs = await journal.blogs();
  // A blog with a home is found there: a sitemap names only addresses that are a page's own.
  return blogs
    .filter(({ settings: { visibility, home } }) => visibility === 'public' && home === undefined)
    .map(publicBlog);
}
