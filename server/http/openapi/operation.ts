/** The pieces that operations are made of: parameters, bodies, answers with their headers. */
import { KINDS } from '../../../shared/entry.js';
import type { BodyName } from '../../../shared/parse/schemas.js';
import { NO_STORE, READERS_CACHE } from '../caching.js';
import * as is from './schema.js';
import type { Schema } from './schema.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Header {
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  readonly responses: Readonly<Record<string, Answer | { $ref: string }>>;
}

export type Paths = Record<string, Partial<Record<Method, Operation>>>;
export type Method = 'get' | 'head' | 'post' | 'patch' | 'delete' | 'options';

/** For readers' addresses, which ignore cookies and tokens. */
export const ANYBODY: Operation['security'] = [];
/** For signed-in people: a token, or both halves of a session, which count only in a request of our own page. */
export const SIGNED: Operation['security'] = [{ bearer: [] }, { session: [], half: [], ownPage: [] }];
/** For the end of a session: its cookie alone is enough. */
export const TO_END: Operation['security'] = [{ bearer: [] }, { session: [], ownPage: [] }];

export function inPath(name: string, description: string): Parameter {
  return { name, in: 'path', required: true, description, schema: is.text() };
}

export function inQuery(name: string, schema: Schema, description?: string): Parameter {
  return { name, in: 'query', schema, ...(description !== undefined && { description }) };
}

export function inHeader(name: string, schema: Schema, more: Pick<Parameter, 'description' | 'required'>): Parameter {
  return { name, in: 'header', schema, ...more };
}

export const SLUG = inPath('slug', "The blog's slug.");
export const ENTRY = inPath('id', "The entry's id.");
export const LANG = inQuery(
  'lang',
  is.language,
  "Of the blog's languages the one that serves it best (RFC 4647 lookup, then the same language), else the first; `invalid` only where malformed.",
);
export const AS = inQuery('as', { ...is.oneOfTexts('json', 'html'), default: 'json' });
export const KIND = inQuery('kind', is.oneOfTexts(...KINDS), 'Of this kind alone.');
export const EPOCH = inQuery('epoch', is.text(), 'The epoch that `since` counts within; needed where it is above 0.');
export const LIMIT = inQuery('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 });

export function before(what: string): Parameter {
  return inQuery('before', is.whole, `Entries below this ${what}: the answer's \`next\`.`);
}

export function since(what: string): Parameter {
  return inQuery('since', { ...is.whole, default: 0 }, `The last ${what} that the sender has.`);
}

function kept(cache: string): Header {
  return { required: true, schema: is.oneOfTexts(cache) };
}

const ANY_ORIGIN: Header = { required: true, schema: is.oneOfTexts('*') };

/** A public answer, for any origin, kept by shared caches for as long as `cache` says. */
export function publicAnswer(description: string, type: string, schema: Schema, cache = READERS_CACHE): Answer {
  const headers = { 'Cache-Control': kept(cache), 'Access-Control-Allow-Origin': ANY_ORIGIN };
  return { description, headers, content: { [type]: { schema } } };
}

/** Public answers with an ETag: asked again with `If-None-Match`, the server may answer 304. */
export function taggedAnswers(description: string, type: string, schema: Schema, cache = READERS_CACHE) {
  const full = publicAnswer(description, type, schema, cache);
  const headers = { ...full.headers, ETag: { required: true, schema: is.text() } };
  return { '200': { ...full, headers }, '304': unchanged(headers) };
}

/** The answer to an `If-None-Match` that names what stands. */
export function unchanged(headers: Answer['headers'] = { ETag: { required: true, schema: is.text() } }): Answer {
  return { description: 'What the sender has still stands.', headers };
}

export function taggedJson(description: string, name: string) {
  return taggedAnswers(description, 'application/json', is.ref(name));
}

/** An answer for its asker alone: kept by no cache, and read by no other origin's page. */
export function ownJson(description: string, schema: Schema): Answer {
  return {
    description,
    headers: { 'Cache-Control': kept(NO_STORE) },
    content: { 'application/json': { schema } },
  };
}

export function empty(description: string, headers: Record<string, Header> = {}): Answer {
  return { description, headers: { 'Cache-Control': kept(NO_STORE), ...headers } };
}

export function jsonBody(name: BodyName, required = true): NonNullable<Operation['requestBody']> {
  return { required, content: { 'application/json': { schema: is.ref(name) } } };
}
