import { signal } from '@preact/signals';
import { expect, test } from '@jest/globals';
import { Account } from '../../../client/account/account.js';
import type { AccountManner } from '../../../client/account/ports.js';
import type { Api } from '../../../client/account/api.js';
import type { DeskListeners, DeskSocket } from '../../../client/account/deskSocket.js';
import type { Reply } from '../../../client/account/request.js';
import { BrowserShelf } from '../../../client/account/shelf.js';
import type { SessionAnswer } from '../../../shared/protocol.js';
import { refusal } from '../../../shared/refusals.js';
import { blog } from '../desk/record.js';

const { slug, title, status, timeZone, languages, drives } = blog();
const ANNA: SessionAnswer = {
  v: 1,
  name: 'Anna',
  role: 'reporter',
  device: 'phone',
  now: '2022-02-27T12:00:00.000Z',
  blogs: [{ slug, title, status, timeZone, languages, drives }],
};
const ok: Reply<SessionAnswer> = { kind: 'ok', value: ANNA };
const lost: Reply<SessionAnswer> = { kind: 'lost' };
const nobody: Reply<SessionAnswer> = { kind: 'refused', refusal: refusal('unauthenticated') };
const busy: Reply<SessionAnswer> = { kind: 'refused', refusal: refusal('unavailable') };

