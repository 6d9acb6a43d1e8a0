/** The second half of a session as an app sends it, and the question for a session that may need another one. */
import { expect, test } from '@jest/globals';
import { askWithHalf, halfHeader, newHalf, NO_HALF, type SessionHalf } from '../../../client/account/half.js';
import { httpApi } from '../../../client/account/api.js';
import type { Reply } from '../../../client/account/request.js';
import { isHalf } from '../../../server/auth/secrets.js';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import { ANNA, busy, lost, nobody, ok } from './device.js';

const lacking: Reply<SessionAnswer> = { kind: 'ok', value: { ...ANNA, lacksHalf: true } };

/** Asks a server that gives these answers; `does` is what the place of the half can do. */
async function asked(does: Partial<SessionHalf>, ...answers: Reply<SessionAnswer>[]) {
  let count = 0;
  const answer = await askWithHalf({ ...NO_HALF, ...does }, () => {
    count += 1;
    return Promise.resolve(answers.shift() ?? lost);
  });
  return { answer, count };
}

const yes = () => Promise.resolve(true);

test('a half that a page makes is one that the server takes, and never the same', () => {
  const halves = Array.from({ length: 50 }, newHalf);
  expect(halves.filter((half) => !isHalf(half))).toEqual([]);
  expect(new Set(halves).size).toBe(50);
});

test('a session of before is asked for again with the half that its page has made', async () => {
  expect(await asked({ make: yes }, lacking, ok)).toEqual({ answer: ok, count: 2 });
});

test('a session of before stays as it is where the page can keep no half', async () => {
  expect(await asked({}, lacking)).toEqual({ answer: lacking, count: 1 });
});

/** A half in memory, and another one that another page has put into the store meanwhile. */
function replaced(): SessionHalf {
  let half = 'first';
  const renew = () => Promise.resolve(void (half = 'second'));
  return { ...NO_HALF, get: () => half, renew };
}

test('a refused session is asked for again where another page has put another half into the store, and once only', async () => {
  expect(await asked(replaced(), nobody, ok)).toEqual({ answer: ok, count: 2 });
  expect(await asked(replaced(), nobody, nobody)).toEqual({ answer: nobody, count: 2 });
  expect(await asked({ get: () => 'first' }, nobody, ok)).toEqual({ answer: nobody, count: 1 });
});

test('of two questions under way with a half that was replaced, both are asked again: neither ends the new session', async () => {
  const half = replaced();
  const ask = async () => {
    const brought = half.get();
    await Promise.resolve();
    return brought === 'second' ? ok : nobody;
  };
  expect(await Promise.all([askWithHalf(half, ask), askWithHalf(half, ask)])).toEqual([ok, ok]);
});

test('a question for a session that was answered, lost, or refused for another reason, is asked once', async () => {
  for (const answer of [ok, lost, busy])
    expect(await asked({ ...replaced(), make: yes }, answer)).toEqual({ answer, count: 1 });
});

test('every request brings the half along that the page has at that time, in a header, and never in an address', async () => {
  let half: string | null = null;
  const sent: [unknown, string | null][] = [];
  const api = httpApi(
    (address, init) => {
      sent.push([address, new Headers(init?.headers).get('X-Rallyline-Half')]);
      return Promise.resolve(new Response('{}'));
    },
    { ...NO_HALF, get: () => half },
  );
  await api.session();
  half = 'first';
  await Promise.all([api.session(), api.signOut(), api.mine('baku'), api.picture('/desk/media/a.webp')]);
  half = 'second';
  await api.raw({ method: 'POST', path: '/api/v1/blogs/baku/entries', headers: { 'Idempotency-Key': 'k' }, body: {} });
  expect(sent.map(([, given]) => given)).toEqual([null, 'first', 'first', 'first', 'first', 'second']);
  expect(sent.filter(([address]) => /first|second/.test(String(address)))).toEqual([]);
  expect(halfHeader({ get: () => null })).toEqual({});
});

test('a picture that the server does not give is none', async () => {
  const answering = (status: number) => httpApi(() => Promise.resolve(new Response('bytes', { status })), NO_HALF);
  expect(await (await answering(200).picture('/desk/media/a.webp'))?.text()).toBe('bytes');
  expect(await answering(401).picture('/desk/media/a.webp')).toBeNull();
  const away = httpApi(() => Promise.reject(new TypeError('no network')), NO_HALF);
  expect(await away.picture('/desk/media/a.webp')).toBeNull();
});
