import { firstWords, loaded, type Chunks } from '../../../client/words/chunks.js';
import { LANGUAGES } from '../../../shared/messages/languages.js';

/** Words that come after so many failed attempts, and a list of what was done meanwhile. */
function network(failures: number) {
  const did: string[] = [];
  const load = () => {
    did.push('asked');
    return did.filter((what) => what === 'asked').length > failures
      ? Promise.resolve({ words: { hello: 'Hello {name}' } })
      : Promise.reject(new TypeError('Failed to fetch'));
  };
  const chunks = Object.fromEntries(LANGUAGES.map((lang) => [lang, load])) as Chunks<{ hello: string }>;
  const waiting = {
    answered: () => Promise.resolve(void did.push('waited')),
    reload: () => void did.push('reloaded'),
  };
  return { did, chunks, waiting };
}

const settle = () => new Promise((done) => setImmediate(done));

test("a page's words come with the functions that fill them", async () => {
  const words = await loaded(network(0).chunks, 'en');
  expect([words.lang, words.say(words.hello, { name: 'Baku' })]).toEqual(['en', 'Hello Baku']);
});

test('a page without a network waits for one, and then begins', async () => {
  const { did, chunks, waiting } = network(1);
  expect((await firstWords(chunks, ['en'], waiting)).hello).toBe('Hello {name}');
  expect(did).toEqual(['asked', 'waited', 'asked']);
});

test('a page is loaded anew where its words do not come though the server answers', async () => {
  const { did, chunks, waiting } = network(9);
  void firstWords(chunks, ['en'], waiting);
  await settle();
  expect(did).toEqual(['asked', 'waited', 'asked', 'reloaded']);
});

test('a page whose chosen language does not come begins in the one that is kept with it', async () => {
  const { chunks, waiting, did } = network(0);
  const words = await firstWords({ ...chunks, uk: () => Promise.reject(new TypeError()) }, ['uk', 'en'], waiting);
  expect([words.lang, did]).toEqual(['en', ['asked']]);
});

test('a calendar that comes with the words writes dates of that language, and of no other', async () => {
  const { calendar } = await import('../../../shared/messages/az/calendar.js');
  const { chunks } = network(0);
  const az = await loaded({ ...chunks, az: () => Promise.resolve({ words: { hello: '' }, calendar }) }, 'az');
  expect([az.fromNow('2022-02-27T15:00Z', '2022-02-27T15:05Z'), az.lasting(3, 'day')]).toEqual([
    '5 dəq əvvəl',
    '3 gün',
  ]);
});
