/** The document of the HTTP interface says what a real server answers: every address is asked, and held against it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { REFUSALS } from '../../../shared/refusals.js';
import { bodySchemas } from '../../../shared/parse/schemas.js';
import { parseNewBlog, parsePost, parseRevise } from '../../../shared/parse.js';
import type { Schema } from '../../../server/http/openapi/schema.js';
import { UPLOADS_PATH } from '../../../server/http/uploads.js';
import { answerFaults, operationsOf, type InterfaceDocument } from '../../support/documented.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, startRally, TUS, update, uploadMetadata, type Rally } from '../../support/rally.js';
import { hearRoutes } from '../../support/routes.js';
import { schemaFaults } from '../../support/schemaFaults.js';
import { signInAs } from '../../support/session.js';

jest.setTimeout(60_000);

const ADDRESS = '/api/v1/openapi.json';
/** Pages, pictures and a script that people's browsers open: what they hold is no interface of programs. */
const FOR_PEOPLE = [
  'GET /',
  'GET /live/{slug}',
  'GET /live/{slug}/preview.jpg',
  'GET /live/{slug}/entries/{id}',
  'GET /live/{slug}/entries/{id}/preview.jpg',
  'GET /embed.js',
  'GET /embed/{slug}',
  'GET /report',
  'GET /desk',
  'GET /join',
];

let rally: Rally;
let document: InterfaceDocument;
let routes: string[];
let blog: string;
let reporter: string;
let editor: string;
const asked = new Set<string>();

beforeAll(async () => {
  const heard = hearRoutes();
  rally = await startRally();
  routes = heard();
  document = (await (await fetch(rally.url + ADDRESS)).json()) as InterfaceDocument;
  blog = await rally.blog({ drives: [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10 }] });
  reporter = await rally.token(blog, 'Ann');
  editor = await rally.token(blog, 'Eve', 'editor');
});
afterAll(() => rally.stop(), 15_000);

/** The answer was of this operation, and is as the document says; its body. */
async function documented(operation: string, answering: Response | Promise<Response>): Promise<string> {
  const response = await answering;
  const body = await response.text();
  expect(await answerFaults(document, operation, response, body)).toEqual([]);
  if (response.ok) asked.add(operation);
  return body;
}

