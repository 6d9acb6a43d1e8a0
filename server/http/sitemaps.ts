/** The addresses by which search engines find the public blogs: robots.txt, the sitemap, and the one of news. */
import { Router, type RequestHandler } from 'express';
import { toMinute, type PublicBlog } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import { bytesOf } from '../feed/pageBytes.js';
import { renderNews } from '../render/sitemaps/news.js';
import { renderRobots } from '../render/sitemaps/robots.js';
import { partsOf, renderSitemap, renderSitemapIndex, type Listed } from '../render/sitemaps/sitemap.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import type { SendPage } from './fast.js';
import type { PublicBlogs } from './publicBlogs.js';
import { KeptShortly, type Made } from './sitemaps/keptShortly.js';
import { recentEntries } from './sitemaps/recentEntries.js';
import { shownOf, shownStands } from './sitemaps/shownStands.js';

export interface SitemapsParts {
  journal: JournalLists;
  publicBlogs: PublicBlogs;
  site: Site;
  sendPage: SendPage;
  now: () => Date;
}

const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

export function sitemapRoutes(parts: SitemapsParts): Router {
  const { site } = parts;
  const kept = new KeptShortly();
  const routes = Router();
  const answer = (name: string, make: (blogs: PublicBlog[], part: number) => Promise<Made>): RequestHandler => {
    return async (request, response) => {
      const part = partOf(request.params.part);
      const blogs = await listedBlogs(parts);
      // By the blogs that are in it: one that was hidden or renamed is out at once.
      const key = `${name} ${part.toString()} ${blogs.map(({ slug }) => slug).join(' ')}`;
      parts.sendPage(request, response, await kept.get(key, () => make(blogs, part)));
    };
  };
  const robots = bytesOf(renderRobots(site), { type: TEXT });
  routes.get('/robots.txt', (request, response) => parts.sendPage(request, response, robots));
  routes.get(
    '/sitemap.xml',
    answer('sitemap', (blogs) => sitemap(parts, blogs)),
  );
  routes.get(
    '/sitemap-:part.xml',
    answer('part', (blogs, part) => sitemapPart(parts, blogs, part)),
  );
  routes.get(
    '/news-sitemap.xml',
    answer('news', (blogs) => news(parts, blogs)),
  );
  return routes;
}

/** Reads the number of a part, which has a single spelling, so that no more is kept than there is. Throws `not-found`. */
function partOf(part: unknown): number {
  if (part === undefined) return 1;
  if (typeof part !== 'string' || !/^[1-9]\d{0,4}$/.test(part)) throw new Refused('not-found');
  return Number(part);
}

async function sitemap(parts: SitemapsParts, listed: PublicBlog[]): Promise<Made> {
  const split = partsOf(listed);
  if (split.length === 1) return sitemapPart(parts, listed, 1);
  return { page: bytesOf(renderSitemapIndex(parts.site, split.length), { type: XML }) };
}

async function sitemapPart(parts: SitemapsParts, all: PublicBlog[], part: number): Promise<Made> {
  const blogs = partsOf(all)[part - 1];
  if (blogs === undefined) throw new Refused('not-found');
  const changes = await parts.journal.lastChanges(blogs.map(({ slug }) => slug));
  const listed = blogs.map((blog): Listed => {
    const at = changes.get(blog.slug);
    return { blog, changedAt: at === undefined ? undefined : toMinute(at) };
  });
  return { page: bytesOf(renderSitemap(parts.site, listed, part === 1), { type: XML }) };
}

async function news(parts: SitemapsParts, blogs: PublicBlog[]): Promise<Made> {
  const now = parts.now();
  const told = await recentEntries(parts.journal, blogs, now);
  const shown = shownOf(told);
  return {
    page: bytesOf(renderNews(parts.site, blogs, told, now), { type: XML }),
    stands: () => shownStands(parts.journal, shown),
  };
}

/** A blog with a home is found there: a sitemap names only addresses that are a page's own. */
async function listedBlogs({ publicBlogs }: SitemapsParts): Promise<PublicBlog[]> {
  return (await publicBlogs.list()).filter(({ home }) => home === undefined);
}
