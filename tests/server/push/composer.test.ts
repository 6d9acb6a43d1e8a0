import { Composer } from '../../../server/push/composer.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { ToldHouse } from '../../support/push/toldHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

afterAll(removeFolders);

test('an entry that is taken down while a round of sending goes on is sent to nobody a second later, and told as taken back to those who may have heard of it', async () => {
  const house = new ToldHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
  try {
    const id = await house.post('a mistake');
    const composer = new Composer(house.store.journal, () => new Date(house.now));
    const subscriber = {
      ...{ id: 's', blog: 'baku', endpoint: '', p256dh: '', auth: '' },
      lang: 'en',
      epoch: '',
      seq: 0,
    };
    const waiting = { subscriber, entry: id, seq: 2, attempts: 0, until: '', mayBeTold: false };
    expect(await composer.compose({ ...waiting, isNews: true })).toMatchObject({ kind: 'message' });
    await house.takeDown(id);
    house.now += 1_000;
    expect(await composer.compose({ ...waiting, isNews: true })).toEqual({ kind: 'nothing' });
    for (const heard of [
      { isNews: false, mayBeTold: false },
      { isNews: true, mayBeTold: true },
    ]) {
      const again = await composer.compose({ ...waiting, ...heard });
      expect(JSON.stringify(again)).not.toContain('a mistake');
      expect(again).toMatchObject({ kind: 'message' });
    }
  } finally {
    await house.close();
  }
});
