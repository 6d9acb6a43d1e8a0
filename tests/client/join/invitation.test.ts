import { forget, invitationFrom, judgeJoin, type SessionMemory } from '../../../client/join/invitation.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import { refusal } from '../../../shared/refusals.js';

function memory(): NonNullable<SessionMemory> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
const at = (rest: string) => `https://live.example.org/join${rest}`;
const counter = () => {
  let count = 0;
  return () => `attempt-${(++count).toString()}`;
};

test("an invitation's secret comes from the address, and outlives a reload, with the same attempt", () => {
  const there = memory();
  const newId = counter();
  const first = invitationFrom(at('#secret'), there, newId);
  expect(first).toEqual({ token: 'secret', attempt: 'attempt-1' });
  expect(invitationFrom(at(''), there, newId)).toEqual(first);
  expect(invitationFrom(at('#secret'), there, newId)).toEqual(first);
});

test('another invitation is another attempt', () => {
  const there = memory();
  const newId = counter();
  invitationFrom(at('#one'), there, newId);
  expect(invitationFrom(at('#two'), there, newId)).toEqual({ token: 'two', attempt: 'attempt-2' });
});

test('an address without a secret holds no invitation, nor does a redeemed one', () => {
  const there = memory();
  expect(invitationFrom(at('#'), there, counter()).token).toBeNull();
  invitationFrom(at('#secret'), there, counter());
  forget(there);
  expect(invitationFrom(at(''), there, counter()).token).toBeNull();
});

test('the sign-in page works without storage as long as it is open', () => {
  expect(invitationFrom(at('#secret'), null, counter()).token).toBe('secret');
});

const { signIn, refusals, speech } = messagesFor('en');
const judged = (status: number | null, body: unknown) =>
  judgeJoin(status, body, { script: signIn.join.script, refusals }, speech);

test.each([
  ['signed in', 200, { half: 'the half' }, 'in'],
  ['something between us answered that all is well', 200, {}, 'again'],
  ['no answer', null, null, 'again'],
  ['something between us answered', 502, null, 'again'],
  ['the server is busy', 429, refusal('rate-limited'), 'again'],
  ['used or expired', 410, refusal('gone', { why: 'invitation-used' }), 'spent'],
  ['unknown', 404, refusal('not-found'), 'spent'],
  ['no secret at all', 422, refusal('invalid', { field: 'invitation' }), 'spent'],
])('the sign-in page says what to do after an answer: %s', (_what, status, body, is) => {
  const joined = judged(status, body);
  expect(joined.is).toBe(is);
  if (joined.is !== 'in') expect(joined.message).not.toBe('');
});

test('the sign-in page says of a lost reply that the invitation is not lost, and of a refusal why it was refused', () => {
  expect(judged(null, null)).toEqual({ is: 'again', message: signIn.join.script.lost });
  expect(judged(410, refusal('gone', { why: 'invitation-expired' }))).toEqual({
    is: 'spent',
    message: refusals.why['invitation-expired'],
  });
});

test.each([
  ['reporter', false],
  ['editor', true],
  ['owner', true],
  ['something new', false],
  [undefined, false],
])('whoever signs in as %s goes on to the desk: %s', (role, hasDesk) => {
  expect(judged(200, { half: 'the half', device: 'd', role })).toMatchObject({ is: 'in', hasDesk });
});