const ids = (body: string) => JSON.parse(body) as { id: string; rev: number };
const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });
const own = () => `/api/v1/blogs/${blog}`;
const command = () => ({ 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' });
const ENTRY = '/api/v1/blogs/{slug}/entries/{id}';

/** One of each kind, with all that it may have. */
const EACH_KIND = [
  { text: 'Arriving.', translations: { uk: { text: 'Прибувають.', by: 'source' } }, place: 'Embassy' },
  { kind: 'chant', words: 'Слава Україні!', lang: 'uk', transliteration: 'Slava Ukraini!', meanings: { en: 'Glory!' } },
  {
    kind: 'speech',
    text: 'We stand.',
    speaker: { name: 'A', role: 'poet' },
    verbatim: true,
    occasion: 'stage',
    spoken: 'uk',
  },
  { kind: 'photo', media: [{ id: '7f1b8e7e-27a5-4b57-8f0a-0f4b1e0a9c22', alt: '' }] },
  { kind: 'quote', text: 'Yes.', source: { name: 'B', handle: '@b', url: 'https://example.org/b', published: 'then' } },
  { kind: 'notice', text: 'Mind the road.', urgency: 'warning', until: '2030-01-01T10:00:00Z' },
  { kind: 'drive', drive: 'trucks', add: 2 },
  { kind: 'crowd', low: 10, high: 20, method: 'counted', according: 'us' },
];

test('what programs write: every command, its repetition and its refusals', async () => {
  for (const fields of EACH_KIND)
    await documented(
      'POST /api/v1/blogs/{slug}/entries',
      rally.send(reporter, 'POST', `${own()}/entries`, wordless(fields)),
    );
  const body = update();
  const { id } = ids(
    await documented('POST /api/v1/blogs/{slug}/entries', rally.send(reporter, 'POST', `${own()}/entries`, body)),
  );
  await documented('POST /api/v1/blogs/{slug}/entries', rally.send(reporter, 'POST', `${own()}/entries`, body));
  await documented(
    'POST /api/v1/blogs/{slug}/entries',
    rally.send(reporter, 'POST', `${own()}/entries`, { ...body, text: 'x' }),
  );
  await documented('POST /api/v1/blogs/{slug}/entries', rally.send('nobody', 'POST', `${own()}/entries`, body));
  await documented('POST /api/v1/blogs/{slug}/preview', rally.send(reporter, 'POST', `${own()}/preview`, update()));
  const revision = { text: 'Corrected.', pinned: true, correction: { note: 'A number was wrong.' } };
  await documented(`PATCH ${ENTRY}`, rally.send(editor, 'PATCH', `${own()}/entries/${id}`, revision, command()));
  await documented(`PATCH ${ENTRY}`, rally.send(editor, 'PATCH', `${own()}/entries/${id}`, revision, command()));
  const retracted = await rally.post(reporter, blog);
  await documented(
    `DELETE ${ENTRY}`,
    rally.send(reporter, 'DELETE', `${own()}/entries/${retracted.id}`, undefined, command()),
  );
  await documented(`PATCH ${ENTRY}`, rally.send(reporter, 'PATCH', `${own()}/entries/${retracted.id}`, {}, command()));

  const summary = [{ lang: 'en', text: 'What it said.', entry: retracted.id }];
  const refused = await documented(
    'PATCH /api/v1/blogs/{slug}',
    rally.send(editor, 'PATCH', own(), { summary }, command()),
  );
  expect(JSON.parse(refused)).toMatchObject({ code: 'gone', field: 'summary' });
  await documented('PATCH /api/v1/blogs/{slug}', rally.send(editor, 'PATCH', own(), { status: 'paused' }, command()));
  const held = await rally.post(reporter, blog);
  await documented(
    `PATCH ${ENTRY}`,
    rally.send(reporter, 'PATCH', `${own()}/entries/${id}`, { text: 'y' }, { ...command(), 'If-Match': '"2"' }),
  );
  await documented('GET /api/v1/blogs/{slug}/mine', rally.send(reporter, 'GET', `${own()}/mine`));
  await documented(
    `POST ${ENTRY}/publish`,
    rally.send(reporter, 'POST', `${own()}/entries/${held.id}/publish`, {}, command()),
  );
  await documented(
    `POST ${ENTRY}/publish`,
    rally.send(editor, 'POST', `${own()}/entries/${held.id}/publish`, {}, command()),
  );
  await documented(
    `POST ${ENTRY}/takedown`,
    rally.send(editor, 'POST', `${own()}/entries/${held.id}/takedown`, {}, { 'Idempotency-Key': randomUUID() }),
  );
  await rally.send(editor, 'PATCH', own(), { status: 'live' }, { ...command(), 'If-Match': '"2"' });

  const owner = await signInAs(rally, null, 'Owner', 'owner');
  const made = { slug: `made-${randomUUID().slice(0, 8)}`, title: 'Another' };
  await documented('POST /api/v1/blogs', owner.send('POST', '/api/v1/blogs', made));
  await documented('POST /api/v1/blogs', rally.send(editor, 'POST', '/api/v1/blogs', { ...made, slug: 'mine' }));
});

test('what readers and their programs read', async () => {
  await documented('GET /api/v1/blogs', get('/api/v1/blogs'));
  const { epoch } = JSON.parse(await documented('GET /api/v1/blogs/{slug}', get(own()))) as { epoch: string };
  await documented('GET /api/v1/blogs/{slug}', get('/api/v1/blogs/nowhere'));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries?limit=100`));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries?limit=2&kind=chant&before=9`));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries?limit=101`));
  for (const query of [
    '',
    '?as=html',
    `?since=3&epoch=${epoch}&lang=uk`,
    '?since=3',
    '?since=3&epoch=another',
    '?as=x',
  ])
    await documented('GET /api/v1/blogs/{slug}/changes', get(`${own()}/changes${query}`));
  for (const form of ['rss', 'atom', 'json']) {
    await documented(`GET /live/{slug}/feed.${form}`, get(`/live/${blog}/feed.${form}`));
    await documented(`GET /live/{slug}/feed.${form}`, get(`/live/nowhere/feed.${form}`));
    await documented(`GET /live/{slug}/feed.${form}`, get(`/live/${blog}/feed.${form}?lang=../x`));
  }
  for (const part of ['fragment', 'jsonld']) {
    await documented(`GET /embed/{slug}/${part}`, get(`/embed/${blog}/${part}`));
    await documented(`GET /embed/{slug}/${part}`, get(`/embed/${blog}/${part}?lang=fr`));
    await documented(`GET /embed/{slug}/${part}`, get(`/embed/${blog}/${part}?lang=../x`));
  }
  const { url } = document.servers[0]!;
  await documented('GET /oembed', get(`/oembed?url=${encodeURIComponent(`${url}/live/${blog}`)}`));
  const { id: gone } = await rally.post(editor, blog);
  await rally.send(editor, 'DELETE', `${own()}/entries/${gone}`, { command: randomUUID() });
  const ofGone = `/oembed?url=${encodeURIComponent(`${url}/live/${blog}/entries/${gone}`)}`;
  expect(JSON.parse(await documented('GET /oembed', get(ofGone)))).toMatchObject({ code: 'gone' });
  expect(document.paths['/oembed']?.get?.responses).toHaveProperty('410');
  await documented('GET /oembed', get('/oembed'));
  await documented('GET /oembed', get('/oembed?format=xml'));
  await documented('GET /healthz', get('/healthz'));
  await documented('GET /readyz', get('/readyz'));
  await documented('GET /metrics', get('/metrics'));
  await documented('GET /metrics', get('/metrics', { Authorization: 'Bearer wrong' }));
});

test('a stream’s messages', async () => {
  const operation = 'GET /api/v1/blogs/{slug}/stream';
  const { epoch } = JSON.parse(await (await get(own())).text()) as { epoch: string };
  for (const [as, frame] of [
    ['json', 'JsonFrame'],
    ['html', 'HtmlFrame'],
  ] as const) {
    const leaving = new AbortController();
    const response = await fetch(`${rally.url}${own()}/stream?as=${as}`, {
      headers: { 'Last-Event-ID': `${epoch}.1` },
      signal: leaving.signal,
    });
    const events = await firstEvents(response, 2);
    leaving.abort();
    expect(events.map(({ event }) => event)).toEqual(['hello', 'frame']);
    expect(await answerFaults(document, operation, response, '')).toEqual([]);
    expect(events.flatMap(({ data }, at) => faultsAs(at === 0 ? 'Hello' : frame, data))).toEqual([]);
  }
  asked.add(operation);
  await documented(operation, get(`${own()}/stream?since=1`));
});

test('the desk, its people and their sessions', async () => {
  const { id } = await rally.post(reporter, blog);
  const { epoch } = JSON.parse(
    await documented('GET /api/v1/blogs/{slug}/desk', rally.send(editor, 'GET', `${own()}/desk`)),
  ) as { epoch: string };
  await documented('GET /api/v1/blogs/{slug}/desk', rally.send(reporter, 'GET', `${own()}/desk`));
  await documented(
    'GET /api/v1/blogs/{slug}/desk/entries',
    rally.send(editor, 'GET', `${own()}/desk/entries?limit=100&held=1`),
  );
  await documented(
    'GET /api/v1/blogs/{slug}/desk/entries/{id}',
    rally.send(editor, 'GET', `${own()}/desk/entries/${id}`),
  );
  for (const query of ['', `?since=999&epoch=${epoch}`, '?since=1'])
    await documented(
      'GET /api/v1/blogs/{slug}/desk/changes',
      rally.send(editor, 'GET', `${own()}/desk/changes${query}`),
    );

  const invited = rally.send(editor, 'POST', `${own()}/invitations`, { name: 'Olena', role: 'reporter', hours: 2 });
  const invitation = ids(await documented('POST /api/v1/blogs/{slug}/invitations', invited));
  const leaving = await signInAs(rally, blog, 'Leaving', 'reporter');
  await documented('GET /api/v1/blogs/{slug}/people', rally.send(editor, 'GET', `${own()}/people`));
  await documented(
    'DELETE /api/v1/blogs/{slug}/invitations/{id}',
    rally.send(editor, 'DELETE', `${own()}/invitations/${invitation.id}`),
  );
  await documented(
    'DELETE /api/v1/blogs/{slug}/devices/{id}',
    rally.send(editor, 'DELETE', `${own()}/devices/${leaving.device}`),
  );

  const body = { invitation: await rally.invitation(blog, 'Bob'), attempt: randomBytes(24).toString('base64url') };
  const page = { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  const join = (given: object, headers: Record<string, string>) =>
    fetch(`${rally.url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(given) });
  const signedIn = await join(body, page);
  const Cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(Cookie.split('=')[0]).toBe(document.components.securitySchemes.session?.name);
  await documented('POST /api/v1/session', signedIn);
  await documented('POST /api/v1/session', join(body, { 'Content-Type': 'application/json' }));
  await documented('POST /api/v1/session', join({ ...body, attempt: 'x' }, page));
  await documented('GET /api/v1/session', get('/api/v1/session', { ...page, Cookie }));
  await documented(
    'DELETE /api/v1/session',
    fetch(`${rally.url}/api/v1/session`, { method: 'DELETE', headers: { ...page, Cookie } }),
  );
  await documented('GET /api/v1/session', get('/api/v1/session', { ...page, Cookie }));
});

