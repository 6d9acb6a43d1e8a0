/** A session that is given to another app of the same person. */
import { expect, test } from '@jest/globals';
import { MoveAway } from '../../../../client/reporter/moving/moveAway.js';
import type { Reply } from '../../../../client/account/request.js';
import type { FoundMove } from '../../../../shared/protocol/people.js';
import { refusal } from '../../../../shared/refusals.js';

const MOVE: FoundMove = { id: 'app', deviceName: 'iPhone · Safari', expiresAt: '2026-11-29T12:00:00.000Z' };
const UNKNOWN = { kind: 'refused', refusal: refusal('not-found', { why: 'move-unknown' }) } as const;

function phone(answers: { find?: Reply<FoundMove>; claim?: Reply<null>[] } = {}) {
  const asked: string[] = [];
  const claims = [...(answers.claim ?? [])];
  const moving = new MoveAway({
    find: (code) => (asked.push(code), Promise.resolve(answers.find ?? { kind: 'ok', value: MOVE })),
    claim: (id) => (asked.push(`claim ${id}`), Promise.resolve(claims.shift() ?? { kind: 'ok', value: null })),
  });
  return { moving, asked };
}

test('digits that were typed are looked up, and nothing is claimed before the person has compared', async () => {
  const { moving, asked } = phone();
  await moving.look('123 456');
  expect([moving.state.value, asked]).toEqual([{ is: 'comparing', move: MOVE }, ['123456']]);
  await moving.claim();
  expect([moving.state.value.is, asked]).toEqual(['done', ['123456', 'claim app']]);
});

test('a person whose app shows something else says no, and nothing is claimed', async () => {
  const { moving, asked } = phone();
  await moving.look('123456');
  moving.again();
  await moving.claim();
  expect([moving.state.value, asked]).toEqual([{ is: 'typing' }, ['123456']]);
});

test('fewer than six digits ask nobody', async () => {
  const { moving, asked } = phone();
  for (const typed of ['', '12345', 'abc']) await moving.look(typed);
  expect([moving.fault.value, asked]).toEqual([{ is: 'short' }, []]);
});

test('digits that nobody shows are told, and so is the wait after five of them', async () => {
  const wrong = phone({ find: UNKNOWN });
  await wrong.moving.look('000000');
  expect([wrong.moving.state.value.is, wrong.moving.fault.value]).toMatchObject([
    'typing',
    { is: 'refused', refusal: { why: 'move-unknown' } },
  ]);
  const waiting = phone({ find: { kind: 'refused', refusal: refusal('rate-limited', { after: 118 }) } });
  await waiting.moving.look('000000');
  expect(waiting.moving.fault.value).toMatchObject({ is: 'refused', refusal: { after: 118 } });
});

test('no network while looking leaves what was typed; while claiming, the same claim is asked again', async () => {
  const looking = phone({ find: { kind: 'lost' } });
  await looking.moving.look('123456');
  expect([looking.moving.state.value.is, looking.moving.fault.value]).toEqual([
    'typing',
    { is: 'lost', at: 'looking' },
  ]);
  const claiming = phone({ claim: [{ kind: 'lost' }] });
  await claiming.moving.look('123456');
  await claiming.moving.claim();
  expect([claiming.moving.state.value.is, claiming.moving.fault.value]).toEqual([
    'comparing',
    { is: 'lost', at: 'claiming' },
  ]);
  await claiming.moving.claim();
  expect([claiming.moving.state.value.is, claiming.moving.fault.value]).toEqual(['done', null]);
});

test('a move that ended while the person compared leads back to the digits, and says why', async () => {
  const { moving } = phone({ claim: [UNKNOWN] });
  await moving.look('123456');
  await moving.claim();
  expect([moving.state.value.is, moving.fault.value?.is]).toEqual(['typing', 'refused']);
});
