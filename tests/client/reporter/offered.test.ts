import { expect, test } from '@jest/globals';
import { KINDS, STATUSES, type EntryState, type Role } from '../../../shared/entry.js';
import { offeredTo } from '../../../client/reporter/offered.js';
import type { OwnEntry } from '../../../client/reporter/mine.js';

/** An own entry, as far as the offers depend on it; null: the entry is on this phone alone. */
function own(state: EntryState | null, kind = 'update'): OwnEntry {
  return { content: { kind }, entry: state === null ? null : { state } } as OwnEntry;
}

const statusesOf = (role: Role, is: (offered: ReturnType<typeof offeredTo>) => boolean) =>
  STATUSES.filter((status) => is(offeredTo({ role }, { status })));

test("[A2] the phone offers a reporter to write and to change until the rally's end, also while it is paused", () => {
  const open = ['announced', 'live', 'paused'];
  expect(statusesOf('reporter', ({ post }) => post({ kind: 'update' }))).toEqual(open);
  expect(statusesOf('reporter', ({ revise }) => revise(own('published')))).toEqual(open);
  expect(statusesOf('reporter', ({ revise }) => revise(own(null)))).toEqual(open);
  expect(statusesOf('reporter', ({ mend }) => mend(own(null)))).toEqual(open);
});

test("[A2] an own entry can be withdrawn whatever the blog's status, and an entry that is gone cannot be changed", () => {
  expect(statusesOf('reporter', ({ retract }) => retract(own('published')))).toEqual(STATUSES);
  expect(statusesOf('reporter', ({ retract }) => retract(own(null)))).toEqual(STATUSES);
  for (const gone of ['retracted', 'taken-down'] as const)
    expect(statusesOf('editor', ({ revise, retract }) => revise(own(gone)) || retract(own(gone)))).toEqual([]);
});

test("[A2] the phone offers an editor after the rally's end what the server still takes", () => {
  const { post, revise, mend } = offeredTo({ role: 'editor' }, { status: 'ended' });
  expect(KINDS.filter((kind) => post({ kind }))).toEqual(['drive']);
  expect([revise(own('published')), mend(own('published')), mend(own(null))]).toEqual([true, true, false]);
  expect(mend(own(null, 'drive'))).toBe(true);
});

test('the phone offers nothing while nobody is signed in', () => {
  expect(offeredTo(null, { status: 'live' }).post({ kind: 'update' })).toBe(false);
});
