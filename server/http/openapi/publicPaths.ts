/** The addresses for programs beside the API: photos' files, health, metrics, and this document. */
import { NO_STORE, RELEASE_CACHE } from '../caching.js';
import { DESKS_FILE_CACHE, FILE_CACHE } from '../media.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const security = op.ANYBODY;
const ADDRESS = op.inPath('address', "The random address of one file, as in an entry's `sources`.");
const BYTES: is.Schema = { type: 'string', format: 'binary' };

export const publicShapes = {
  Up: is.shape<{ ok: true }>({ ok: is.always(true) }),
  Ready: is.shape<{ store: 'ok' | 'away' }>({ store: is.oneOfTexts('ok', 'away') }),
};

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
      security: op.SIGNED,
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
      description:
        'From the same machine, and not through a proxy, without a token; else `not-found` without it. A browser there names an address, a name without a dot or the machine’s own.',
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
