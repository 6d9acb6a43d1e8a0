/** Answers that are made of all public blogs: made once while nothing changes, and never with a blog that was hidden. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { OPERATOR, operatorsNewsroom } from '../../../server/cli/operator.js';
import { PublicBlogs } from '../../../server/http/publicBlogs.js';
// The server is of this suite's own modules, since this suite listens to a class of it.
import { startRally, type Rally } from '../../support/once/rally.js';

jest.setTimeout(30_000);

const ADDRESSES = ['/', '/?lang=uk', '/api/v1/blogs', '/sitemap.xml', '/sitemap-1.xml', '/news-sitemap.xml'];

let rally: Rally;
beforeEach(async () => {
  rally = await startRally();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rally.stop();
});

const get = (address: string): Promise<Response> => fetch(rally.url + address);

async function hide(slug: string): Promise<void> {
  const { rev } = (await rally.parts.store.journal.blog(slug))!;
  await operatorsNewsroom(rally.parts).blog(OPERATOR, {
    command: crypto.randomUUID(),
    blog: slug,
    rev,
    visibility: 'desk',
  });
}

test('all blogs are read once for any number of questions, also for a part of the sitemap that is not there', async () => {
  const slug = await rally.blog();
  const blogs = jest.spyOn(rally.parts.store.journal, 'blogs');
  for (let asked = 0; asked < 5; asked += 1) {
    for (const address of ADDRESSES) expect([address, (await get(address)).status]).toEqual([address, 200]);
    expect((await get('/sitemap-2.xml')).status).toBe(404);
  }
  expect(await (await get('/')).text()).toContain(slug);
  expect(blogs).toHaveBeenCalledTimes(1);
});

test('the home page is made once for each language that is given, however many tags are asked for; a malformed one is refused', async () => {
  await rally.blog();
  const made = jest.spyOn(PublicBlogs.prototype, 'page');
  const [english, ukrainian] = [await (await get('/')).text(), await (await get('/?lang=uk')).text()];
  for (const tag of ['uk-UA', 'UK', 'uk-x-a1', 'uk-x-a2'])
    expect(await (await get(`/?lang=${tag}`)).text()).toBe(ukrainian);
  for (const tag of ['fr', 'zh-Hant', 'qaa', 'en-GB']) expect(await (await get(`/?lang=${tag}`)).text()).toBe(english);
  expect(new Set(made.mock.calls.map(([key]) => key)).size).toBe(2);
  for (const tag of ['', '../x', 'a1,a2', 'en&lang=uk'])
    expect([tag, (await get(`/?lang=${tag}`)).status]).toEqual([tag, 422]);
});

test('[T1] a blog that is hidden is out of every list with the next question, and a new one is in them', async () => {
  const stays = await rally.blog();
  const slug = await rally.blog();
  for (const address of ADDRESSES) await get(address);
  await hide(slug);
  const late = await rally.blog();
  for (const address of ADDRESSES.filter((each) => each !== '/news-sitemap.xml')) {
    const text = await (await get(address)).text();
    expect([address, ...[stays, slug, late].map((each) => text.includes(each))]).toEqual([address, true, false, true]);
  }
});
