/** Holds the document of the HTTP interface against a real server: every address is asked. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Schema } from '../../../server/http/openapi/schema.js';
import { bodySchemas } from '../../../shared/parse/schemas.js';
import { parseNewBlog, parsePost, parseRevise } from '../../../shared/parse.js';
import { REFUSALS } from '../../../shared/refusals.js';
import { operationsOf } from '../../support/documented.js';
import { schemaFaults } from '../../support/schemaFaults.js';
import { askCommands } from './openapi/commandsAsked.js';
import { askDesk } from './openapi/deskAsked.js';
import { askReaders } from './openapi/readersAsked.js';
import {
  ADDRESS,
  asked,
  document,
  documented,
  EACH_KIND,
  get,
  openStand,
  rally,
  routes,
  wordless,
} from './openapi/stand.js';
import { askOutlets } from './openapi/outletsAsked.js';
import { askPush } from './openapi/pushAsked.js';
import { askStream } from './openapi/streamAsked.js';
import { askUploads } from './openapi/uploadsAsked.js';

jest.setTimeout(60_000);

/** Pages, pictures and a script that people's browsers open: no interface of programs. */
const FOR_PEOPLE = [
  'GET /',
  'GET /live/{slug}',
  'GET /live/{slug}/preview.jpg',
  'GET /live/{slug}/keep',
  'GET /live/{slug}/tell',
  'GET /live/{slug}/app.webmanifest',
  'GET /live/worker.js',
  'GET /live/{slug}/entries/{id}',
  'GET /live/{slug}/entries/{id}/preview.jpg',
  'GET /embed.js',
  'GET /frame.js',
  'GET /embed/{slug}',
  'GET /report',
  'GET /report/app.webmanifest',
  'GET /report/worker.js',
  'POST /report/share',
  'POST /report/share/{key}',
  'GET /report/share/{id}',
  'GET /desk',
  'GET /join',
  'GET /api/v1/docs',
];

beforeAll(openStand);
afterAll(() => rally.stop(), 15_000);

test('the answers, repetitions and refusals of every command match the OpenAPI document', askCommands);

test('the answers for readers and their programs are as the document says', askReaders);

test('the answers about push subscriptions are as the document says', askPush);

test('the answers about outlets are as the document says', askOutlets);

test('a stream’s messages are as the document says', askStream);

test('the answers of the desk, people and session APIs match the OpenAPI document', askDesk);

test('the answers of an upload and of a photo’s files are as the document says', askUploads);

test('the document goes to any origin, is kept for minutes, and is not sent again where it is known', async () => {
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

test('the tests of openapi.test.ts request every operation of the OpenAPI document', () => {
  expect(operationsOf(document).filter((operation) => !asked.has(operation))).toEqual([]);
});

test('every reference of the document leads to something, and every operation has a name of its own', () => {
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

test('the schemas of bodies take a body where the parser takes it, and refuse where it refuses', () => {
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