test('a photo’s upload and its files', async () => {
  const [first, second] = [namedPhoto(), namedPhoto({ caption: 'Flags', takenAt: '2022-02-27T15:42:00Z' })];
  const { id: entry } = await rally.post(reporter, blog, { media: [first, second] });
  const bytes = await photo({ width: 320, height: 240 });
  const named = {
    ...TUS,
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': uploadMetadata({ id: first.id, blog }),
  };
  const begin = (headers: Record<string, string>) => rally.send(reporter, 'POST', UPLOADS_PATH, undefined, headers);
  const one = `${UPLOADS_PATH}/{upload}`;
  const given = await begin(named);
  await documented(`POST ${UPLOADS_PATH}`, given);
  const address = given.headers.get('location')!;
  await documented(`POST ${UPLOADS_PATH}`, begin({ ...named, 'Upload-Length': '99000000' }));
  await documented(`POST ${UPLOADS_PATH}`, begin({ ...named, 'Tus-Resumable': '0.2.0' }));
  await documented(`OPTIONS ${UPLOADS_PATH}`, fetch(rally.url + UPLOADS_PATH, { method: 'OPTIONS' }));
  await documented(`OPTIONS ${one}`, fetch(rally.url + address, { method: 'OPTIONS' }));
  await documented(`HEAD ${one}`, rally.send(reporter, 'HEAD', address, undefined, TUS));
  const byPost = { ...TUS, 'X-HTTP-Method-Override': 'HEAD' };
  await documented(`POST ${one}`, rally.send(reporter, 'POST', address, undefined, byPost));
  await documented(`DELETE ${one}`, rally.send(reporter, 'DELETE', address, undefined, TUS));
  await documented(`PATCH ${one}`, rally.send(reporter, 'PATCH', address, undefined, TUS));
  for (const { id } of [first, second]) await documented(`PATCH ${one}`, rally.uploadPhoto(reporter, blog, id, bytes));

  const { content } = await rally.developed(blog, entry);
  const src = content.media[0]?.sources[0]?.src ?? '';
  await documented('GET /media/{address}', get(src));
  await documented('GET /media/{address}', get(src, { 'If-None-Match': (await get(src)).headers.get('etag')! }));
  await documented('GET /media/{address}', get('/media/nothing.webp'));
  const deskFile = (by: string) => rally.send(by, 'GET', `/desk${src}`);
  await documented('GET /desk/media/{address}', deskFile(reporter));
  await documented('GET /desk/media/{address}', deskFile('nobody'));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries`));
  await documented('GET /api/v1/blogs/{slug}/mine', rally.send(reporter, 'GET', `${own()}/mine`));
});

test('the document itself: for any origin, kept for minutes, not sent again where it is known', async () => {
  const response = await get(ADDRESS, { Origin: 'https://elsewhere.example' });
  const ETag = response.headers.get('etag')!;
  expect(response.headers.get('set-cookie')).toBeNull();
  await documented(`GET ${ADDRESS}`, response);
  const again = await get(ADDRESS, { 'If-None-Match': ETag });
  expect(again.status).toBe(304);
  await documented(`GET ${ADDRESS}`, again);
});

test('every route is in the document, and nothing else is', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter((route) => !FOR_PEOPLE.includes(route)).sort()).toEqual(operationsOf(document).sort());
});

test('every operation of the document was asked above', () => {
  expect(operationsOf(document).filter((operation) => !asked.has(operation))).toEqual([]);
});

test('every reference leads to something, and every operation has a name of its own', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  const { schemas, responses } = document.components;
  for (const [whole, where, name = ''] of references)
    expect([whole, name in (where === 'schemas' ? schemas : responses)]).toEqual([whole, true]);
  const names = Object.values(document.paths).flatMap((of) => Object.values(of).map(({ operationId }) => operationId));
  expect(new Set(names).size).toBe(names.length);
  const inAddress = (address: string) => [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  for (const [address, operations] of Object.entries(document.paths))
    for (const { parameters = [] } of Object.values(operations))
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inAddress(address));
});

test('[X2] every refusal of the table is in the document, at its status', () => {
  for (const [code, { status }] of Object.entries(REFUSALS)) {
    const { properties } = document.components.schemas[`Problem${status}`]!;
    expect(properties?.code?.enum).toContain(code);
    expect(document.components.responses[`Problem${status}`]?.description).toContain(`\`${code}\``);
  }
});

