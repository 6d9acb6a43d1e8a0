/** The page of the interface for programs, held against the document that it is made of. */
import { interfaceDocument } from '../../../../../server/http/openapi/document.js';
import { commandOf } from '../../../../../server/http/openapi/page/call.js';
import { renderDocs } from '../../../../../server/http/openapi/page/docsPage.js';
import { bodyExample, exampleOf, type Schemas } from '../../../../../server/http/openapi/page/example.js';
import { parsePost, parseNewBlog, parseRevise } from '../../../../../shared/parse.js';
import { schemaFaults } from '../../../../support/schemaFaults.js';
import { site } from '../../../render/bakuBlog.js';

const document = interfaceDocument({ publicUrl: site.url, cookieName: 'rallyline' });
const schemas = document.components.schemas as Schemas;
const operations = Object.entries(document.paths).flatMap(([address, of]) =>
  Object.entries(of).map(([method, operation]) => ({ method, address, operation })),
);
const html = renderDocs(site, document);
const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found);

test('the page has every operation and every shape of the document, each at an anchor of its own', () => {
  const ids = all(/ id="([^"]+)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  expect(operations.length).toBeGreaterThan(45);
  for (const { operation } of operations) expect(ids).toContain(operation.operationId);
  for (const name of Object.keys(schemas)) expect(ids).toContain(`shape-${name}`);
});

test('every link within the page leads somewhere in it', () => {
  const ids = new Set(all(/ id="([^"]+)"/g));
  const links = all(/href="#([^"]+)"/g);
  expect(links.length).toBeGreaterThan(200);
  expect(links.filter((link) => !ids.has(link))).toEqual([]);
});

test('the page needs no script, and asks nobody else for anything', () => {
  expect(html).not.toMatch(/<script|\son\w+=|<iframe|<img/);
  const loaded = [...html.matchAll(/<link[^>]*rel="(?:stylesheet|icon)"[^>]*href="([^"]*)"/g)].map(([, href]) => href);
  expect(loaded.filter((href) => !/^(?:\/|data:)/.test(href ?? ''))).toEqual([]);
});

test('the page tells address, parameters, answers and refusals of every operation', () => {
  for (const { address, operation } of operations) {
    const from = html.indexOf(` id="${operation.operationId}"`);
    const part = html.slice(from, html.indexOf('<section', from + 1));
    expect(part).toContain(`<code>${address}</code>`);
    for (const { name } of operation.parameters ?? []) expect(part).toContain(name);
    for (const status of Object.keys(operation.responses)) expect(part).toContain(`<code>${status}</code>`);
  }
});

test('every example of an answer is of the answer’s own shape', () => {
  const shapes = Object.entries(schemas).filter(([name]) => !name.startsWith('Problem'));
  for (const [name, schema] of shapes)
    expect([name, schemaFaults(exampleOf(schema, schemas), schema, schemas)]).toEqual([name, []]);
});

test('every example of a body is of its shape, and the parser takes those of entries and blogs', () => {
  const bodies = operations.flatMap(({ operation }) => operation.requestBody?.content['application/json'] ?? []);
  expect(bodies.length).toBeGreaterThan(10);
  for (const { schema } of bodies)
    expect([schema, schemaFaults(bodyExample(schema, schemas), schema, schemas)]).toEqual([schema, []]);
  const body = (name: string) => bodyExample(schemas[name]!, schemas) as Record<string, unknown>;
  const command = '7f1b8e7e-27a5-4b57-8f0a-0f4b1e0a9c22';
  expect(parsePost({ ...body('NewEntry'), blog: 'baku' })).toMatchObject({ ok: true });
  expect(parseNewBlog(body('NewBlog'))).toMatchObject({ ok: true });
  const patch = { ...body('EntryPatch'), command, id: command, blog: 'baku', rev: 1 };
  expect(parseRevise(patch)).toMatchObject({ ok: true });
  expect(Object.keys(body('EntryPatch'))).toContain('text');
});

test('every example of a call is one command of a shell, with the address filled and what it needs', () => {
  for (const { method, address, operation } of operations) {
    const command = commandOf({ origin: site.url, method: method as never, address, operation, schemas });
    expect(command.split("'").length % 2).toBe(1);
    expect(command).toContain(`'${site.url}/`);
    expect(command.slice(command.lastIndexOf(site.url))).not.toMatch(/[{}]|undefined/);
    const isSigned = operation.security.some((way) => 'bearer' in way);
    expect([operation.operationId, command.includes('Bearer TOKEN')]).toEqual([operation.operationId, isSigned]);
    for (const { name, required } of operation.parameters ?? [])
      if (required === true && !['slug', 'id', 'address', 'part', 'upload'].includes(name))
        expect(command).toContain(name);
  }
});

test('words of the document cannot become elements of the page', () => {
  const { operation } = operations[0]!;
  const paths = { '/x': { get: { ...operation, operationId: 'x', summary: '<b>', description: '<i> `<u>`' } } };
  const hostile = renderDocs(site, { ...document, paths });
  expect(hostile).toContain('&lt;i> <code>&lt;u></code>');
  expect(hostile).not.toMatch(/<u>|<i> </);
});
