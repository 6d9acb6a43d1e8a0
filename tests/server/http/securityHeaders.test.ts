/** The policies of the pages: the camera is for the reporters' app alone, and WebAssembly for no page. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bytesOf } from '../../../server/feed/pageBytes.js';
import { createSecurityHeaders, framedBy, type Headers } from '../../../server/http/securityHeaders.js';
import type { InlineTexts } from '../../../server/render/views.js';
import { siteOf } from '../../../shared/sites.js';
import { startRally, type Rally } from '../../support/rally.js';

let rally: Rally;
let slug: string;

beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog();
});
afterAll(() => rally.stop());

const SCRIPTS = "script-src 'self'";

async function policiesOf(address: string): Promise<{ scripts: string; camera: string }> {
  const { headers } = await fetch(rally.url + address);
  const directives = (headers.get('content-security-policy') ?? '').split(';');
  return {
    scripts: directives.find((one) => one.startsWith('script-src ')) ?? '',
    camera: (headers.get('permissions-policy') ?? '').split(', ').find((one) => one.startsWith('camera')) ?? '',
  };
}

test('the page of the reporters’ app may use the camera and no WebAssembly, also as its worker fetches it to keep it', async () => {
  for (const address of ['/report', '/report?lang=en', '/report?shared=lost'])
    expect(await policiesOf(address)).toEqual({ scripts: SCRIPTS, camera: 'camera=(self)' });
});

test('no other page may use the camera or WebAssembly: not the desk, sign-in, readers’ pages, embeds, or an answer of the API', async () => {
  const worker = ['/report/worker.js', '/report/app.webmanifest'];
  const readers = ['/', `/live/${slug}`, `/embed/${slug}`, '/nowhere'];
  const desk = ['/desk', '/join', '/api/v1/session', '/desk/media/nothing'];
  for (const address of [...worker, ...desk])
    expect([address, await policiesOf(address)]).toEqual([address, { scripts: SCRIPTS, camera: 'camera=()' }]);
  for (const address of readers)
    expect(await policiesOf(address)).toEqual({
      scripts: expect.stringMatching(/^script-src 'self'( http:\/\/localhost:0)? 'sha256-[\w+/]{43}='$/),
      camera: 'camera=()',
    });
});

test('the reporters’ app and the desk differ in the camera, and in nothing else', () => {
  const { report, desk } = createSecurityHeaders('https://rally.example');
  const { 'Permissions-Policy': permissions, ...rest } = report;
  expect(permissions).toBe(desk['Permissions-Policy']?.replace('camera=()', 'camera=(self)'));
  expect({ ...rest, 'Permissions-Policy': desk['Permissions-Policy'] }).toEqual(desk);
  expect(report['Content-Security-Policy']).not.toMatch(/unsafe/);
});

test('the desk’s own page may show our own pages in frames, and differs from the rest of the desk in nothing else', async () => {
  const { board, desk } = createSecurityHeaders('https://rally.example');
  const { 'Content-Security-Policy': policy } = board;
  expect(policy).toContain("frame-src 'self'");
  expect({ ...board, 'Content-Security-Policy': policy?.replace("frame-src 'self'", "frame-src 'none'") }).toEqual(
    desk,
  );
  for (const address of ['/join', '/report', `/live/${slug}`, `/embed/${slug}`])
    expect((await fetch(rally.url + address)).headers.get('content-security-policy')).toContain("frame-src 'none'");
  const page = await fetch(`${rally.url}/desk`);
  expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

const framersOf = async (address: string): Promise<string> => {
  const answer = await fetch(rally.url + address, {
    headers: { Host: 'evil.example', Origin: 'https://evil.example' },
  });
  return /frame-ancestors ([^;]*)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
};

test('a blog’s list of sites stands in the policy of each page that shows the blog, also of those from memory', async () => {
  const listed = await rally.blog({ sites: ['https://news.example', 'http://localhost:8000'] });
  const token = await rally.token(listed, 'Ann');
  const { id } = await rally.post(token, listed);
  const { id: gone } = await rally.post(token, listed);
  await rally.send(token, 'DELETE', `/api/v1/blogs/${listed}/entries/${gone}`, { command: randomUUID() });
  const pages = (blog: string) => [
    `/embed/${blog}`,
    `/embed/${blog}?theme=dark`,
    `/embed/${blog}?before=3`,
    `/embed/${blog}?kind=update`,
    `/embed/${blog}/fragment`,
    ...[`/live/${blog}`, `/live/${blog}`, `/live/${blog}?before=3`, `/live/${blog}?only=key`],
  ];
  const those = "'self' https://news.example http://localhost:8000 https://localhost:8000";
  for (const address of [...pages(listed), `/live/${listed}/entries/${id}`, `/live/${listed}/entries/${gone}`])
    expect([address, await framersOf(address)]).toEqual([address, those]);
  await rally.post(await rally.token(slug, 'Ann'), slug);
  for (const address of [...pages(slug), '/', '/nowhere', '/embed/nowhere'])
    expect([address, await framersOf(address)]).toEqual([address, '*']);
  for (const address of ['/desk', '/join', '/report'])
    expect([address, await framersOf(address)]).toEqual([address, "'none'"]);
});

test('a change of the list reaches browsers that have the page already, and the markup names the list for scripts', async () => {
  const changed = await rally.blog({ sites: ['https://news.example'] });
  const editor = await rally.token(changed, 'Eve', 'editor');
  for (const address of [`/embed/${changed}`, `/live/${changed}`]) {
    const before = await fetch(rally.url + address);
    const named = / data-sites="([^"]*)"/.exec(await before.text())?.[1];
    expect(named).toBe(
      address.startsWith('/embed') ? `${rally.parts.config.publicUrl} https://news.example` : undefined,
    );
    const { rev } = (await rally.parts.store.journal.blog(changed))!;
    const patch = { command: randomUUID(), rev, sites: address.startsWith('/embed') ? null : ['other.example'] };
    await rally.send(editor, 'PATCH', `/api/v1/blogs/${changed}`, patch);
    const again = await fetch(rally.url + address, { headers: { 'If-None-Match': before.headers.get('etag') ?? '' } });
    expect([address, again.status]).toEqual([address, 200]);
    expect(await framersOf(address)).toBe(patch.sites === null ? '*' : "'self' https://other.example");
  }
});

test('bytes that differ in nothing but the sites that may frame them have tags that differ', () => {
  const tags = [undefined, ['https://a.example'], ['https://b.example']].map((sites) => bytesOf('x', { sites }).etag);
  expect(new Set(tags).size).toBe(3);
});

test('twenty sites at their longest leave room for other headers in the 4 KB that proxies take for all', () => {
  const site = `http://${'a'.repeat(52)}.example:65535`;
  const { frame } = createSecurityHeaders('https://rally.example');
  const sites = Array.from({ length: 20 }, (_, at) => site.replace('aaa', `${100 + at}`));
  expect(sites.map(siteOf)).toEqual(sites);
  expect(framedBy(frame, sites)['Content-Security-Policy']?.length).toBeLessThan(3_700);
});

test('the page of a frame names our own origin beside ’self’, which is nobody in a sandbox, and no other page does', () => {
  const { frame, readers } = createSecurityHeaders('https://rally.example', { early: 'x' } as InlineTexts);
  const own = (headers: Headers) =>
    (headers['Content-Security-Policy'] ?? '').split(';').filter((directive) => directive.includes('rally.example'));
  expect(own(readers)).toEqual([]);
  expect(own(frame)).toEqual([
    expect.stringMatching(/^script-src 'self' https:\/\/rally\.example 'sha256-[\w+/]{43}='$/),
    expect.stringMatching(/^style-src 'self' https:\/\/rally\.example( 'sha256-[\w+/]{43}=')*$/),
    "img-src 'self' https://rally.example data:",
    "connect-src 'self' https://rally.example wss://rally.example",
  ]);
});

test('a reader’s page runs and is styled by exactly the texts in it whose hashes its policy names', async () => {
  const answer = await fetch(`${rally.url}/live/${slug}`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const html = await answer.text();
  const inline = [...html.matchAll(/<(script|style)(?: data-live(?:="")?)?>([^]*?)<\/\1>/g)];
  expect(inline.map(([, tag]) => tag)).toEqual(expect.arrayContaining(['script', 'style']));
  for (const [, , text = ''] of inline)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  expect(policy).not.toMatch(/unsafe/);
});
