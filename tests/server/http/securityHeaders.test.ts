/** The policies of the pages: the camera is for the reporters' app alone, and WebAssembly for no page. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSecurityHeaders } from '../../../server/http/securityHeaders.js';
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
      scripts: expect.stringMatching(/^script-src 'self' 'sha256-[\w+/]{43}='$/),
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
