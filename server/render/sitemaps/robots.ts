/** `/robots.txt`: what is for nobody who searches, and where the sitemaps are. */
import type { Site } from '../views.js';

/**
 * Pages that must not be indexed are not here: a search engine that may not read a page does not see its `noindex`, and
 * this list would tell everybody the address of an unlisted blog.
 */
const CLOSED = ['/desk', '/report', '/join', '/api/', '/socket.io/'];

export function renderRobots({ url }: Site): string {
  return [
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${url}/sitemap.xml`,
    `Sitemap: ${url}/news-sitemap.xml`,
    '',
  ].join('\n');
}
