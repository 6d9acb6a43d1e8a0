/** The addresses that programs and readers' scripts read. */
import { NO_STORE } from '../caching.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const tags = ['Reading'];
const security = op.ANYBODY;

const RESUMES = op.inHeader('Last-Event-ID', is.text(), {
  description: '`<epoch>.<seq>`, the id of the last frame: the gap comes as frames. Stands before `since` and `epoch`.',
});

const EVENTS =
  'Events: `hello` first (`Hello`), then `frame` (`JsonFrame` or `HtmlFrame`, the only ones with an `id:`, ' +
  '`<epoch>.<seq>`), `position` (`Position`), `drain` (`Drain`), and `reset` (`Reset`), after which the reader loads anew. A stream that ' +
  'cannot take a frame, or whose instance leaves (`Drain`), is ended, and comes back with its `Last-Event-ID`.';

function pageOfEntries(): op.Operation['responses'] {
  const { '200': page, '304': same } = op.taggedJson('A page of entries.', 'Entries');
  const Link = { schema: is.text('`<address>; rel="next"`: the entries before these; missing at the end.') };
  return { '200': { ...page, headers: { ...page.headers, Link } }, '304': same };
}

export const readPaths: op.Paths = {
  '/api/v1/blogs': {
    get: {
      operationId: 'listBlogs',
      tags,
      security,
      summary: 'The public blogs',
      responses: { ...op.taggedJson('The public blogs.', 'Blogs'), ...refusedWith('unavailable') },
    },
  },
  '/api/v1/blogs/{slug}': {
    get: {
      operationId: 'readBlog',
      tags,
      security,
      summary: 'One blog, with its epoch and head',
      parameters: [op.SLUG],
      responses: { ...op.taggedJson('The blog.', 'Blog'), ...refusedWith('not-found', 'unavailable') },
    },
  },
  '/api/v1/blogs/{slug}/entries': {
    get: {
      operationId: 'listEntries',
      tags,
      security,
      summary: 'Entries by falling order',
      description:
        'A walk by `next`, or by the link `rel="next"`, which keeps `limit` and `kind`, skips no entry that stands and shows none ' +
        'twice, whatever comes and goes meanwhile.',
      parameters: [op.SLUG, op.before('order'), op.LIMIT, op.KIND],
      responses: {
        ...pageOfEntries(),
        ...refusedWith('invalid', 'not-found', 'unavailable'),
      },
    },
  },
  '/api/v1/blogs/{slug}/changes': {
    get: {
      operationId: 'readChanges',
      tags,
      security,
      summary: 'What came after a seq',
      description:
        'All of `from` = `since` + 1 to `to`, folded, at most 200 deltas and 256 KB, but always one. `to` below ' +
        '`head`: ask on from `to`. A `ResetAnswer` (`no-store`): load anew.',
      parameters: [op.SLUG, op.since('seq'), op.EPOCH, op.AS, op.LANG],
      responses: {
        '200': {
          description: 'The changes; with `as=html`, HTML deltas.',
          headers: {
            ETag: { schema: is.text('Missing with a reset.') },
            'Cache-Control': { required: true, schema: is.text(`\`${NO_STORE}\` with a reset.`) },
            'Access-Control-Allow-Origin': { required: true, schema: is.oneOfTexts('*') },
          },
          content: {
            'application/json': { schema: { anyOf: ['JsonChanges', 'HtmlChanges', 'ResetAnswer'].map(is.ref) } },
          },
        },
        '304': op.unchanged(),
        ...refusedWith('invalid', 'not-found', 'unavailable'),
      },
    },
  },
  '/api/v1/blogs/{slug}/stream': {
    get: {
      operationId: 'followStream',
      tags,
      security,
      summary: 'Changes as they come, as server-sent events',
      description: EVENTS,
      parameters: [op.SLUG, RESUMES, op.since('seq'), op.EPOCH, op.AS, op.LANG],
      responses: {
        '200': op.publicAnswer('The stream; it does not end by itself.', 'text/event-stream', is.text(), NO_STORE),
        ...refusedWith('invalid', 'not-found', 'unavailable'),
      },
    },
  },
};
