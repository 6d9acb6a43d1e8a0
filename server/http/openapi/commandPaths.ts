/** The commands by HTTP: the same content and the same ids as over the desk's socket. */
import type { BodyName } from '../../../shared/parse/schemas.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const tags = ['Commands'];
const security = op.SIGNED;

const COMMAND = op.inHeader('Idempotency-Key', is.uuid, {
  description:
    "The command's id, a random UUID, the same at each attempt: a repetition gets the first receipt again. Or " +
    '`command` in the body; one of them is needed.',
});
const REV = op.inHeader(
  'If-Match',
  { type: 'string', pattern: '^"\\d{1,10}"$' },
  {
    description:
      'The revision that the sender saw, such as `"3"`, or `rev` in the body; a stale one is a `conflict` with `current`.',
  },
);

const COMMAND_REFUSALS = refusedWith(
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'gone',
  'paused',
  'conflict',
  'ended',
  'too-large',
  'unsupported',
  'rate-limited',
  'storage-low',
  'unavailable',
  'internal',
);

const RECEIPTS = {
  '200': op.ownJson('A repetition: the first receipt again.', is.ref('Receipt')),
  '201': op.ownJson('The receipt: it is stored durably.', is.ref('Receipt')),
  ...COMMAND_REFUSALS,
};

const PATCHED = 'A JSON Merge Patch: null removes, lists come whole. ';
const NEEDS_REV = 'Needs the revision and a command id, each in its header or in the body.';
const WHOLE_ENTRY =
  "`id` is the entry's and the command's. Beyond the schema: the text with all translations is at most 60,000 " +
  'characters; it is not empty but in a chant, photo, drive or crowd; a speaker has a name or a description; a drive ' +
  'has one of `add` and `total`; a crowd has `said`, `low` or `high`, and `low` is not above `high`.';

function command(
  operationId: string,
  summary: string,
  body: BodyName,
  more: Pick<op.Operation, 'parameters' | 'description'> & { bodyRequired?: boolean },
): op.Operation {
  const { bodyRequired, ...rest } = more;
  return {
    operationId,
    tags,
    security,
    summary,
    ...rest,
    requestBody: op.jsonBody(body, bodyRequired),
    responses: RECEIPTS,
  };
}

export const commandPaths: op.Paths = {
  '/api/v1/blogs': {
    post: command('createBlog', 'Makes a blog', 'NewBlog', {
      description:
        'For owners. What is left out: UTC, English, announced, seen by the desk alone. A repetition gets the first ' +
        'receipt again while nobody has changed the settings; another blog of that address is a `conflict`.',
    }),
  },
  '/api/v1/blogs/{slug}': {
    patch: command('changeBlog', "Changes a blog's settings", 'BlogPatch', {
      description:
        PATCHED +
        'A point of `summary` whose `entry` was retracted or taken down is refused: `gone`, with the field `summary`. ' +
        NEEDS_REV,
      parameters: [op.SLUG, COMMAND, REV],
    }),
  },
  '/api/v1/blogs/{slug}/entries': {
    post: command('postEntry', 'Posts an entry', 'NewEntry', { description: WHOLE_ENTRY, parameters: [op.SLUG] }),
  },
  '/api/v1/blogs/{slug}/entries/{id}': {
    patch: command('reviseEntry', 'Revises an entry', 'EntryPatch', {
      description:
        PATCHED +
        '`kind` never changes; the whole is held against its kind after merging. `pinned`, `key`, `verification`, ' +
        '`correction` and translations by the desk are for editors. ' +
        NEEDS_REV,
      parameters: [op.SLUG, op.ENTRY, COMMAND, REV],
    }),
    delete: command('retractEntry', 'Retracts an entry', 'Retraction', {
      description: 'Hides it from readers; the desk keeps the words. Never refused for a stale revision.',
      parameters: [op.SLUG, op.ENTRY, COMMAND, REV],
      bodyRequired: false,
    }),
  },
  '/api/v1/blogs/{slug}/entries/{id}/publish': {
    post: command('publishEntry', 'Publishes a held entry', 'Publication', {
      description: `For editors. ${NEEDS_REV}`,
      parameters: [op.SLUG, op.ENTRY, COMMAND, REV],
      bodyRequired: false,
    }),
  },
  '/api/v1/blogs/{slug}/entries/{id}/takedown': {
    post: command('takeDownEntry', 'Empties an entry everywhere, for good', 'Takedown', {
      description: 'For editors. With `media` that photo alone. It is not undone.',
      parameters: [op.SLUG, op.ENTRY, COMMAND],
      bodyRequired: false,
    }),
  },
  '/api/v1/blogs/{slug}/preview': {
    post: {
      operationId: 'previewEntry',
      tags,
      security,
      summary: 'An entry as readers would see it; stores nothing',
      description: WHOLE_ENTRY,
      parameters: [op.SLUG],
      requestBody: op.jsonBody('NewEntry'),
      responses: { '200': op.ownJson('The article.', is.ref('Preview')), ...COMMAND_REFUSALS },
    },
  },
  '/api/v1/blogs/{slug}/mine': {
    get: {
      operationId: 'listOwnEntries',
      tags,
      security,
      summary: "One's own entries in every state, newest first, at most 200",
      parameters: [op.SLUG],
      responses: {
        '200': op.ownJson('The entries.', is.ref('Mine')),
        ...refusedWith('unauthenticated', 'not-found', 'unavailable'),
      },
    },
  },
};
