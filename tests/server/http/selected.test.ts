/** Pages of some entries alone, in another order, and around one entry: by addresses, without scripts. */
import { randomUUID } from 'node:crypto';
import { startRally } from '../../support/rally.js';

let slug: string;
let token: string;
let editor: string;
const ids: string[] = [];
let own: Awaited<ReturnType<typeof startRally>>;

beforeAll(async () => {
  own = await startRally();
  slug = await own.blog();
  [token, editor] = await Promise.all([own.token(slug, 'Ann'), own.token(slug, 'Desk', 'editor')]);
  for (let n = 1; n <= 45; n += 1) {
    const kind = n % 15 === 0 ? { kind: 'notice', urgency: 'info' } : {};
    ids.push((await own.post(token, slug, { text: `Number ${n}.`, ...kind })).id);
  }
}, 60_000);
afterAll(() => own.stop());

const named = () => ({ 'Idempotency-Key': randomUUID() });
const page = async (query: string) => (await fetch(`${own.url}/live/${slug}${query}`)).text();
/** The entries of a page by their texts, which its structured data says once more. */
const numbers = (html: string) =>
  [...html.replace(/<script type="application\/ld\+json">[^<]*/, '').matchAll(/Number (\d+)\./g)].map(([, n]) =>
    Number(n),
  );
const linkIn = (html: string, name: 'older' | 'newer') =>
  new RegExp(`data-${name}[^>]* href="/live/[\\w-]+(\\?[^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&');

test('a page from the oldest entry on leads in order to the newest, and back', async () => {
  const first = await page('?order=oldest');
  expect(numbers(first)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect(linkIn(first, 'older')).toBeUndefined();
  const second = await page(linkIn(first, 'newer')!);
  expect(numbers(second)).toEqual(Array.from({ length: 20 }, (_, n) => n + 21));
  const last = await page(linkIn(second, 'newer')!);
  expect(numbers(last)).toEqual([41, 42, 43, 44, 45]);
  expect(linkIn(last, 'newer')).toBeUndefined();
  expect(numbers(await page(linkIn(second, 'older')!))).toEqual(numbers(first));
});

test('a page of one kind has that kind alone, and a page of key moments those alone', async () => {
  expect(numbers(await page('?kind=notice'))).toEqual([45, 30, 15]);
  expect(numbers(await page('?kind=notice&order=oldest'))).toEqual([15, 30, 45]);
  await own.send(editor, 'PATCH', `/api/v1/blogs/${slug}/entries/${ids[3]!}`, { key: true, rev: 1 }, named());
  const feed = /role="feed".*/s.exec(await page('?only=key'))![0];
  expect(numbers(feed)).toEqual([4]);
  expect(feed).toContain('data-only="key"');
});

const goesOn = (html: string) =>
  ['<script data-live', '<p data-connection', '<button type="button" data-pending', 'data-middle="yes"'].map((mark) =>
    html.includes(mark),
  );
const LIVE = [true, true, true, false];
const STAYS = [false, false, false, true];

test('entries after an order have their newest on top, and stay as they are where the newest of all are not among them', async () => {
  const html = await page('?after=3');
  expect(numbers(/role="feed".*/s.exec(html)![0])).toEqual(Array.from({ length: 20 }, (_, n) => 22 - n));
  expect(goesOn(html)).toEqual(STAYS);
  expect(numbers(/role="feed".*/s.exec(await page('?after=4000'))![0])).toEqual([]);
});

test.each([
  ['after=30', LIVE],
  ['after=4000', LIVE],
  ['kind=notice', LIVE],
  ['only=key', LIVE],
  ['order=oldest', LIVE],
  ['order=oldest&after=30', LIVE],
  ['order=oldest&before=10', LIVE],
  ['after=3', STAYS],
  ['before=30', STAYS],
  ['kind=notice&before=40', STAYS],
  ['order=oldest&after=3', STAYS],
  ['order=oldest&before=40', STAYS],
])(
  'the page of ?%s goes on live where it has an end of its entries, and opens a socket early only then',
  async (query, is) => {
    const html = await page(`?${query}`);
    expect(goesOn(html)).toEqual(is);
    expect(html).toContain('<meta name="robots" content="noindex"');
  },
);

test.each(['kind=song', 'only=this', 'order=random', 'after=x', 'only=key&only=key'])(
  'an address that asks for ?%s is refused',
  async (query) => {
    expect((await fetch(`${own.url}/live/${slug}?${query}`)).status).toBe(422);
  },
);

test('an entry’s page has the entry first, how many are newer, and the way to its place in the blog', async () => {
  const html = await (await fetch(`${own.url}/live/${slug}/entries/${ids[40]!}`)).text();
  expect(numbers(/role="feed".*/s.exec(html)![0])).toEqual([41]);
  expect(html).toContain(`data-only="${ids[40]!}"`);
  expect(html).toMatch(/href="\/live\/[\w-]+\?after=42">4 newer entries</);
  const early = await (await fetch(`${own.url}/live/${slug}/entries/${ids[0]!}`)).text();
  expect(early).toContain('44 newer entries');
});

test('the page of an entry that was taken back says so, and leads on', async () => {
  const { id } = await own.post(token, slug, { text: 'To be taken back.' });
  await own.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, undefined, named());
  const answer = await fetch(`${own.url}/live/${slug}/entries/${id}`);
  const html = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store']);
  expect(html).toContain('This entry is gone');
  expect(html).toContain(`href="/live/${slug}"`);
  expect(html).not.toContain('To be taken back');
});

test('a point of the summary says the time of the entry that it rests on, as long as readers see that', async () => {
  const { rev } = (await own.parts.store.journal.blog(slug))!;
  const summary = [{ lang: 'en', text: 'It began.', entry: ids[1]! }];
  await own.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, { rev, summary }, named());
  const point = async () => /<li[^>]*><a href="[^"]*">(.*?)It began\./.exec(await page(''))?.[1];
  expect(await point()).toContain('<time');
  await own.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${ids[1]!}`, undefined, named());
  expect((await point()) ?? '').not.toContain('<time');
});
