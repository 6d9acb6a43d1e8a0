/** The policies of the pages: the camera and WebAssembly are for the reporters' app alone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSecurityHeaders, type Headers } from '../../../server/http/securityHeaders.js';
import { startRally, type Rally } from '../../support/rally.js';

let rally: Rally;
let slug: string;

beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog();
});
afterAll(() => rally.stop());

const WASM = "script-src 'self' 'wasm-unsafe-eval'";

async function policiesOf(address: string): Promise<{ scripts: string; camera: string }> {
  const { headers } = await fetch(rally.url + address);
  const directives = (headers.get('content-security-policy') ?? '').split(';');
  return {
    scripts: directives.find((one) => one.startsWith('script-src ')) ?? '',
    camera: (headers.get('permissions-policy') ?? '').split(', ').find((one) => one.startsWith('camera')) ?? '',
  };
}

test('the page of the reporters’ app may use the camera and WebAssembly, also as its worker fetches it to keep it', async () => {
  for (const address of ['/report', '/report?lang=en', '/report?shared=lost'])
    expect(await policiesOf(address)).toEqual({ scripts: WASM, camera: 'camera=(self)' });
});

test('no other page may use the camera or WebAssembly: not the desk, sign-in, readers’ pages, embeds, or an answer of the API', async () => {
  const worker = ['/report/worker.js', '/report/app.webmanifest'];
  const readers = ['/', `/live/${slug}`, `/embed/${slug}`, '/nowhere'];
  const desk = ['/desk', '/join', '/api/v1/session', '/desk/media/nothing'];
  for (const address of [...worker, ...readers, ...desk])
    expect([address, await policiesOf(address)]).toEqual([
      address,
      { scripts: "script-src 'self'", camera: 'camera=()' },
    ]);
});

test('the reporters’ app and the desk differ in these two policies, and in nothing else', () => {
  const { report, desk } = createSecurityHeaders('https://rally.example');
  const without = (headers: Headers) => {
    const { 'Content-Security-Policy': scripts = '', 'Permissions-Policy': permissions = '', ...rest } = headers;
    return {
      ...rest,
      scripts: scripts.replace(WASM, "script-src 'self'"),
      permissions: permissions.replace('camera=(self)', 'camera=()'),
    };
  };
  expect(report).not.toEqual(desk);
  expect(without(report)).toEqual(without(desk));
  // A page's own code, made of text, stays forbidden.
  expect(report['Content-Security-Policy']).not.toMatch(/'unsafe-(?:eval|inline)'/);
});