test('every JSON body of a request is described by a schema of the parser', () => {
  const schemas = bodySchemas() as Record<string, Schema>;
  const bodies = Object.values(document.paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap(({ requestBody }) => requestBody?.content['application/json'] ?? []);
  const names = new Set(bodies.map(({ schema }) => schema.$ref?.replace('#/components/schemas/', '')));
  expect([...names].sort()).toEqual(Object.keys(schemas).sort());
  for (const name of Object.keys(schemas)) expect(document.components.schemas[name]).toEqual(schemas[name]);
});

test('a body that the parser takes, the schema takes; a field or a form that neither knows, neither takes', () => {
  const schemas = bodySchemas() as Record<string, Schema>;
  expect(document.components.schemas.NewEntry).toEqual(schemas.NewEntry);
  const takes = (name: string, body: unknown) => schemaFaults(body, schemas[name]!, {}).length === 0;
  for (const fields of EACH_KIND) {
    const body = { ...wordless(fields), blog: 'baku' };
    expect([parsePost(body).ok, takes('NewEntry', body)]).toEqual([true, true]);
    for (const wrong of [{ more: 1 }, { id: 'x' }, { kind: 'poem' }, { happenedAt: 'now' }, { media: {} }])
      expect([parsePost({ ...body, ...wrong }).ok, takes('NewEntry', { ...body, ...wrong })]).toEqual([false, false]);
  }
  const revise = { command: randomUUID(), id: randomUUID(), blog: 'baku', rev: 1, place: null, pinned: true };
  expect([parseRevise(revise).ok, takes('EntryPatch', revise)]).toEqual([true, true]);
  expect([parseRevise({ ...revise, rev: 0 }).ok, takes('EntryPatch', { ...revise, rev: 0 })]).toEqual([false, false]);
  const made = { slug: 'baku', title: 'Baku', languages: ['en'], startsAt: '2022-02-27T15:42:00+04:00' };
  expect([parseNewBlog(made).ok, takes('NewBlog', made)]).toEqual([true, true]);
  expect([parseNewBlog({ ...made, languages: [] }).ok, takes('NewBlog', { ...made, languages: [] })]).toEqual([
    false,
    false,
  ]);
});

function faultsAs(name: string, data: string): string[] {
  return schemaFaults(JSON.parse(data), { $ref: `#/components/schemas/${name}` }, document.components.schemas);
}

/** A post; kinds with content of their own without text. */
function wordless(fields: Record<string, unknown>): Record<string, unknown> {
  const { text, ...rest } = update(fields);
  return 'text' in fields ? { ...rest, text } : rest;
}

async function firstEvents(response: Response, count: number): Promise<{ event: string; data: string }[]> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.split('\n\n').length > count) break;
  }
  const events = text.split('\n\n').slice(0, count);
  return events.map((event) => ({
    event: /^event: (.*)$/m.exec(event)?.[1] ?? '',
    data: /^data: (.*)$/m.exec(event)?.[1] ?? '',
  }));
}
