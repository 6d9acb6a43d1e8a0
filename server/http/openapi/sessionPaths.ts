/** Sign-in, who is signed in, sign-out. */
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const tags = ['Session'];

export const cookie = {
  'Set-Cookie': { required: true, schema: is.text('HttpOnly, SameSite=Strict; Secure with https.') },
};
const begun = op.ownJson('Who is signed in, with the second half of the session.', is.ref('NewSession'));
const signedIn = op.ownJson('Who is signed in.', is.ref('Session'));

export const sessionPaths: op.Paths = {
  '/api/v1/session': {
    post: {
      operationId: 'signIn',
      tags,
      security: [{ ownPage: [] }],
      summary: "Redeems an invitation, and sets the session's cookie",
      description:
        'Only from our own pages: `Origin` equals PUBLIC_URL. The page keeps `half` and sends it with every request: the ' +
        'cookie counts together with it alone. Programs get a token from the operator instead.',
      requestBody: op.jsonBody('Redemption'),
      responses: {
        '200': { ...begun, headers: { ...begun.headers, ...cookie } },
        ...refusedWith('invalid', 'unauthenticated', 'not-found', 'gone', 'too-large', 'rate-limited', 'unavailable'),
      },
    },
    get: {
      operationId: 'readSession',
      tags,
      security: op.SIGNED,
      summary: 'Who is signed in, and for which blogs; `why: revoked` where somebody else ended the session',
      responses: { '200': signedIn, ...refusedWith('unauthenticated', 'unavailable') },
    },
    delete: {
      operationId: 'signOut',
      tags,
      security: op.TO_END,
      summary: 'Signs out: ends the device that asks',
      description: "The session's cookie is enough, without its second half, and can do nothing else.",
      responses: { '204': op.empty('Signed out.', cookie), ...refusedWith('unauthenticated', 'unavailable') },
    },
  },
};
