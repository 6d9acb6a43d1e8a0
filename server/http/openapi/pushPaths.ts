/** Readers' push subscriptions. */
import type { PushAnswer, PushKeyAnswer } from '../../../shared/protocol/push.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const tags = ['Notifications'];
const security = op.ANYBODY;

export const pushShapes = {
  PushKey: is.shape<PushKeyAnswer>({ key: is.text("Base64url: a browser's `applicationServerKey` (RFC 8292).") }),
  PushSubscribed: is.shape<PushAnswer>({ lang: is.language }),
};

export const pushPaths: op.Paths = {
  '/api/v1/blogs/{slug}/push': {
    get: {
      operationId: 'readPushKey',
      tags,
      security,
      summary: "The server's public key, with which a browser subscribes; for public blogs alone",
      parameters: [op.SLUG],
      responses: { ...op.taggedJson('The key.', 'PushKey'), ...refusedWith('not-found', 'unavailable') },
    },
    post: {
      operationId: 'beginPush',
      tags,
      security,
      summary: "Begins a browser's subscription to key moments and urgent notices of a public blog",
      description:
        'Stored are the endpoint with its two keys, the blog, the language, and where the record stood: nothing from before is ' +
        'told. The same endpoint may come again. It ends by DELETE, once the push service answers 404 or 410, and with ' +
        'a blog that is public no more.',
      parameters: [op.SLUG],
      requestBody: op.jsonBody('NewSubscription'),
      responses: {
        '200': op.ownJson('It stood already.', is.ref('PushSubscribed')),
        '201': op.ownJson('It has begun.', is.ref('PushSubscribed')),
        ...refusedWith(
          'invalid',
          'not-found',
          'too-large',
          'unsupported',
          'rate-limited',
          'storage-low',
          'unavailable',
        ),
      },
    },
    delete: {
      operationId: 'endPush',
      tags,
      security,
      summary: "Ends a browser's subscription; whether there was one is not said",
      parameters: [op.SLUG],
      requestBody: op.jsonBody('SubscriptionEnd'),
      responses: {
        '204': op.empty('There is none by that endpoint now.'),
        ...refusedWith('invalid', 'too-large', 'unsupported', 'unavailable'),
      },
    },
  },
};
