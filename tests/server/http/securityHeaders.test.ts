/** The policies of the pages: the camera is for the reporters' app alone, and WebAssembly for no page. */
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
  for (const address of [...worker, ...readers, ...desk])
    expect([address, await policiesOf(address)]).toEqual([address, { scripts: SCRIPTS, camera: 'camera=()' }]);
});

test('the reporters’ app and the desk differ in the camera, and in nothing else', () => {
  const { report, desk } = createSecurityHeaders('https://rally.example');
  const { 'Permissions-Policy': permissions, ...rest } = report;
  expect(permissions).toBe(desk['Permissions-Policy']?.replace('camera=()', 'camera=(self)'));
  expect({ ...rest, 'Permissions-Policy': desk['Permissions-Policy'] }).toEqual(desk);
  expect(report['Content-Security-Policy']).not.toMatch(/unsafe/);
});
