/** The desk's typed text and its open rally at the ends of a session; the server and the socket are played. */
import { expect, test } from '@jest/globals';
import { signal } from '@preact/signals';
import type { Api } from '../../../client/account/api.js';
import type { AccountSocket, DeskListeners } from '../../../client/account/deskSocket.js';
import { NO_HALF } from '../../../client/account/half.js';
import { Methods } from '../../../client/account/methods.js';
import type { Reply } from '../../../client/account/request.js';
import { BrowserShelf } from '../../../client/account/shelf.js';
import { DeskModel } from '../../../client/desk/deskModel.js';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import { refusal } from '../../../shared/refusals.js';
import { ANNA, lost, nobody, settle } from '../account/device.js';

const editor: Reply<SessionAnswer> = { kind: 'ok', value: { ...ANNA, role: 'editor' } };
const putOut: Reply<SessionAnswer> = { kind: 'refused', refusal: refusal('unauthenticated', { why: 'revoked' }) };

/** A desk at which Anna has typed something; the server answers to the questions after that as told. */
async function desk(...answers: Reply<SessionAnswer>[]) {
  const shelf = new BrowserShelf(null);
  let on: DeskListeners | null = null;
  const quiet = { isUp: signal(false), open: () => undefined, close: () => undefined, wake: () => undefined };
  const told = [editor, ...answers];
  const api = {
    session: () => Promise.resolve(told.shift() ?? lost),
    signOut: () => Promise.resolve({ kind: 'ok', value: null }),
    desk: () => Promise.resolve(lost),
    entries: () => Promise.resolve(lost),
  } as unknown as Api;
  const model = new DeskModel({
    api,
    half: NO_HALF,
    shelf,
    openSocket: (listeners) => ((on = listeners), quiet as unknown as AccountSocket),
    now: () => 0,
    newId: () => 'id',
    prepare: () => Promise.reject(new Error('no photo')),
    origin: 'http://localhost',
    methods: new Methods(),
    exchange: () => {
      throw new Error('no photo');
    },
    random: () => 0.5,
    after: () => () => undefined,
    isSeen: () => true,
  });
  await model.account.check();
  model.shelf.set('write/baku/update', 'half a sentence');
  const kept = () => shelf.keys().filter((key) => key.endsWith('write/baku/update')).length;
  return { model, kept, hear: () => on! };
}

test('typed text stays when the server does not know the session any more, and is there for the next one of that person', async () => {
  const { model, kept } = await desk(nobody, nobody, {
    kind: 'ok',
    value: { ...ANNA, role: 'editor', device: 'next' },
  });
  await model.account.check();
  await model.account.check();
  expect([model.session.value.kind, kept(), model.shelf.hasWaiting()]).toEqual(['signed-out', 1, true]);
  await model.account.check();
  expect([model.shelf.get('write/baku/update'), kept()]).toEqual(['half a sentence', 1]);
});

test('[A3] typed text goes when the desk put the session out, as soon as the server says so', async () => {
  const { model, kept, hear } = await desk(putOut);
  hear().revoked();
  await settle();
  expect([model.session.value.kind, kept()]).toEqual(['revoked', 0]);
});

test('typed text goes with sign-out', async () => {
  const { model, kept } = await desk();
  expect(await model.signOut()).toBe(true);
  expect([model.session.value.kind, kept()]).toEqual(['signed-out', 0]);
});

test('the rally that was open is there again once somebody signs in after the session ended, by its own address', async () => {
  const { model } = await desk(nobody, nobody, editor);
  model.choose('baku');
  expect(model.record.value).not.toBeNull();
  await model.account.check();
  await model.account.check();
  expect([model.session.value.kind, model.record.value]).toEqual(['signed-out', null]);
  await model.account.check();
  expect(model.session.value.kind).toBe('signed-in');
  expect([model.chosen.value, model.record.value === null]).toEqual(['baku', false]);
});

test('a rally that is not of the next person’s is not opened for them', async () => {
  const other: Reply<SessionAnswer> = {
    kind: 'ok',
    value: {
      ...ANNA,
      role: 'editor',
      device: 'other',
      blogs: [
        { ...ANNA.blogs[0]!, slug: 'ganja' },
        { ...ANNA.blogs[0]!, slug: 'sumqayit' },
      ],
    },
  };
  const { model } = await desk(nobody, nobody, other);
  model.choose('baku');
  await model.account.check();
  await model.account.check();
  await model.account.check();
  expect([model.session.value.kind, model.record.value]).toEqual(['signed-in', null]);
});
