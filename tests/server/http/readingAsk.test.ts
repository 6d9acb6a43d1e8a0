/** Many questions of one address that each read the journal, beside those of another (rule S4). */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { request } from 'node:http';
import type * as Kept from '../../../server/feed/keptPages.js';
import { startRally, type Rally } from '../../support/rally.js';
import { importOnce } from '../../support/readOnce.js';

jest.setTimeout(60_000);

/** More than memory counts the newer ones of. */
const ENTRIES = 45;
const QUESTIONS = 200;
const LANGUAGES = ['en', 'uk', 'az', 'ru', 'ar'];
/** In as many languages their pages are as many as there are questions, and one more. */
const GONE = QUESTIONS / LANGUAGES.length + 1;

let rally: Rally;
let slug: string;
let token: string;
let first: string;
const gone: string[] = [];
beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog({ languages: LANGUAGES });
  token = await rally.token(slug, 'Ann', 'editor');
  first = (await rally.post(token, slug)).id;
  // Each person may send sixty commands at once.
  const [eve, bob] = [await rally.token(slug, 'Eve'), await rally.token(slug, 'Bob', 'editor')];
  for (let entry = 0; entry < GONE; entry += 1) {
    const { id } = await rally.post(eve, slug);
    await rally.send(bob, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, { command: crypto.randomUUID() });
    gone.push(id);
  }
  for (let entry = 0; entry < ENTRIES; entry += 1) await rally.post(token, slug);
});
afterAll(() => rally.stop());

function ask(address: string, path: string, agent = false as const): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(rally.url + path, { localAddress: address, agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject).end();
  });
}

function pageOfGone(number: number): string {
  return `/live/${slug}/entries/${gone[number % GONE]}?lang=${LANGUAGES[Math.floor(number / GONE)]}`;
}

/** Addresses that are all read anew, since each is another question; and what they are answered. */
const DEEP: [string, (number: number) => string, status?: number][] = [
  ['older pages', (number) => `/live/${slug}?before=${(number + 3).toString()}`],
  ['pages after an order', (number) => `/live/${slug}?after=${number.toString()}`],
  ['pages of one kind', (number) => `/live/${slug}?kind=update&before=${(number + 3).toString()}`],
  ['older embeds', (number) => `/embed/${slug}?before=${(number + 3).toString()}`],
  ['older feeds', (number) => `/live/${slug}/feed.atom?before=${(number + 3).toString()}`],
  ['walks of the API', (number) => `/api/v1/blogs/${slug}/entries?limit=100&before=${(number + 3).toString()}`],
  ['pages of entries that are gone', pageOfGone, 410],
];

test.each(DEEP)(
  '[S4] two hundred %s of one address do not stand before the question of another, and all are answered',
  async (_, path, status = 200) => {
    let answered = 0;
    const crowd = Array.from({ length: QUESTIONS }, (_each, number) =>
      ask('127.0.0.2', path(number)).then((status) => ((answered += 1), status)),
    );
    await Promise.race(crowd);
    const before = answered;
    expect(await ask('127.0.0.3', path(QUESTIONS))).toBe(status);
    // Counted in answers: a busy machine is as slow for both. Those that go out while the system hands over the crowd's connections are
    // 30 to 110; without turns, or without rests, all of them do.
    expect(answered - before).toBeLessThan(QUESTIONS * 0.8);
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([status]));
  },
);

test('[S4] a post is accepted while two hundred questions of one address wait for their turns', async () => {
  let answered = 0;
  const crowd = Array.from({ length: QUESTIONS }, (_each, number) =>
    ask('127.0.0.2', `/live/${slug}?after=${number.toString()}&order=oldest`).then(() => (answered += 1)),
  );
  await Promise.race(crowd);
  await rally.post(token, slug);
  expect(answered).toBeLessThan(QUESTIONS);
  await Promise.all(crowd);
});

/** Addresses of the same page; and one of another. */
const SPELT: [string, (query: string) => string, same: string[], other: string][] = [
  ['page', (query) => `/live/${slug}?${query}`, ['before=3&lang=fr', 'lang=tlh&n=1&before=3'], 'before=3'],
  ['page of an entry', (query) => `/live/${slug}/entries/${first}?${query}`, ['lang=en', 'n=1&lang=en-GB'], 'lang=qaa'],
  ['older embed', (query) => `/embed/${slug}?${query}`, ['before=3&lang=fr', 'lang=tlh&before=3&n=1'], 'before=3'],
  ['chosen embed', (query) => `/embed/${slug}?${query}`, ['after=3&lang=fr', 'lang=qaa&after=3'], 'after=3&theme=dark'],
  ['feed', (query) => `/live/${slug}/feed.atom?${query}`, ['before=3&lang=fr', 'n=1&before=3'], 'before=3&lang=uk'],
  [
    'walk',
    (query) => `/api/v1/blogs/${slug}/entries?${query}`,
    ['before=3&lang=fr', 'lang=qaa&before=3&n=1'],
    'before=4',
  ],
];

test.each(SPELT)(
  '[%s] what is read for one question is kept by what was read of its address, not by parameters that nobody reads or tags that are answered alike',
  async (_, path, same, other) => {
    // The class as the server has it.
    const { KeptPages } = (await importOnce(
      new URL('../../../server/feed/keptPages.ts', import.meta.url),
    )) as typeof Kept;
    const known = jest.spyOn(KeptPages.prototype, 'known');
    const namesOf = async (queries: string[]): Promise<Set<string>> => {
      known.mockClear();
      for (const query of queries) expect(await ask('127.0.0.2', path(query))).toBe(200);
      return new Set(known.mock.calls.map(([{ key }]) => key));
    };
    const names = await namesOf(same);
    expect(names.size).toBe(1);
    expect(await namesOf([other])).not.toEqual(names);
  },
);
