/** The copy of a blog, with a network and a store of the test's own. */
import { Keeper, type KeeperParts } from '../../../../client/readersWorker/keeping/keeper.js';
import { MemoryCaches, pageOf, photoOf } from '../../../support/memoryCaches.js';

const NAME = 'rallyline-kept/baku';
const DAY = 86_400_000;

let store: MemoryCaches;
/** The answers of the network, by address; none: there is no network. */
let network: Record<string, string | number>;
let now: number;
let gone: number;
let asked: string[];

beforeEach(() => {
  store = new MemoryCaches();
  [now, gone, asked] = [1_000, 0, []];
  network = {
    '/live/baku': pageOf(5, ['a', photoOf('x')], ['b', photoOf('y')]),
    '/live/baku/keep?lang=uk': JSON.stringify({ note: '', line: '', files: ['/live/baku/tell?lang=uk'], other: '' }),
    '/live/baku/tell?lang=uk': 'place',
    '/assets/reader-1.js': 'script',
    '/media/x-s.webp': 'xx',
    '/media/y-s.webp': 'yy',
  };
});

function keeper(parts: Partial<KeeperParts> = {}): Keeper {
  return new Keeper({
    slug: 'baku',
    caches: store,
    fetch: (address) => {
      asked.push(address);
      const answer = network[address];
      if (answer === undefined) return Promise.reject(new TypeError('no network'));
      return Promise.resolve(typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer));
    },
    now: () => now,
    saves: () => false,
    onGone: () => Promise.resolve(void (gone += 1)),
    ...parts,
  });
}

const WHOLE = [
  '/assets/reader-1.js',
  '/live/baku',
  '/live/baku/keep',
  '/live/baku/tell',
  '/media/x-s.webp',
  '/media/y-s.webp',
];

test('a copy holds the page, what it names, and the smallest files of its photos', async () => {
  expect(await keeper().keep('/live/baku')).toBe('kept');
  expect(store.paths(NAME)).toEqual(WHOLE);
  expect((await keeper().kept())?.lang).toBe('uk');
});

test('nothing is kept where one needed file does not come, and photos that do not come are left out', async () => {
  delete network['/media/x-s.webp'];
  expect(await keeper().keep('/live/baku')).toBe('kept');
  delete network['/assets/reader-1.js'];
  store = new MemoryCaches();
  expect(await keeper().keep('/live/baku')).toBe('failed');
  expect([await store.has(NAME), gone]).toEqual([false, 1]);
});

test('where bytes are paid for no photo is kept', async () => {
  await keeper({ saves: () => true }).keep('/live/baku');
  expect(store.paths(NAME)).toEqual(WHOLE.slice(0, 4));
});

test('no copy is made by a visit where none was asked for', async () => {
  expect(await keeper().renew('/live/baku')).toBe('failed');
  expect([await store.has(NAME), asked]).toEqual([false, []]);
});

test('a new copy takes the place of the former one whole, with the files and photos of entries that are gone', async () => {
  await keeper().keep('/live/baku');
  network['/live/baku'] = pageOf(6, ['a', photoOf('x')]).replace('reader-1', 'reader-2');
  network['/assets/reader-2.js'] = 'newer';
  expect(await keeper().renew('/live/baku')).toBe('kept');
  expect(store.paths(NAME)).toEqual(['/assets/reader-2.js', ...WHOLE.slice(1, 5)]);
});

test('an entry is cut out without a network, with its photos, and a page of a cache that still has it brings it not back', async () => {
  await keeper().keep('/live/baku');
  const connected = network;
  network = {};
  expect(await keeper().takeOut({ gone: ['b'] })).toBe('kept');
  expect((await keeper().kept())?.html).toBe(pageOf(5, ['a', photoOf('x')]).replace('</article>', '</article>\n'));
  expect(store.paths(NAME)).toEqual(WHOLE.slice(0, 5));
  network = connected;
  expect(await keeper().renew('/live/baku', { gone: ['b'] })).toBe('kept');
  expect((await keeper().kept())?.html).not.toContain('e-b');
});

test('an older page of the same record never replaces the copy, and one of another network neither', async () => {
  await keeper().keep('/live/baku');
  for (const answer of [pageOf(4, ['old', '']), 'Sign in to this network']) {
    expect(await keeper().renew('/live/baku', {}, new Response(answer))).toBe('failed');
  }
  expect((await keeper().kept())?.html).toContain('e-a');
});

test.each([404, 410])('a blog that answers %i takes its copy along', async (status) => {
  await keeper().keep('/live/baku');
  network['/live/baku'] = status;
  expect(await keeper().renew('/live/baku')).toBe('gone');
  expect([await store.has(NAME), gone]).toEqual([false, 1]);
});

