/** A server and its document, for tests that hold the one against the other. */
import { randomUUID } from 'node:crypto';
import { answerFaults, type InterfaceDocument } from '../../../support/documented.js';
// The server is of this suite's own modules: the suite hears how they put the addresses together.
import { startRally, type Rally } from '../../../support/once/rally.js';
import { update } from '../../../support/posts.js';
import { hearRoutes } from '../../../support/routes.js';
import { schemaFaults } from '../../../support/schemaFaults.js';

export const ADDRESS = '/api/v1/openapi.json';

export let rally: Rally;
export let document: InterfaceDocument;
export let routes: string[];
export let blog: string;
export let reporter: string;
export let editor: string;
export const asked = new Set<string>();

/** Starts the server for the test file, and reads its document. */
export async function openStand(): Promise<void> {
  const heard = hearRoutes();
  rally = await startRally();
  routes = heard();
  document = (await (await fetch(rally.url + ADDRESS)).json()) as InterfaceDocument;
  blog = await rally.blog({ drives: [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10 }] });
  reporter = await rally.token(blog, 'Ann');
  editor = await rally.token(blog, 'Eve', 'editor');
}

/** Holds an answer of an operation against the document; returns its body. */
export async function documented(operation: string, answering: Response | Promise<Response>): Promise<string> {
  const response = await answering;
  const body = await response.text();
  expect(await answerFaults(document, operation, response, body)).toEqual([]);
  if (response.ok) asked.add(operation);
  return body;
}

export const ids = (body: string) => JSON.parse(body) as { id: string; rev: number };
export const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });
export const own = () => `/api/v1/blogs/${blog}`;
export const command = () => ({ 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' });
export const ENTRY = '/api/v1/blogs/{slug}/entries/{id}';

/** An entry of each kind, with all fields that it may have. */
export const EACH_KIND = [
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

export function faultsAs(name: string, data: string): string[] {
  return schemaFaults(JSON.parse(data), { $ref: `#/components/schemas/${name}` }, document.components.schemas);
}

/** A post; kinds with content of their own without text. */
export function wordless(fields: Record<string, unknown>): Record<string, unknown> {
  const { text, ...rest } = update(fields);
  return 'text' in fields ? { ...rest, text } : rest;
}
