/** A blog's outlets: webhooks and channels that are told of its public changes. */
import {
  OUTLET_KINDS,
  OUTLET_WHYS,
  type ChannelMade,
  type OutletAnswer,
  type OutletFault,
  type OutletsAnswer,
  type OutletTested,
  type SecretAnswer,
  type WebhookMade,
} from '../../../shared/protocol/outlets.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const OF_DESK = { tags: ['Outlets'], security: op.SIGNED };
const REFUSALS = refusedWith('unauthenticated', 'forbidden', 'not-found', 'rate-limited', 'unavailable');
const ON_OUTLET = [op.SLUG, op.inPath('id', "The outlet's id.")];

const fault = {
  why: is.oneOfTexts(...OUTLET_WHYS),
  status: is.mayLack({ ...is.whole, description: "The answer's HTTP status, where one came." }),
  error: is.mayLack(is.text('`internal`: the id of the line in the log of this server.')),
};

export const outletShapes = {
  Outlets: is.shape<OutletsAnswer>({ outlets: is.listOf(is.ref('Outlet')) }),
  Outlet: is.shape<OutletAnswer>({
    id: is.text(),
    kind: is.oneOfTexts(...OUTLET_KINDS),
    name: is.text("Host and path of a webhook's address, or the name of a channel."),
    state: { ...is.oneOfTexts('on', 'paused'), description: '`paused`: until `resume`; what it misses waits.' },
    addedAt: is.time,
    failure: is.mayLack(is.ref('OutletFailure')),
    lastAt: is.mayLack({ ...is.time, description: 'When it last took a change.' }),
    entries: is.mayLack({ ...is.whole, description: 'Of a channel: entries that it was sent, not taken back since.' }),
  }),
  OutletFailure: is.shape<OutletFault & { at: string }>({ ...fault, at: is.time }),
  OutletMade: is.shape<WebhookMade>({
    id: is.text(),
    secret: is.text('The key of its signatures: told this once.'),
  }),
  ChannelMade: is.shape<ChannelMade>({
    id: is.text(),
    name: is.text('"@name", or the title of a channel without one.'),
  }),
  OutletSecret: is.shape<SecretAnswer>({
    secret: is.text('Told this once.'),
    formerUntil: { ...is.time, description: 'Until then requests are signed with the former secret, too.' },
  }),
  OutletTaken: is.shape<Extract<OutletTested, { ok: true }>>({ ok: is.always(true) }),
  OutletNotTaken: is.shape<Extract<OutletTested, { ok: false }>>({ ok: is.always(false), ...fault }),
};

export const outletPaths: op.Paths = {
  '/api/v1/blogs/{slug}/outlets': {
    get: {
      operationId: 'listOutlets',
      ...OF_DESK,
      summary: "The blog's outlets, without their secrets",
      parameters: [op.SLUG],
      responses: { '200': op.ownJson('The oldest first.', is.ref('Outlets')), ...REFUSALS },
    },
    post: {
      operationId: 'addOutlet',
      ...OF_DESK,
      summary: 'Adds a webhook or a channel of Telegram, which hears every public change from now on',
      description:
        'Each change is a POST of JSON, `{ blog, epoch, seq, at }` with `entry`, `gone` (an id) or, in `blog` itself, the ' +
        'JSON of the blog: the latest state, by rising `seq`, at least once. `Rallyline-Signature: t=<unix seconds>,v1=<hex>` ' +
        'is the HMAC-SHA-256 of `<t>.<body>` with the secret; while two secrets are in force there are two `v1`. ' +
        '`Rallyline-Delivery: <blog>.<epoch>.<seq>`. Any 2xx within 5 seconds is enough; 410 pauses it at once, and a day ' +
        'without one does. What a blog for its desk alone has is told to nobody. A channel: `token` and `channel` (`@name`) of ' +
        "a bot that may post, edit and delete there, and one of the blog's languages in `lang`. A blog has one; the same " +
        'channel once more takes another token, and goes on.',
      parameters: [op.SLUG],
      requestBody: op.jsonBody('NewOutlet'),
      responses: {
        '201': op.ownJson('It is there.', { anyOf: [is.ref('OutletMade'), is.ref('ChannelMade')] }),
        ...REFUSALS,
        ...refusedWith('invalid', 'conflict', 'too-large', 'unsupported'),
      },
    },
  },
  '/api/v1/blogs/{slug}/outlets/{id}': {
    delete: {
      operationId: 'removeOutlet',
      ...OF_DESK,
      summary: 'Removes an outlet; what waits for it is forgotten',
      parameters: ON_OUTLET,
      responses: { '204': op.empty('It is gone.'), ...REFUSALS },
    },
  },
  '/api/v1/blogs/{slug}/outlets/{id}/test': {
    post: {
      operationId: 'testOutlet',
      ...OF_DESK,
      summary: 'Sends a signed test that is no change, and says whether it was taken',
      description:
        "A webhook's test is signed as each change is; its body is `{ blog, at, test: true }`, without `epoch` and `seq`, and its " +
        '`Rallyline-Delivery: <blog>.test.<uuid>`. ' +
        'Nothing of the answer is told but its status. An address that cannot be reached is `silent`, whatever the cause.',
      parameters: ON_OUTLET,
      responses: {
        '200': op.ownJson('What became of it.', { anyOf: [is.ref('OutletTaken'), is.ref('OutletNotTaken')] }),
        ...REFUSALS,
      },
    },
  },
  '/api/v1/blogs/{slug}/outlets/{id}/secret': {
    post: {
      operationId: 'renewOutletSecret',
      ...OF_DESK,
      summary: 'Makes a new secret; the former one signs too for a day',
      parameters: ON_OUTLET,
      responses: { '200': op.ownJson('The new secret.', is.ref('OutletSecret')), ...REFUSALS },
    },
  },
  '/api/v1/blogs/{slug}/outlets/{id}/resume': {
    post: {
      operationId: 'resumeOutlet',
      ...OF_DESK,
      summary: 'Goes on with what waits for a paused outlet, at once',
      parameters: ON_OUTLET,
      responses: { '204': op.empty('It goes on.'), ...REFUSALS },
    },
  },
};
