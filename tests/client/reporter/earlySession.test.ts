import { expect, test } from '@jest/globals';
import { earlyAnswer, withEarlySession, type EarlyAnswer } from '../../../client/reporter/earlySession.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const SESSION = { name: 'Anna', now: '2022-02-27T12:00:00.000Z' };
const GET = { method: 'GET' };

function stage(early: Promise<EarlyAnswer | null> | undefined, now = NOON) {
  const asked: string[] = [];
  const later: typeof fetch = (input) => {
    asked.push(input as string);
    return Promise.resolve(new Response('{"name":"of the network"}'));
  };
  return { asked, fetchIt: withEarlySession(later, early, () => now) };
}

const early = (answer: Partial<EarlyAnswer> = {}) =>
  Promise.resolve({ status: 200, text: JSON.stringify(SESSION), at: NOON, half: null, ...answer });

test('the first question for the session is answered by the early answer, and the next one by the server', async () => {
  const { asked, fetchIt } = stage(early());
  expect(await (await fetchIt('/api/v1/session', GET)).json()).toEqual(SESSION);
  expect(asked).toEqual([]);
  await fetchIt('/api/v1/session', GET);
  expect(asked).toEqual(['/api/v1/session']);
});

test('an early answer that lay on the phone for seven seconds tells a server clock that is seven seconds on', async () => {
  const { fetchIt } = stage(early(), NOON + 7_000);
  const session = (await (await fetchIt('/api/v1/session', GET)).json()) as { now: string };
  expect(session.now).toBe('2022-02-27T12:00:07.000Z');
});

test('a refusal comes through the early answer with its status', async () => {
  const { fetchIt } = stage(early({ status: 401, text: '{"code":"unauthenticated"}' }));
  const answer = await fetchIt('/api/v1/session', GET);
  expect([answer.status, await answer.json()]).toEqual([401, { code: 'unauthenticated' }]);
});

test('the server is asked where the early answer failed, is old, or never was asked for', async () => {
  for (const given of [Promise.resolve(null), early({ at: NOON - 60_000 }), undefined]) {
    const { asked, fetchIt } = stage(given);
    expect(await (await fetchIt('/api/v1/session', GET)).json()).toEqual({ name: 'of the network' });
    expect(asked).toEqual(['/api/v1/session']);
  }
});

test('signing out, and every other request, goes to the server, and leaves the early answer for its question', async () => {
  const { asked, fetchIt } = stage(early());
  await fetchIt('/api/v1/session', { method: 'DELETE' });
  await fetchIt('/healthz', GET);
  expect(asked).toEqual(['/api/v1/session', '/healthz']);
  expect(await (await fetchIt('/api/v1/session', GET)).json()).toEqual(SESSION);
});

test('a question whose asker gives up ends, although the early answer never comes', async () => {
  const { fetchIt } = stage(new Promise(() => undefined));
  const given = new AbortController();
  const asked = fetchIt('/api/v1/session', { ...GET, signal: given.signal });
  given.abort();
  await expect(asked).rejects.toThrow('no answer in time');
});

test('an early answer carries its text and the time at which it came; a network that fails makes it null', async () => {
  const answers: typeof fetch = () => Promise.resolve(new Response('{}', { status: 401 }));
  expect(await earlyAnswer(answers, () => NOON, null)).toEqual({ status: 401, text: '{}', at: NOON, half: null });
  expect(
    await earlyAnswer(
      () => Promise.reject(new TypeError('no network')),
      () => NOON,
      null,
    ),
  ).toBeNull();
});

test('an early answer is asked for with the half, and counts for the same half alone', async () => {
  const sent: (string | null)[] = [];
  const fetchIt: typeof fetch = (_address, init) => {
    sent.push(new Headers(init?.headers).get('X-Rallyline-Half'));
    return Promise.resolve(new Response(JSON.stringify(SESSION)));
  };
  const answer = await earlyAnswer(fetchIt, () => NOON, 'half of Anna');
  expect([sent, answer?.half]).toEqual([['half of Anna'], 'half of Anna']);
  const asking = async (half: string | null, headers: Record<string, string>) => {
    const { asked, fetchIt: asks } = stage(early({ half }));
    await asks('/api/v1/session', { ...GET, headers });
    return asked.length;
  };
  expect(await asking('half of Anna', { 'X-Rallyline-Half': 'half of Anna' })).toBe(0);
  // The store was slow to tell it, or it is another one by now: a refusal would be nobody's.
  expect(await asking(null, { 'X-Rallyline-Half': 'half of Anna' })).toBe(1);
  expect(await asking('half of Omar', { 'X-Rallyline-Half': 'half of Anna' })).toBe(1);
  expect(await asking('half of Omar', {})).toBe(1);
});
