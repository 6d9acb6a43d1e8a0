import { expect, test } from '@jest/globals';
import { Offers } from '../../../../client/desk/deeds/offers.js';
import { OwnShelf } from '../../../../client/desk/frame/ownShelf.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import { blog, entry } from '../record.js';

const device = new BrowserShelf(null);
const deskKeys = () => device.keys().filter((key) => key.startsWith('desk/'));

test('no session finds the things of another, and they go when another session comes', () => {
  device.set('desk/offers', ['of an older version of this page']);
  device.set('outbox', 'the reporters own');
  const ann = new OwnShelf(device);
  ann.belongTo('phone');
  ann.set('write/baku/update', 'a name that nobody else should read');
  const reloaded = new OwnShelf(device);
  expect(reloaded.get('write/baku/update')).toBeNull();
  reloaded.belongTo('phone');
  expect(reloaded.get('write/baku/update')).toBe('a name that nobody else should read');
  const bob = new OwnShelf(device);
  bob.belongTo('laptop');
  expect([bob.get('write/baku/update'), bob.keys(), deskKeys()]).toEqual([null, [], []]);
  expect(device.get('outbox')).toBe('the reporters own');
});

test('the end of a session removes all that the desk kept, and nothing is kept after it', () => {
  const shelf = new OwnShelf(device);
  shelf.belongTo('phone');
  const offers = new Offers(shelf, () => 'offer-1');
  shelf.turns.subscribe(() => offers.load());
  offers.make({ ...entry('a'), order: 2 }, { is: 'withdrawn' }, blog());
  shelf.set('settings/baku', { title: 'x' });
  expect(deskKeys()).toHaveLength(2);
  shelf.end();
  shelf.set('settings/baku', { title: 'typed a moment later' });
  expect(deskKeys()).toEqual([]);
  expect(offers.all.value).toEqual([]);
});

test('[T1] every draft that names an entry goes when the entry is taken down, and is not kept again', () => {
  const shelf = new OwnShelf(device);
  shelf.belongTo('phone');
  let ids = 0;
  const offers = new Offers(shelf, () => `offer-${(ids += 1)}`);
  shelf.turns.subscribe(() => offers.load());
  for (const id of ['entry-gone', 'entry-kept']) {
    offers.make({ ...entry(id), order: 2 }, { is: 'corrected', note: 'a word' }, blog());
    shelf.set(`edit/baku/${id}`, { text: 'a word' });
  }
  shelf.set('settings/baku', { summary: [{ text: 'a word', entry: 'entry-gone' }] });
  shelf.forget('entry-gone');
  shelf.set('edit/baku/entry-gone', { text: 'one more' });
  expect(shelf.keys().sort()).toEqual(['edit/baku/entry-kept', 'offers/offer-2']);
  expect(offers.all.value.map(({ corrects }) => corrects)).toEqual(['entry-kept']);
});
