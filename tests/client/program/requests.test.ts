/** How often a request is sent, and after which pauses. */
import { Problem } from '../../../client/program/problem.js';
import { Requests } from '../../../client/program/requests.js';

const PATIENCE = { attempts: 4, firstMs: 1, longestMs: 50, answerMs: 1_000 };
const refused = (status: number, code: string, more = {}) =>
  new Response(JSON.stringify({ code, retry: true, message: 'No.', ...more }), { status });

/** A network that gives these answers in turn, and tells how often it was asked. */
function answering(...answers: (Response | Error)[]) {
  const asked = { count: 0 };
  const ask: typeof fetch = () => {
    const answer = answers[Math.min(asked.count, answers.length - 1)]!;
    asked.count += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone());
  };
  const requests = new Requests({ origin: 'http://server.test', token: 't', ask, patience: PATIENCE });
  return { asked, requests };
}

const SEND = { method: 'POST', address: '/x', body: {} } as const;
const OK = new Response('{"done":true}');

test.each([
  ['a cut', new TypeError('fetch failed')],
  ['503', refused(503, 'unavailable')],
  ['429', refused(429, 'rate-limited', { after: 0.01 })],
  ['500', refused(500, 'internal')],
  ['a proxy’s 502', new Response('<html>', { status: 502 })],
])('a request is sent again after %s', async (_what, failure) => {
  const { asked, requests } = answering(failure, failure, OK);
  expect(await requests.send(SEND)).toEqual({ done: true });
  expect(asked.count).toBe(3);
});

test.each([
  [422, 'invalid'],
  [401, 'unauthenticated'],
  [409, 'paused'],
  [409, 'conflict'],
  [410, 'gone'],
  [426, 'version'],
])('a request is sent once where it is refused with %i %s, for somebody has to do something', async (status, code) => {
  const { asked, requests } = answering(refused(status, code), OK);
  await expect(requests.send(SEND)).rejects.toMatchObject({ status, refusal: { code }, message: 'No.' });
  expect(asked.count).toBe(1);
});

test('a request is given up after so many attempts, with the last refusal', async () => {
  const { asked, requests } = answering(refused(503, 'unavailable'));
  await expect(requests.read('/x')).rejects.toBeInstanceOf(Problem);
  expect(asked.count).toBe(4);
});

test('the seconds that a server asks for are waited, as far as patience goes', async () => {
  const busy = new Response('', { status: 503, headers: { 'Retry-After': '3600' } });
  const { requests } = answering(busy, OK);
  const begun = performance.now();
  expect(await requests.read('/x')).toEqual({ done: true });
  expect(performance.now() - begun).toBeGreaterThanOrEqual(PATIENCE.longestMs - 5);
});

test('the caller’s signal ends the attempts', async () => {
  const leaving = new AbortController();
  const { asked, requests } = answering(new TypeError('fetch failed'));
  leaving.abort();
  await expect(requests.read('/x', leaving.signal)).rejects.toThrow('fetch failed');
  expect(asked.count).toBe(1);
});
