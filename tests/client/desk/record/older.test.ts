import { expect, test } from '@jest/globals';
import type { Api } from '../../../../client/account/api.js';
import type { Reply } from '../../../../client/account/request.js';
import { BlogRecord } from '../../../../client/desk/record/record.js';
import type { DeskEntriesAnswer } from '../../../../shared/protocol/desk.js';
import { refusal } from '../../../../shared/refusals.js';
import { blog, entry } from '../record.js';

const batch = (id: string, next: number | null): Reply<DeskEntriesAnswer> => {
  return { kind: 'ok', value: { epoch: 'e1', step: 1, entries: [entry(id)], next } };
};

test('older entries that do not come leave the reason, until they come', async () => {
  const busy: Reply<never> = { kind: 'refused', refusal: refusal('unavailable') };
  const told: Reply<DeskEntriesAnswer>[] = [batch('young', 5), { kind: 'lost' }, busy, batch('old', null)];
  const ok = <Value>(value: Value) => Promise.resolve({ kind: 'ok', value });
  const api = {
    desk: () => ok({ epoch: 'e1', step: 1, blog: blog(), readers: 0 }),
    entries: () => Promise.resolve(told.shift()),
    held: () => ok({ epoch: 'e1', step: 1, entries: [], next: null }),
    changes: () => ok({ epoch: 'e1', from: 1, to: 1, step: 1, items: [] }),
  } as unknown as Api;
  const record = new BlogRecord({ api, slug: 'baku', after: () => () => undefined });
  await record.refresh();
  const reasons = [];
  for (let count = 0; count < 3; count += 1) {
    await record.older();
    reasons.push(record.olderFailed.value);
  }
  expect(reasons).toEqual([{ kind: 'lost' }, busy, null]);
  const { value: loaded } = record.loaded;
  expect(loaded.is === 'here' && [...loaded.state.entries.keys()]).toEqual(['young', 'old']);
});
