/** Follows held entries from a real server: they wait on the board, however many were published since. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { httpApi } from '../../../../client/account/api.js';
import { NO_HALF } from '../../../../client/account/half.js';
import { BlogRecord } from '../../../../client/desk/record/record.js';
import type { DeskState } from '../../../../client/desk/record/deskState.js';
import { listed, waitingIn } from '../../../../client/desk/record/lists.js';
import { changeOf, heldWith, postOf, posts, stored } from '../../../contracts/journal/drafts.js';
import { startRally, type Rally } from '../../../support/rally.js';

// Each change is on the disk before it is answered, and disks are shared.
jest.setTimeout(60_000);

let rally: Rally;
let record: BlogRecord;
let blog: string;

beforeAll(async () => {
  rally = await startRally();
  blog = await rally.blog();
  const token = await rally.token(blog, 'Eve', 'editor');
  const signed: typeof fetch = (address, init) =>
    fetch(new URL(address as string, rally.url), {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), Authorization: `Bearer ${token}` },
    });
  record = new BlogRecord({ api: httpApi(signed, NO_HALF), slug: blog, after: () => () => undefined });
});
afterAll(async () => {
  record.close();
  await rally.stop();
});

function shown(): DeskState {
  const now = record.loaded.value;
  if (now.is !== 'here') throw new Error(`it is ${now.is}`);
  return now.state;
}

const waiting = (): string[] => waitingIn(shown()).map(({ id }) => id);

test('a held entry below 150 published ones waits on the board from the start, and after the record began anew', async () => {
  const { journal } = rally.parts.store;
  const hold = () => stored(journal, postOf(heldWith({ blog })));
  const old = [];
  for (let count = 0; count < 101; count += 1) old.push(await hold());
  await posts(journal, 150, { blog });
  const young = await hold();
  const all = [...old, young].map(({ id }) => id);

  expect(await record.refresh()).toBe(true);
  expect(waiting()).toEqual(all);
  expect(listed(shown(), 'all', '')).toHaveLength(99);
  const { epoch, step } = (await journal.blog(blog))!;
  expect(shown()).toMatchObject({ epoch, step });

  await stored(journal, changeOf('publish', old[0]!, { state: 'published', publishedAt: old[0]!.receivedAt }));
  const began = await journal.beginEpoch(blog, { from: epoch, to: 'another-epoch', at: new Date().toISOString() });
  expect(await record.refresh()).toBe(true);
  expect(shown()).toMatchObject({ epoch: 'another-epoch', step: began.step });
  expect(waiting()).toEqual(all.slice(1));
  // An old entry that is published at last stands first, as readers see it, also for a desk that is opened only now.
  expect(listed(shown(), 'all', '')[0]?.id).toBe(all[0]);
});
