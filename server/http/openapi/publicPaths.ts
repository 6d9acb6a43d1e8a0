/** What stands outside /api/v1 and is for programs: feeds, embeds, photos' files, health, and this document. */
import { NO_STORE, RELEASE_CACHE } from '../caching.js';
import { DESKS_FILE_CACHE, FILE_CACHE } from '../media.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const security = op.ANYBODY;
const EMBEDS = { tags: ['Embedding'], security };
const PIXELS: is.Schema = { type: 'number', description: 'Pixels; rounded down. Below 1 there is no limit.' };
const ADDRESS = op.inPath('address', "The random address of one file, as in an entry's `sources`.");
const BYTES: is.Schema = { type: 'string', format: 'binary' };

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

export const publicShapes = {
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
    html: is.text('An iframe.'),
  }),
  Up: is.shape<{ ok: true }>({ ok: is.always(true) }),
  Ready: is.shape<{ store: 'ok' | 'away' }>({ store: is.oneOfTexts('ok', 'away') }),
};

function feed(form: string, type: string, schema: is.Schema): op.Paths {
  const page = (description: string): op.Answer => ({ description, content: { 'text/html': { schema: is.text() } } });
  const refused = {
    '404': page('No such blog; a page for people.'),
    '422': page('No language tag; a page for people.'),
  };
  return {
    [`/live/{slug}/feed.${form}`]: {
      get: {
        operationId: `read${form.charAt(0).toUpperCase()}${form.slice(1)}Feed`,
        tags: ['Feeds'],
        security,
        summary: 'The newest 20 entries; what is gone is not in them',
        parameters: [op.SLUG, op.LANG],
        responses: { ...op.taggedAnswers('The feed.', type, schema), ...refused },
      },
    },
  };
}

function health(operationId: string, summary: string, responses: op.Operation['responses']) {
  return { get: { operationId, tags: ['Health'], security, summary, responses } };
}

function file(cache: string): op.Operation['responses'] {
  const headers = {
    'Cache-Control': { required: true, schema: is.oneOfTexts(cache) },
    ETag: { required: true, schema: is.text() },
  };
  const content = { 'image/webp': { schema: BYTES }, 'image/jpeg': { schema: BYTES } };
  return {
    '200': { description: 'The file.', headers, content },
    '304': { description: 'What the sender has still stands.', headers },
    ...refusedWith('not-found', 'gone', 'unavailable'),
  };
}

export const publicPaths: op.Paths = {
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
        { ...op.inQuery('url', is.text(), "A blog's or an entry's page here, or a blog's embed."), required: true },
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
  '/media/{address}': {
    get: {
      operationId: 'readPhotoFile',
      tags: ['Photos'],
      security,
      summary: "A photo's file, only while a visible entry holds it",
      parameters: [ADDRESS],
      responses: file(FILE_CACHE),
    },
  },
  '/desk/media/{address}': {
    get: {
      operationId: 'readDeskPhotoFile',
      tags: ['Photos'],
      security: [{ bearer: [] }, { session: [] }],
      summary: "A photo's file for the blog's signed-in people, of held entries too",
      parameters: [ADDRESS],
      responses: { ...file(DESKS_FILE_CACHE), ...refusedWith('unauthenticated', 'not-found', 'gone', 'unavailable') },
    },
  },
  '/healthz': health('isUp', 'The process is up', {
    '200': op.publicAnswer('Up.', 'application/json', is.ref('Up'), NO_STORE),
  }),
  '/readyz': health('isReady', 'Whether it should be given requests', {
    '200': op.publicAnswer(
      'It should; a store that is away makes nobody unready.',
      'application/json',
      is.ref('Ready'),
      NO_STORE,
    ),
    '503': op.publicAnswer(
      'Before the first read of the store, and while it stops.',
      'application/json',
      is.ref('Ready'),
      NO_STORE,
    ),
  }),
  '/metrics': {
    get: {
      operationId: 'readMetrics',
      tags: ['Health'],
      security: [{ metrics: [] }, {}],
      summary: 'What the instance has counted, for Prometheus',
      description: 'From the same machine, and not through a proxy, without a token; else `not-found` without it.',
      responses: {
        '200': {
          description: 'Metrics as text; no other origin may read them.',
          headers: { 'Cache-Control': { required: true, schema: is.oneOfTexts(NO_STORE) } },
          content: { 'text/plain': { schema: is.text() } },
        },
        ...refusedWith('not-found'),
      },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      operationId: 'readInterface',
      tags: ['Interface'],
      security,
      summary: 'This document',
      responses: op.taggedAnswers(
        'OpenAPI 3.0.3.',
        'application/json',
        { type: 'object', additionalProperties: true },
        RELEASE_CACHE,
      ),
    },
  },
};