/** An account whose server answers as told, whose socket is moved by hand, and whose clock is two minutes behind. */
function device(given: Partial<AccountManner> = {}, ...answers: Reply<SessionAnswer>[]) {
  const isUp = signal(false);
  const told: string[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const line = { passed: 0, isThere: true, isSeen: true };
  let on: DeskListeners | null = null;
  const socket = {
    isUp,
    open: () => told.push('opened'),
    close: () => (isUp.value = false),
    wake: () => undefined,
    renew: () => told.push('renewed'),
    isUpWithin: () => Promise.resolve(isUp.value),
    ask: () => Promise.reject(new Error('no answer')),
  } as unknown as DeskSocket;
  const api = {
    session: () => (told.push('asked'), Promise.resolve(answers.shift() ?? ok)),
    signOut: () => (on!.revoked(), Promise.resolve(answers.shift() ?? { kind: 'ok', value: null })),
    raw: () => Promise.resolve(null),
    isThere: () => (told.push('is it there?'), Promise.resolve(line.isThere)),
  } as unknown as Api;
  const memory = new BrowserShelf(null);
  const manner = { memory, forgottenIs: 'revoked', pollMs: 30_000, ...given } as const;
  const account: Account = new Account(
    {
      api,
      openSocket: (listeners) => ((on = listeners), socket),
      now: () => Date.parse(ANNA.now) - 120_000 + line.passed,
      isSeen: () => line.isSeen,
      after: (ms, run) => (timers.push({ ms, run }), () => undefined),
    },
    manner,
    { entered: () => account.connect(), left: () => told.push('left'), back: () => told.push('back') },
  );
  account.start();
  const up = (is: boolean) => ((isUp.value = is), is ? on!.up() : on!.down());
  const pass = (ms: number) => timers.splice(0).forEach((one) => void (one.ms === ms ? one.run() : timers.push(one)));
  const seconds = async (count: number) => {
    for (let second = 0; second < count; second += 1) {
      line.passed += 1_000;
      pass(1_000);
      await settle();
    }
  };
  return { account, memory, told, up, pass, line, seconds, hear: () => on! };
}

const settle = () => new Promise((done) => setImmediate(done));

test("who is signed in is asked, remembered, and the server's clock is the page's", async () => {
  const { account, memory, told } = device({}, ok);
  expect(account.session.value).toEqual({ kind: 'loading' });
  await account.check();
  expect(account.session.value).toEqual({ kind: 'signed-in', answer: ANNA, isRemembered: false });
  expect(account.serverNow()).toBe(ANNA.now);
  expect(memory.get('session')).toEqual(ANNA);
  expect(told).toEqual(['asked', 'opened']);
});

test('without an answer whoever was here last goes on; where nobody is remembered, the page says that it hears nothing', async () => {
  for (const answer of [lost, busy]) {
    const known = device({}, answer);
    known.memory.set('session', ANNA);
    await known.account.check();
    expect(known.account.session.value).toEqual({ kind: 'signed-in', answer: ANNA, isRemembered: true });
    const other = device({ memory: null }, answer);
    await other.account.check();
    expect(other.account.session.value).toEqual({ kind: 'unreachable' });
    expect(other.account.isConnected.value).toBe(answer === busy);
  }
});

test('an answer that is lost later leaves everything as it is, and tells since when there is no line', async () => {
  const { account, up } = device({}, ok, lost, lost, ok);
  await account.check();
  await account.check();
  expect(account.session.value).toEqual({ kind: 'signed-in', answer: ANNA, isRemembered: false });
  expect(account.offlineSince.value).toBe(Date.parse(ANNA.now) - 120_000);
  await account.check();
  expect(account.isConnected.value).toBe(false);
  up(true);
  expect(account.isConnected.value).toBe(true);
});

test('who was in and is not any more is called what the app calls it, and is not remembered', async () => {
  for (const forgottenIs of ['signed-out', 'revoked'] as const) {
    const { account, memory, told } = device({ forgottenIs }, ok, nobody);
    await account.check();
    await account.check();
    expect([account.session.value.kind, memory.get('session')]).toEqual([forgottenIs, null]);
    expect(told).toContain('left');
  }
  const never = device({}, nobody);
  await never.account.check();
  expect(never.account.session.value).toEqual({ kind: 'signed-out' });
});

test('a device that is revoked is out at once and for good; signing out ends it too, and is no revocation', async () => {
  const revoked = device({}, ok, ok);
  await revoked.account.check();
  revoked.hear().revoked();
  await revoked.account.check();
  expect(revoked.account.session.value).toEqual({ kind: 'revoked' });
  const out = device({}, ok);
  await out.account.check();
  expect(await out.account.signOut()).toBe(true);
  expect(out.account.session.value).toEqual({ kind: 'signed-out' });
  const without = device({}, ok, lost);
  await without.account.check();
  expect(await without.account.signOut()).toBe(false);
  expect(without.account.session.value.kind).toBe('signed-in');
});

test('the server is asked again when the line comes back, after a while without a socket, and now and then', async () => {
  const { account, told, up, pass, hear } = device();
  await account.check();
  up(true);
  await settle();
  expect(told).toEqual(['asked', 'opened', 'back', 'asked']);
  pass(30_000);
  expect(told).toHaveLength(4);
  up(false);
  pass(2_000);
  pass(30_000);
  await settle();
  expect(told.slice(4).filter((one) => one === 'asked')).toHaveLength(2);
  hear().refused(refusal('unauthenticated'));
  expect(told.filter((one) => one === 'asked')).toHaveLength(5);
  await account.wake();
  expect(told.filter((one) => one === 'back')).toHaveLength(2);
});

test('a blog that changes is known at once', async () => {
  const { account, hear } = device();
  await account.check();
  hear().blog(blog({ status: 'paused', title: 'Paused' }));
  expect(account.signedIn()?.blogs).toEqual([{ slug, title: 'Paused', status: 'paused', timeZone, languages, drives }]);
});

test('what the browser says of the network counts at once, and the next word of the server counts more', async () => {
  const { account, up, hear } = device();
  await account.check();
  up(true);
  account.unplugged();
  expect(account.isConnected.value).toBe(false);
  hear().alive();
  expect(account.isConnected.value).toBe(true);
});

test('a socket that was cut without a word is known by its silence within ten seconds, and left once the server answers', async () => {
  const { account, told, up, line, seconds, hear } = device();
  await account.check();
  up(true);
  line.isThere = false;
  await seconds(5);
  hear().alive();
  await seconds(7);
  expect(account.isConnected.value).toBe(true);
  await seconds(2);
  expect(account.isConnected.value).toBe(false);
  line.isThere = true;
  told.length = 0;
  await seconds(1);
  expect(account.isConnected.value).toBe(true);
  expect(told).toEqual(['is it there?', 'renewed', 'back', 'asked']);
});

test('without a socket the server is asked every few seconds, so that its silence is known as soon', async () => {
  const { account, told, line, seconds } = device();
  await account.check();
  await seconds(20);
  expect(account.isConnected.value).toBe(true);
  expect(told.filter((one) => one === 'is it there?').length).toBeGreaterThan(3);
  line.isThere = false;
  await seconds(9);
  expect(account.isConnected.value).toBe(false);
});

test('a page that nobody sees asks nothing, and a device that slept accuses nobody of silence', async () => {
  const { account, told, up, line, seconds } = device();
  await account.check();
  up(true);
  await settle();
  line.isSeen = false;
  told.length = 0;
  await seconds(30);
  line.isSeen = true;
  expect([told, account.isConnected.value]).toEqual([[], true]);
  line.passed += 600_000;
  await seconds(1);
  expect(account.isConnected.value).toBe(true);
});
