/** The addresses by which other sites and programs take a feed along: feeds, fragments, structured data, oEmbed. */
import { HUB_FEED_CACHE, READERS_CACHE } from '../caching.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const security = op.ANYBODY;
const EMBEDS = { tags: ['Embedding'], security };
const PIXELS: is.Schema = { type: 'number', description: 'Pixels; rounded down. Below 1 it counts as not given.' };

interface Oembed {
  version: string;
  type: string;
  title: string;
  author_name: string;
  author_url?: string;
  provider_name: string;
  provider_url: string;
  cache_age: number;
  width: number;
  height: number;
  html: string;
}

export const embedShapes = {
  Oembed: is.shape<Oembed>({
    version: is.oneOfTexts('1.0'),
    type: is.oneOfTexts('rich'),
    title: is.text(),
    author_name: is.text(),
    author_url: is.mayLack(is.text()),
    provider_name: is.text(),
    provider_url: is.text(),
    cache_age: is.whole,
    width: is.whole,
    height: is.whole,
    html: is.text('One iframe, at most 1,000 px wide and high.'),
  }),
};

function feed(form: string, type: string, schema: is.Schema): op.Paths {
  const page = (description: string): op.Answer => ({ description, content: { 'text/html': { schema: is.text() } } });
  const refused = {
    '404': page('No such blog, or no entries before that order; a page for people.'),
    '422': page('No language tag; a page for people.'),
  };
  return {
    [`/live/{slug}/feed.${form}`]: {
      get: {
        operationId: `read${form.charAt(0).toUpperCase()}${form.slice(1)}Feed`,
        tags: ['Feeds'],
        security,
        summary: 'The newest 20 entries, or 20 before an order; what is gone is not in them',
        description:
          'Asked again with `If-None-Match`, or with the date of `Last-Modified`, which is there once its minute is over.',
        parameters: [
          op.SLUG,
          op.LANG,
          op.inQuery('before', is.whole, 'Entries below this order: the link `next` has it.'),
        ],
        responses: { ...feedAnswers(type, schema), ...refused },
      },
    },
  };
}

/** With a hub, a feed is never shown stale while a cache asks for the newer one. */
function feedAnswers(type: string, schema: is.Schema): op.Operation['responses'] {
  const { '200': feed, '304': same } = op.taggedAnswers('The feed.', type, schema);
  const headers = {
    ...feed.headers,
    'Cache-Control': { required: true, schema: is.oneOfTexts(READERS_CACHE, HUB_FEED_CACHE) },
    Link: { schema: is.text('Where the operator set a WebSub hub: `rel="hub"`, and `rel="self"`, the topic.') },
  };
  return { '200': { ...feed, headers }, '304': { ...same, headers } };
}

export const embedPaths: op.Paths = {
  ...feed('rss', 'application/rss+xml', is.text()),
  ...feed('atom', 'application/atom+xml', is.text()),
  ...feed('json', 'application/feed+json', {
    type: 'object',
    description: 'JSON Feed 1.1.',
    additionalProperties: true,
  }),
  '/embed/{slug}/fragment': {
    get: {
      operationId: 'readFragment',
      ...EMBEDS,
      summary: "The feed as HTML, for a host's own server to place in its page",
      parameters: [op.SLUG, op.LANG, op.inQuery('limit', { type: 'integer', minimum: 1, maximum: 40 })],
      responses: {
        ...op.taggedAnswers('HTML; every address is absolute.', 'text/html', is.text()),
        ...refusedWith('invalid', 'not-found', 'unavailable'),
      },
    },
  },
  '/embed/{slug}/jsonld': {
    get: {
      operationId: 'readJsonLd',
      ...EMBEDS,
      summary: 'The blog as structured data',
      parameters: [op.SLUG, op.LANG],
      responses: {
        ...op.taggedAnswers('Holds no `<`.', 'application/ld+json', { type: 'object', additionalProperties: true }),
        ...refusedWith('invalid', 'not-found', 'unavailable'),
      },
    },
  },
  '/oembed': {
    get: {
      operationId: 'readOembed',
      ...EMBEDS,
      summary: 'oEmbed 1.0',
      parameters: [
        {
          ...op.inQuery('url', is.text(), "A blog's or an entry's page here, or a blog's embed, in any spelling."),
          required: true,
        },
        op.inQuery('format', is.oneOfTexts('json'), 'Another one answers 501.'),
        op.inQuery('maxwidth', PIXELS),
        op.inQuery('maxheight', PIXELS),
      ],
      responses: {
        ...op.taggedAnswers('How to embed it.', 'application/json', is.ref('Oembed')),
        '501': { description: 'A format that is not given out.', content: { 'text/plain': { schema: is.text() } } },
        ...refusedWith('invalid', 'not-found', 'gone', 'unavailable'),
      },
    },
  },
};
