import { expect, test } from '@jest/globals';
import type { Accepted } from '../../../../client/reporter/mine.js';
import { stillUnseen } from '../../../../client/reporter/mine/unseen.js';
import type { Command } from '../../../../client/reporter/outbox/item.js';
import type { DeskEntry } from '../../../../shared/entry.js';

const accepted = (verb: Command['verb'], rev: number): Accepted => {
  return { item: { verb, entry: 'e1' } as Command, receipt: { id: 'e1', seq: 5, rev } };
};
const entry = (rev: number, state: DeskEntry['state'] = 'published') => ({ id: 'e1', rev, state }) as DeskEntry;

test.each<[string, Accepted, DeskEntry[], number]>([
  ['a post that the list lacks', accepted('post', 1), [], 1],
  ['a post that the list has', accepted('post', 1), [entry(1)], 0],
  ['a revision of which the list has the version before', accepted('revise', 2), [entry(1)], 1],
  ['a revision that the list has', accepted('revise', 2), [entry(2)], 0],
  ['a withdrawal of an entry that the list still has', accepted('retract', 2), [entry(1)], 1],
  ['a withdrawal of an entry that has left the list', accepted('retract', 2), [], 0],
  ['a withdrawal that the list tells of', accepted('retract', 2), [entry(2, 'retracted')], 0],
])("an acceptance stands until the server's list tells of it: %s", (_what, one, server, left) => {
  expect(stillUnseen([one], server)).toHaveLength(left);
});
