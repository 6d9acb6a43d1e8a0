import { expect, test } from '@jest/globals';
import { Offers } from '../../../../client/desk/deeds/offers.js';
import { OwnShelf } from '../../../../client/desk/frame/ownShelf.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import { blog, entry } from '../record.js';

const device = new BrowserShelf(null);
const ANN = ['baku editor Ann', 'ganja editor Ann'];
const deskKeys = () => device.keys().filter((key) => key.startsWith('desk/'));

test('no session finds the things of another, and they go when another session comes', () => {
  device.set('desk/offers', ['of an older version of this page']);
  device.set('outbox', 'the reporters own');
  const ann = new OwnShelf(device);
  ann.belongTo('phone', ANN);
  ann.set('write/baku/update', 'a name that nobody else should read');
  const reloaded = new OwnShelf(device);
  expect(reloaded.get('write/baku/update')).toBeNull();
  reloaded.belongTo('phone', ANN);
  expect(reloaded.get('write/baku/update')).toBe('a name that nobody else should read');
  const bob = new OwnShelf(device);
  bob.belongTo('laptop', ['baku editor Bob']);
  expect([bob.get('write/baku/update'), bob.keys()]).toEqual([null, []]);
  expect(deskKeys()).toEqual(['desk/people/desk/laptop/']);
  expect(device.get('outbox')).toBe('the reporters own');
});

test('text of a session that the server forgot waits for the same person, whose newer text counts', () => {
  const own = new BrowserShelf(null);
  const ann = new OwnShelf(own);
  ann.belongTo('phone', ANN);
  ann.set('write/baku/update', 'half a sentence');
  ann.set('settings/baku', 'older');
  ann.close();
  expect([ann.get('write/baku/update'), ann.hasWaiting()]).toEqual([null, true]);
  ann.set('write/baku/update', 'after the end');
  own.set('desk/next/settings/baku', 'newer');
  ann.belongTo('next', ANN.slice(1));
  expect([ann.get('write/baku/update'), ann.get('settings/baku')]).toEqual(['half a sentence', 'newer']);
  expect([ann.hasWaiting(), own.keys().filter((key) => key.includes('phone'))]).toEqual([false, []]);
});

test('text of a session that the server forgot goes when somebody else signs in, and when the desk put the session out', () => {
  const own = new BrowserShelf(null);
  for (const goes of [
    (shelf: OwnShelf) => shelf.end(),
    (shelf: OwnShelf) => shelf.belongTo('laptop', ['baku editor Bob']),
  ]) {
    const ann = new OwnShelf(own);
    ann.belongTo('phone', ANN);
    ann.set('write/baku/update', 'half a sentence');
    ann.close();
    goes(ann);
    expect([own.keys().filter((key) => key.includes('phone')), ann.hasWaiting()]).toEqual([[], false]);
  }
});

test('a page whose session another page of the browser signed out keeps nothing that it wrote since', () => {
  const own = new BrowserShelf(null);
  const [here, other] = [new OwnShelf(own), new OwnShelf(own)];
  here.belongTo('phone', ANN);
  other.belongTo('phone', ANN);
  other.end();
  here.set('write/baku/update', 'a moment later');
  here.close();
  expect([own.keys(), here.hasWaiting()]).toEqual([[], false]);
});

test('the end of a session removes all that the desk kept, and nothing is kept after it', () => {
  const shelf = new OwnShelf(device);
  shelf.belongTo('phone', ANN);
  const offers = new Offers(shelf, () => 'offer-1');
  shelf.turns.subscribe(() => offers.load());
  offers.make({ ...entry('a'), order: 2 }, { is: 'withdrawn' }, blog());
  shelf.set('settings/baku', { title: 'x' });
  expect(deskKeys()).toHaveLength(3);
  shelf.end();
  shelf.set('settings/baku', { title: 'typed a moment later' });
  expect(deskKeys()).toEqual([]);
  expect(offers.all.value).toEqual([]);
});

test('[T1] every draft that names an entry goes when the entry is taken down, and is not kept again', () => {
  const shelf = new OwnShelf(device);
  shelf.belongTo('phone', ANN);
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
