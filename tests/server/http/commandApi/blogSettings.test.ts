/** A blog’s settings, made and changed by HTTP. */
import { randomUUID } from 'node:crypto';
import { at, blog, editor, owner, rally, read, standWithDesk } from '../deskApi/stand.js';

standWithDesk();

const DRIVE = { id: 'trucks', title: 'Ten trucks', unit: 'trucks', target: 10 };

const FULL = {
  title: 'Rally for Ukraine',
  place: 'Fountain Square',
  timeZone: 'Asia/Baku',
  languages: ['en', 'uk', 'az'],
  startsAt: '2022-02-27T11:00:00.000Z',
  visibility: 'unlisted',
  status: 'announced',
  standfirst: 'People were asked to come.',
  asks: ['Warm clothes'],
  summary: [{ lang: 'en', text: 'Hundreds came.' }],
  drives: [DRIVE],
  sites: ['https://news.example', 'http://localhost:8000'],
  facesRequired: true,
  publisher: { name: 'Meydan Line', contact: 'desk@meydan.example', url: 'https://meydan.example' },
};

const slug = () => `made-${randomUUID().slice(0, 8)}`;

test('an owner makes a blog with every setting; by default a blog is announced and seen by the desk alone', async () => {
  const olga = await owner();
  const [whole, bare] = [slug(), slug()];
  expect((await olga.send('POST', '/api/v1/blogs', { slug: whole, ...FULL })).status).toBe(201);
  expect(await (await olga.send('GET', at('desk', whole))).json()).toMatchObject({
    blog: { ...FULL, drives: [{ ...DRIVE, done: 0 }] },
  });
  expect((await olga.send('POST', '/api/v1/blogs', { slug: bare, title: 'Bare' })).status).toBe(201);
  expect(await (await olga.send('GET', at('desk', bare))).json()).toMatchObject({
    step: 1,
    blog: { title: 'Bare', status: 'announced', visibility: 'desk', timeZone: 'UTC', languages: ['en'], drives: [] },
  });
  expect((await fetch(`${rally.url}/live/${bare}`)).status).toBe(404);
  const taken = await olga.send('POST', '/api/v1/blogs', { slug: bare, title: 'Again' });
  expect([taken.status, await taken.json()]).toMatchObject([409, { code: 'conflict', field: 'slug' }]);
});

test('a blog that is made twice in the same words is made once, and answered 200 with the same receipt', async () => {
  const olga = await owner();
  const body = { slug: slug(), ...FULL };
  const first = await olga.send('POST', '/api/v1/blogs', body);
  const receipt: unknown = await first.json();
  const again = await olga.send('POST', '/api/v1/blogs', body);
  expect([first.status, again.status, await again.json()]).toEqual([201, 200, receipt]);
  const other = await olga.send('POST', '/api/v1/blogs', { ...body, title: 'Another' });
  expect([other.status, await other.json()]).toMatchObject([409, { field: 'slug', why: 'slug-taken' }]);
  expect((await rally.parts.store.journal.blog(body.slug))?.head).toBe(1);
});

test.each([
  [{ name: 'News' }, { name: 'News', contact: '' }],
  [{ contact: 'news@example.org' }, { name: 'Rallyline', contact: 'news@example.org' }],
])('of a publisher %j the rest is the site’s', async (given, publisher) => {
  const olga = await owner();
  const made = slug();
  expect((await olga.send('POST', '/api/v1/blogs', { slug: made, title: 'x', publisher: given })).status).toBe(201);
  expect((await rally.parts.store.journal.blog(made))?.settings.publisher).toEqual(publisher);
});

const patch = (body: object) =>
  rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, ...body });

const settings = async () => (await rally.parts.store.journal.blog(blog))!.settings;

test.each(Object.entries(FULL))('an editor changes the setting %s', async (name, value) => {
  expect((await patch({ [name]: value })).status).toBe(201);
  expect(await settings()).toMatchObject({ [name]: value });
});

test.each<[string, unknown]>([
  ['standfirst', ''],
  ['place', ''],
  ['startsAt', null],
  ['asks', []],
  ['summary', []],
  ['drives', []],
])('an editor empties the setting %s', async (name, empty) => {
  expect((await patch(FULL)).status).toBe(201);
  expect((await patch({ rev: 2, [name]: null })).status).toBe(201);
  expect(await settings()).toMatchObject({ ...FULL, [name]: empty });
});

test.each<[field: string, body: object]>([
  ['title', { title: null }],
  ['title', { title: 'two\tcolumns' }],
  ['timeZone', { timeZone: 'Asia/Nowhere' }],
  ['languages', { languages: [] }],
  ['languages', { languages: ['en', 'EN'] }],
  ['languages.0', { languages: ['not a language'] }],
  ['startsAt', { startsAt: 'tomorrow' }],
  ['visibility', { visibility: 'secret' }],
  ['status', { status: 'cancelled' }],
  ['standfirst', { standfirst: 'x'.repeat(2_001) }],
  ['asks.1', { asks: ['Tea', ''] }],
  ['asks', { asks: Array<string>(21).fill('Tea') }],
  ['summary.0.text', { summary: [{ lang: 'en' }] }],
  ['drives', { drives: [DRIVE, DRIVE] }],
  ['drives.0.target', { drives: [{ ...DRIVE, target: 0 }] }],
  ['drives.0.id', { drives: [{ ...DRIVE, id: 'Ten Trucks' }] }],
  ['drives.0.done', { drives: [{ ...DRIVE, done: 3 }] }],
  ['publisher.contact', { publisher: { contact: null } }],
  ['publisher.url', { publisher: { url: 'javascript:alert(1)' } }],
  ['sites.1', { sites: ['news.example', '*.news.example'] }],
  ['sites', { sites: 'news.example' }],
  ['facesRequired', { facesRequired: 'yes' }],
  ['owner', { owner: 'me' }],
])('[X1] a refusal of a blog’s settings names %s (case %#)', async (field, body) => {
  const refused = await patch(body);
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { code: 'invalid', field, message: expect.any(String) },
  ]);
  expect((await rally.parts.store.journal.blog(blog))!.rev).toBe(1);
});

test('the later of two editors of a blog’s settings hears the rev that stands', async () => {
  expect((await patch({ title: 'First' })).status).toBe(201);
  const second = await patch({ title: 'Second' });
  expect(await second.json()).toMatchObject({ code: 'conflict', field: 'rev', current: 2 });
  expect(await read('desk')).toMatchObject({ blog: { title: 'First', rev: 2 } });
});
