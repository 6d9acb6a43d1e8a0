/** The addresses for search engines. */
import * as op from './operation.js';
import * as is from './schema.js';

function search(operationId: string, summary: string, answers: op.Operation['responses']) {
  return { get: { operationId, tags: ['Search engines'], security: op.ANYBODY, summary, responses: answers } };
}

const sitemap = (description: string) => op.taggedAnswers(description, 'application/xml', is.text());
const PART = op.inPath('part', 'The number of the part, from 1.');
const NO_PART: op.Answer = {
  description: 'No such part; a page for people.',
  content: { 'text/html': { schema: is.text() } },
};

export const searchPaths: op.Paths = {
  '/robots.txt': search('readRobots', 'What search engines leave alone, and where the sitemaps are', {
    ...op.taggedAnswers('Robots Exclusion Protocol (RFC 9309).', 'text/plain', is.text()),
  }),
  '/sitemap.xml': search('readSitemap', 'The public blogs in each of their languages', {
    ...sitemap('A sitemap; beyond 50,000 addresses an index of its parts.'),
  }),
  '/sitemap-{part}.xml': {
    get: {
      ...search('readSitemapPart', 'A part of the sitemap', { ...sitemap('A sitemap.'), '404': NO_PART }).get,
      parameters: [PART],
    },
  },
  '/news-sitemap.xml': search('readNews', 'The public blogs that began within the last 48 hours', {
    ...sitemap('A sitemap for news.'),
  }),
};