test('where room is missing the photos go first, and then the copy, so that nothing that is gone is left', async () => {
  await keeper().keep('/live/baku');
  network['/live/baku'] = pageOf(6, ['c', photoOf('x')]);
  store.room = (path) => !path.startsWith('/live/baku') || !store.paths(NAME).some((one) => one.startsWith('/media/'));
  expect(await keeper().renew('/live/baku')).toBe('kept');
  expect((await keeper().kept())?.html).toContain('e-c');
  store.room = () => false;
  expect(await keeper().renew('/live/baku')).toBe('full');
  expect([await store.has(NAME), gone]).toEqual([false, 1]);
});

test('a copy is shown for 30 days and then goes', async () => {
  await keeper().keep('/live/baku');
  now += 30 * DAY;
  expect(await keeper().kept()).not.toBeNull();
  now += 1;
  expect(await keeper().kept()).toBeNull();
  expect(await store.has(NAME)).toBe(false);
});

test('an entry that a notification tells to be gone leaves the copy, which is made anew in its own language', async () => {
  await keeper().keep('/live/baku');
  network['/live/baku?lang=uk'] = pageOf(6, ['a', '']);
  expect(await keeper().renewWithout('b')).toBe('kept');
  expect((await keeper().kept())?.html).toBe(pageOf(6, ['a', '']));
});

test('a blog that is forgotten while its copy is on the way stays forgotten', async () => {
  const one = keeper();
  const [made, forgotten] = [one.keep('/live/baku'), one.forget()];
  expect([await made, await forgotten, await store.has(NAME)]).toEqual(['kept', 'forgotten', false]);
});

test('an entry of which a photo is taken down leaves the copy without a network, with all its photos, and its pinned copy', async () => {
  const pinned = `<section class="pins"><article data-pinned="b" lang="uk">${photoOf('y')}</article></section>`;
  network['/live/baku'] = pageOf(5, ['a', photoOf('x')], ['b', photoOf('y')]).replace('<main>', `<main>${pinned}`);
  await keeper().keep('/live/baku');
  network = {};
  expect(await keeper().takeOut({ photos: ['/media/y-l.webp'] })).toBe('kept');
  expect((await keeper().kept())?.html).not.toContain('/media/y-');
  expect(store.paths(NAME)).toEqual(WHOLE.slice(0, 5));
});

test('what stands of an entry above the feed leaves the copy with it: its pinned copy with the line of it, and its key moment', async () => {
  const pins = '<summary>its words</summary><article data-pinned="b" lang="uk">its words</article>';
  const moment = (id: string, said: string) => `<li><a href="/live/baku/entries/${id}?lang=uk">${said}</a></li>`;
  const keys = `<ol class="keys">${moment('b', 'its words')}${moment('a', 'another’s')}</ol>`;
  const top = `<section class="pins">${pins}</section>${keys}`;
  network['/live/baku'] = pageOf(5, ['a', ''], ['b', 'its words']).replace('<main>', `<main>${top}`);
  await keeper().keep('/live/baku');
  await keeper().takeOut({ gone: ['b'] });
  expect((await keeper().kept())?.html).not.toContain('its words');
  expect((await keeper().kept())?.html).toContain('another’s');
});

test('a page of a cache that still names a photo that was taken down brings its entry not back, the present one does', async () => {
  await keeper().keep('/live/baku');
  const back = { photos: ['/media/y-s.webp'] };
  expect(await keeper().renew('/live/baku', back)).toBe('kept');
  expect((await keeper().kept())?.html).not.toContain('e-b');
  network['/live/baku'] = pageOf(6, ['a', photoOf('x')], ['b', 'without its photo']);
  expect(await keeper().renew('/live/baku', back)).toBe('kept');
  expect((await keeper().kept())?.html).toContain('without its photo');
  expect(store.paths(NAME)).toEqual(WHOLE.slice(0, 5));
});

test('an entry that a notification tells again comes as it stands now, and is left out where that does not come', async () => {
  await keeper().keep('/live/baku');
  network['/live/baku?lang=uk&at=e1.7'] = pageOf(7, ['a', photoOf('x')], ['b', 'without its photo']);
  expect(await keeper().renewAfter('b', 7)).toBe('kept');
  expect((await keeper().kept())?.html).toContain('without its photo');
  expect(store.paths(NAME)).toEqual(WHOLE.slice(0, 5));
  network['/live/baku?lang=uk&at=e1.8'] = 404;
  expect(await keeper().renewAfter('a', 8)).toBe('failed');
  expect([(await keeper().kept())?.html.includes('e-a'), await store.has(NAME)]).toEqual([false, true]);
  asked = [];
  expect(await keeper().renewAfter('another', 9)).toBe('kept');
  expect(asked).toEqual([]);
});
