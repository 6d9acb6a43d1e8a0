/** The desk and its people: for the blog's editors and for owners. */
import { INVITED_HOURS, INVITED_HOURS_ALL } from '../../../shared/protocol/people.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const security = op.SIGNED;
const REFUSALS = refusedWith('invalid', 'unauthenticated', 'forbidden', 'not-found', 'rate-limited', 'unavailable');
const PERSONS = { tags: ['People'], security };

function reads(operationId: string, summary: string, schema: is.Schema, parameters: op.Parameter[]): op.Operation {
  const responses = { '200': op.ownJson(summary, schema), ...REFUSALS };
  return { operationId, tags: ['Desk'], security, summary, parameters, responses };
}

export const deskPaths: op.Paths = {
  '/api/v1/blogs/{slug}/desk': {
    get: reads('readDesk', "Where the desk's record stands, and readers now", is.ref('Desk'), [op.SLUG]),
  },
  '/api/v1/blogs/{slug}/desk/entries': {
    get: reads('listDeskEntries', 'Entries in every state, by falling `first`', is.ref('DeskEntries'), [
      op.SLUG,
      op.before('`first`'),
      op.LIMIT,
      op.inQuery('held', is.oneOfTexts('1'), 'Those alone that wait for an editor.'),
    ]),
  },
  '/api/v1/blogs/{slug}/desk/entries/{id}': {
    get: reads('readDeskEntry', 'One entry as it stands now', is.ref('DeskEntry'), [op.SLUG, op.ENTRY]),
  },
  '/api/v1/blogs/{slug}/desk/changes': {
    get: reads(
      'readDeskChanges',
      'What came after a step; `to` below `step`: ask on from `to`',
      { anyOf: [is.ref('DeskChanges'), is.ref('DeskReset')] },
      [op.SLUG, op.since('step'), op.EPOCH],
    ),
  },
  '/api/v1/blogs/{slug}/people': {
    get: {
      operationId: 'listPeople',
      ...PERSONS,
      summary: 'Who is signed in, and who can still sign in; those of owners for owners alone',
      parameters: [op.SLUG],
      responses: { '200': op.ownJson('Devices and open invitations.', is.ref('People')), ...REFUSALS },
    },
  },
  '/api/v1/blogs/{slug}/invitations': {
    post: {
      operationId: 'invite',
      ...PERSONS,
      summary: 'Invites a reporter or an editor',
      parameters: [op.SLUG],
      requestBody: op.jsonBody('NewInvitation'),
      responses: {
        '201': op.ownJson('The sign-in address, good for one device.', is.ref('Invitation')),
        ...REFUSALS,
        ...refusedWith('too-large', 'unsupported'),
      },
    },
  },
  '/api/v1/blogs/{slug}/invitations/{id}': {
    delete: {
      operationId: 'withdrawInvitation',
      ...PERSONS,
      summary: 'Withdraws an invitation; whoever opens it later hears `gone`',
      parameters: [op.SLUG, op.inPath('id', "The invitation's id.")],
      responses: { '204': op.empty('Withdrawn.'), ...REFUSALS },
    },
  },
  '/api/v1/blogs/{slug}/devices/{id}': {
    delete: {
      operationId: 'putOutDevice',
      ...PERSONS,
      summary: 'Ends a device, withdraws its invitations, and ends who came by them lately; out within two seconds',
      parameters: [
        op.SLUG,
        op.inPath('id', "The device's id."),
        op.inQuery(
          'invited',
          { ...is.whole, minimum: 0, maximum: INVITED_HOURS_ALL, default: INVITED_HOURS },
          'Whoever came by its invitations within so many hours goes with it; 0: nobody.',
        ),
      ],
      responses: {
        '204': op.empty('It is out.'),
        ...REFUSALS,
        ...refusedWith('conflict'),
      },
    },
  },
};
