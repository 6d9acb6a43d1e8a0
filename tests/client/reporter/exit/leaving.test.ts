import { expect, test } from '@jest/globals';
import { refusal } from '../../../../shared/refusals.js';
import type { Reply } from '../../../../client/account/request.js';
import { signedOut } from '../../../../client/reporter/exit/leaving.js';

async function tries(...answers: Reply<null>[]): Promise<string[]> {
  const told: string[] = [];
  const api = { signOut: () => (told.push('asked'), Promise.resolve(answers.shift() ?? { kind: 'lost' as const })) };
  await signedOut(api, () => Promise.resolve(void told.push('waits')));
  return told;
}

const refused = (code: Parameters<typeof refusal>[0]): Reply<null> => ({ kind: 'refused', refusal: refusal(code) });

test('the session is ended by the first request that the server answers', async () => {
  expect(await tries({ kind: 'ok', value: null })).toEqual(['asked']);
  expect(await tries({ kind: 'lost' }, { kind: 'lost' }, { kind: 'ok', value: null })).toEqual(
    'asked waits asked waits asked'.split(' '),
  );
});

test('a session that the server does not know needs no end, and one that it cannot end now is tried again', async () => {
  expect(await tries(refused('unauthenticated'))).toEqual(['asked']);
  expect(await tries(refused('unavailable'), refused('unauthenticated'))).toEqual(['asked', 'waits', 'asked']);
});
