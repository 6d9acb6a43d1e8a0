import { expect, test } from '@jest/globals';
import { refusal } from '../../../shared/refusals.js';
import { blog } from '../desk/record.js';
import { ANNA, busy, device, lost, nobody, ok, settle } from './device.js';

test("an account asks for the session, remembers it, and takes the server's clock for its own", async () => {
  const { account, memory, told } = device({}, ok);
  expect(account.session.value).toEqual({ kind: 'loading' });
  await account.check();
  expect(account.session.value).toEqual({ kind: 'signed-in', answer: ANNA, isRemembered: false });
  expect(account.serverNow()).toBe(ANNA.now);
  expect(memory.get('session')).toEqual(ANNA);
  expect(told).toEqual(['asked', 'opened']);
});

test('without an answer the person of the last visit goes on; where nobody is remembered, the session is "unreachable"', async () => {
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

test('a lost answer leaves the session as it is, and the account says since when the device is offline', async () => {
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

test("a session that the server no longer knows gets the app's name for that, and is not remembered", async () => {
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

test('a revoked device is out at once and for good; signing out ends the session, too, and is no revocation', async () => {
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

const putOut = { kind: 'refused', refusal: refusal('unauthenticated', { why: 'revoked' }) } as const;

test('[A3] a session that the desk ended is known by the word of the server alone, also where nobody is remembered', async () => {
  for (const answers of [[ok, putOut], [putOut]]) {
    const { account, told } = device({ forgottenIs: 'signed-out' }, ...answers);
    for (const _asked of answers) await account.check();
    expect([account.session.value.kind, told.at(-1)]).toEqual(['revoked', 'put out']);
  }
});

test('a socket that is told of the end asks why: a session that another page ended is signed out, and no more', async () => {
  for (const [answer, kind] of [
    [nobody, 'signed-out'],
    [putOut, 'revoked'],
    [lost, 'signed-out'],
  ] as const) {
    const { account, hear, told } = device({ forgottenIs: 'signed-out' }, ok, answer);
    await account.check();
    hear().revoked();
    expect(account.session.value.kind).toBe('signed-out');
    await settle();
    expect([account.session.value.kind, told.includes('put out')]).toEqual([kind, kind === 'revoked']);
  }
});

test('an account asks for the session again when the connection comes back, after a while without a socket, and now and then', async () => {
  const { account, told, up, pass, hear } = device();
  await account.check();
  up(true);
  await settle();
  expect(told).toEqual(['asked', 'opened', 'asked', 'back']);
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

test('[O5] a socket that another device opened is closed as soon as another session shows, and opened anew as that one', async () => {
  const omar = { ...ANNA, name: 'Omar', device: 'phone of Omar' };
  const { account, told, up } = device({}, ok, { kind: 'ok', value: omar });
  await account.check();
  up(true);
  await settle();
  expect(account.isUp.value).toBe(false);
  expect(told.slice(-3).toSorted()).toEqual(['asked', 'back', 'opened']);
  expect(told.at(-1)).toBe('opened');
  expect(account.asDevice()).toMatchObject({ 'X-Rallyline-Device': 'phone of Omar' });
});

test('a session shows a changed blog at once', async () => {
  const { account, hear } = device();
  await account.check();
  hear().blog(blog({ status: 'paused', title: 'Paused' }));
  expect(account.signedIn()?.blogs).toEqual([{ ...ANNA.blogs[0], title: 'Paused', status: 'paused' }]);
});

test('a device that remembers its person goes on as them before the server has answered', async () => {
  const known = device({}, ok);
  known.memory.set('session', ANNA);
  known.account.start();
  expect(known.account.session.value).toEqual({ kind: 'signed-in', answer: ANNA, isRemembered: true });
  await known.account.check();
  expect(known.account.session.value).toEqual({ kind: 'signed-in', answer: ANNA, isRemembered: false });
});

test('an account asks nothing now and then while nobody sees the page, and its socket can rest', async () => {
  const { account, told, up, pass, network } = device();
  await account.check();
  up(true);
  await settle();
  account.rest();
  expect(account.isUp.value).toBe(false);
  network.isSeen = false;
  told.length = 0;
  pass(30_000);
  pass(2_000);
  expect(told).toEqual([]);
  network.isSeen = true;
  pass(30_000);
  await settle();
  expect(told).toContain('asked');
});

test("the server's time is asked for where it is not sure, by one question for all, and not where it is", async () => {
  const { account, told } = device({}, lost, ok);
  expect(await account.knowsTime()).toBe(false);
  expect(await Promise.all([account.check().then(() => 'checked'), account.knowsTime()])).toEqual(['checked', true]);
  expect(await account.knowsTime()).toBe(true);
  expect(told.filter((one) => one === 'asked')).toHaveLength(2);
  expect(account.clock.error.value).toBe(120_000);
});

test('the half goes when the session ends, by sign-out, from the desk, or unseen; not where nobody was signed in', async () => {
  const out = device({}, ok);
  await out.account.check();
  await out.account.signOut();
  expect(out.told).toContain('half forgotten');
  const revoked = device({}, ok);
  await revoked.account.check();
  revoked.hear().revoked();
  expect(revoked.told).toContain('half forgotten');
  const unseen = device({}, ok, nobody);
  await unseen.account.check();
  await unseen.account.check();
  expect(unseen.told).toContain('half forgotten');
  for (const answer of [nobody, lost, busy]) {
    const nobodyIn = device({}, answer);
    await nobodyIn.account.check();
    expect(nobodyIn.told).not.toContain('half forgotten');
  }
});

test('requests that must not go as anybody else, and the socket, bring the half along', async () => {
  const { account, hear } = device({}, ok);
  await account.check();
  expect(account.asDevice()).toEqual({ 'X-Rallyline-Device': ANNA.device, 'X-Rallyline-Half': 'the half' });
  expect(hear().half()).toBe('the half');
});
