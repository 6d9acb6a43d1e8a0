/** Moves of a session to another app of the same person. */
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';
import { cookie } from './sessionPaths.js';

const tags = ['Session'];
const NEW_APP = { tags, security: [{ ownPage: [] }] };
const SIGNED_PAGE = { tags, security: [{ session: [], half: [], ownPage: [] }] };
const begun = op.ownJson('The session, with its second half.', is.ref('NewSession'));

export const movePaths: op.Paths = {
  '/api/v1/moves': {
    post: {
      operationId: 'openMove',
      ...NEW_APP,
      summary: 'Opens a move for an app in which nobody is signed in: six digits, for ten minutes',
      description:
        'The same secret gets the same digits. They belong to no blog until a device that is signed in claims them.',
      requestBody: op.jsonBody('MoveSecret'),
      responses: {
        '201': op.ownJson('The digits to show.', is.ref('Move')),
        ...refusedWith('invalid', 'unauthenticated', 'too-large', 'unsupported', 'rate-limited', 'unavailable'),
      },
    },
  },
  '/api/v1/moves/session': {
    post: {
      operationId: 'takeMove',
      ...NEW_APP,
      summary:
        "Begins the session of a move that was claimed, and sets its cookie: a device of its own, the claimer's person",
      description: 'Asked every few seconds. A lost answer can be asked for again for ten minutes.',
      requestBody: op.jsonBody('MoveSecret'),
      responses: {
        '200': { ...begun, headers: { ...begun.headers, ...cookie } },
        '202': op.ownJson('Nobody has claimed it yet.', is.ref('Waits')),
        ...refusedWith('invalid', 'unauthenticated', 'not-found', 'gone', 'too-large', 'unsupported', 'rate-limited'),
        ...refusedWith('unavailable'),
      },
    },
  },
  '/api/v1/moves/find': {
    post: {
      operationId: 'findMove',
      ...SIGNED_PAGE,
      summary: 'Finds the app that shows these digits, for the person to compare',
      description:
        'Five wrong codes for each person, then one every two minutes. Not for tokens: a session would outlive one.',
      requestBody: op.jsonBody('MoveCode'),
      responses: {
        '200': op.ownJson('The app that waits.', is.ref('FoundMove')),
        ...refusedWith('invalid', 'unauthenticated', 'not-found', 'too-large', 'unsupported', 'rate-limited'),
        ...refusedWith('unavailable'),
      },
    },
  },
  '/api/v1/moves/{id}/claim': {
    post: {
      operationId: 'claimMove',
      ...SIGNED_PAGE,
      summary: 'Signs that app in as the person who asks; the same device may ask again',
      parameters: [op.inPath('id', "The move's id.")],
      responses: {
        '204': op.empty('The app may take its session.'),
        ...refusedWith('unauthenticated', 'not-found', 'rate-limited', 'unavailable'),
      },
    },
  },
};
