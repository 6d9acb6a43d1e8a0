/** Several instances on one database. */
import { jest } from '@jest/globals';
import { StoreAway, type Journal } from '../../../../server/storage/ports.js';
import { AT, createBlog, entryWith, heldWith, postOf, stored } from '../../../contracts/journal/drafts.js';
import { session } from '../../../support/postgres.js';
import { useInstances } from './instances.js';

jest.setTimeout(60_000);

const shared = useInstances();
const { open } = shared;

test('[J2] [J4] while four write through two instances, a reader of since sees no gap and nothing twice', async () => {
  const [one, two, three] = [await open(), await open(), await open()];
  await createBlog(one.journal);
  const writers = [one, two, one, two].map(async ({ journal }, n) => {
    for (let times = 0; times < 25; times += 1) {
      await stored(journal, postOf(n === 3 && times % 5 === 0 ? heldWith() : entryWith()));
    }
  });
  let writing = true;
  const written = Promise.all(writers).finally(() => (writing = false));
  const seen = await Promise.all([follow(three.journal, () => writing), follow(one.journal, () => writing)]);
  await written;
  for (const seqs of seen) expect(seqs).toEqual(seqs.map((_, n) => n + 2));
  expect(await two.journal.blog('baku')).toMatchObject({ step: 101, head: 96 });
  expect(await two.journal.verify('baku')).toEqual({ ok: true, changes: 101, emptied: 0 });
});

/** Asks since again and again. Returns the seqs that it saw; each change is a new entry, so each seq comes once. */
async function follow(journal: Journal, isWriting: () => boolean): Promise<number[]> {
  const seqs: number[] = [];
  for (let [head, last] = [1, false]; ;) {
    const answer = (await journal.since('baku', head, 200))!;
    seqs.push(...answer.entries.map(({ seq }) => seq!));
    head = answer.to;
    if (last) return seqs;
    last = !isWriting();
  }
}

test('[J3] the same command to two instances at once is stored as one change', async () => {
  const [one, two] = [await open(), await open()];
  await createBlog(one.journal);
  for (let times = 0; times < 10; times += 1) {
    const post = postOf(entryWith());
    const both = await Promise.all([one.journal.append(post), two.journal.append(post)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['repeated', 'stored']);
    expect(new Set(both.map((answer) => JSON.stringify('receipt' in answer && answer.receipt))).size).toBe(1);
  }
  expect(await one.journal.blog('baku')).toMatchObject({ step: 11 });
});

test('[J3] the same ids to two blogs at once are stored in one blog, and foreign to the other', async () => {
  const [one, two] = [await open(), await open()];
  for (const slug of ['baku', 'kyiv']) await createBlog(one.journal, slug);
  for (let times = 0; times < 10; times += 1) {
    const entry = entryWith();
    const both = await Promise.all([
      one.journal.append(postOf(entry)),
      two.journal.append(postOf({ ...entry, blog: 'kyiv' })),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['foreign', 'stored']);
  }
  const steps = [...(await one.journal.positions(['baku', 'kyiv'])).values()].map(({ step }) => step);
  expect(steps[0]! + steps[1]!).toBe(12);
});

test('[A3] a device that one instance revoked is signed out on the others', async () => {
  const [one, two] = [await open(), await open()];
  await createBlog(one.journal);
  await one.people.person({ id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' });
  await one.people.addDevice({ id: 'phone', person: 'ann', kind: 'session', secretHash: 'hash', at: AT });
  expect(await two.people.identify('hash')).toMatchObject({ device: 'phone' });
  await two.people.revoke('phone', AT);
  expect(await one.people.identify('hash')).toBeNull();
  expect(await one.journal.append(postOf(entryWith(), { device: 'phone' }))).toEqual({ kind: 'revoked' });
});

test('a blog whose lock is held too long is away, other blogs are not, and it comes back', async () => {
  const { journal } = await open({ timeouts: { lock: 300 } });
  for (const slug of ['baku', 'kyiv']) await createBlog(journal, slug);
  const holder = await session(shared.url);
  await holder.query(`begin; select from rallyline.blogs where slug = 'baku' for update`);
  const post = postOf(entryWith());
  const waiting = journal.append(post);
  expect(await journal.append(postOf(entryWith({ blog: 'kyiv' })))).toMatchObject({ kind: 'stored' });
  await expect(waiting).rejects.toThrow(StoreAway);
  // Reading waits for no lock.
  expect(await journal.blog('baku')).toMatchObject({ step: 1 });
  await holder.query('rollback');
  await holder.end();
  expect(await journal.append(post)).toMatchObject({ kind: 'stored' });
});
