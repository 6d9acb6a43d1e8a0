/** The interface for readers’ programs: entries and changes. */
import { randomUUID } from 'node:crypto';
import { Rallyline } from '../../../client/program/rallyline.js';
import { blog, epoch, get, rally, standWithEntries } from './readers/stand.js';

standWithEntries();

const entries = async (query: string) => (await get(`/api/v1/blogs/${blog}/entries?${query}`)).json();

test('the entries API answers by falling order, and `next` leads to the end', async () => {
  const orders: number[] = [];
  for await (const page of new Rallyline(rally.url).blog(blog).pages({ limit: 9 })) {
    expect(page.epoch).toBe(epoch);
    orders.push(...page.entries.map(({ order }) => order));
  }
  expect(orders).toEqual(Array.from({ length: 25 }, (_, n) => 26 - n));
});

test('the entries API filters by kind', async () => {
  expect(await entries('kind=chant')).toMatchObject({ entries: [], next: null });
  expect(((await entries('kind=update&limit=3')) as { entries: unknown[] }).entries).toHaveLength(3);
});

test.each(['limit=0', 'limit=101', 'limit=x', 'before=-1', 'kind=poem', 'limit=1&limit=2'])(
  'the entries API refuses ?%s and names the field',
  async (query) => {
    const response = await get(`/api/v1/blogs/${blog}/entries?${query}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid', field: query.split('=')[0] });
  },
);

const changes = (query: string) => get(`/api/v1/blogs/${blog}/changes?${query}`);

test('changes since a seq above 0 need an epoch', async () => {
  const response = await changes('since=3');
  expect([response.status, await response.json()]).toMatchObject([422, { field: 'epoch' }]);
});

test('changes since another epoch, or since a seq beyond the head, are a reset that no cache keeps', async () => {
  const response = await changes(`since=3&epoch=${randomUUID()}`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({ reset: true, epoch, why: 'epoch' });
  expect(await (await changes(`since=999&epoch=${epoch}`)).json()).toMatchObject({ reset: true, why: 'ahead' });
});

test.each([
  ['since=x', 422],
  ['as=xml', 422],
  ['lang=fr', 200],
  ['lang=../x', 422],
  ['since=1.5', 422],
  [`epoch=${'x'.repeat(101)}`, 422],
])('changes asked for with ?%s are answered with status %d', async (query, status) =>
  expect((await changes(query)).status).toBe(status),
);
