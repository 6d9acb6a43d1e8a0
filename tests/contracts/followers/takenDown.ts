import type { ArchiveRecord, Journal, Store } from '../../../server/storage/ports.js';
import { AT, createBlog, posts, stored, takedownOf } from '../journal/drafts.js';
import { NAME, startFollower, told, untilHeard } from './instance.js';

export function takenDown(open: () => Promise<Store>): void {
  test('[T1] [J6] a follower that had not heard a takedown before a restore hears it after the restore', async () => {
    const store = await open();
    const { journal, archive, followers } = store;
    await createBlog(journal);
    const [one, other] = await posts(journal, 2);
    const backup: ArchiveRecord[] = [];
    for await (const record of archive.records()) backup.push(record);
    await posts(journal, 2);
    await followers.make(NAME);
    await stored(journal, takedownOf(one!));

    const takeDownAgain = async (restored: Journal): Promise<void> => {
      await stored(restored, takedownOf(one!));
      await restored.beginEpoch('baku', { from: 'epoch-of-baku', to: 'second', at: AT });
    };
    await archive.replaceAll(listed(backup), takeDownAgain);
    const attempts: string[] = [];
    const handle = async ({ kind }: { kind: string }): Promise<void> => {
      attempts.push(kind);
      if (attempts.length === 1) throw new Error('no answer');
    };
    const here = startFollower(store, { handle });
    await untilHeard('the change that began the epoch', () => told(here.heard).includes('blog 5'), here);
    expect(here.heard).toMatchObject([{ kind: 'gone', id: one!.id }, { kind: 'blog' }]);
    expect(attempts).toEqual(['gone', 'gone', 'blog']);
    await stored(journal, takedownOf(other!));
    await untilHeard('a takedown after the restore', () => told(here.heard).includes('gone 6'), here);
  });
}

async function* listed(records: readonly ArchiveRecord[]): AsyncGenerator<ArchiveRecord> {
  yield* records;
}
