import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { kept, strict } from '../../../../server/demo/hostPage/newspaper.js';

const MINUTE = 60_000;

test('a page that is kept has the feed of the time when it was made, for an hour, and says how old it is', async () => {
  let says = 'first';
  const server = createServer(({ url }, response) => void response.end(`<p>${says} ${url ?? ''}</p>`));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const rallyUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  let now = 0;
  const page = kept({ rallyUrl, slug: 'baku' }, () => now).pages['/kept/']!;
  const first = await page();
  expect(first.body).toContain(
    `<rally-feed src="${rallyUrl}/live/baku"><p>first /embed/baku/fragment</p></rally-feed>`,
  );
  // What nobody takes over is said: the element does not reach into the page's head.
  expect(first.body).toMatch(
    /<head>[^]*ld\+json[^]*<\/head>[^]*structured data in its head, for search engines, is as old/,
  );
  expect(first.headers).toEqual({ 'Cache-Control': 'public, max-age=3600', Age: '0' });
  says = 'second';
  now = 59 * MINUTE;
  const later = await page();
  expect([later.body, later.headers?.Age]).toEqual([first.body, (59 * 60).toString()]);
  now = 60 * MINUTE;
  expect((await page()).body).toContain('second /embed/baku/jsonld');
  server.close();
});

test('the strict page lets in scripts of the rally’s origin alone, no inline style, and no HTML that nobody checked', async () => {
  const { headers } = await strict({ rallyUrl: 'https://live.example.org', slug: 'baku' }).pages['/strict/']!();
  const policy = headers?.['Content-Security-Policy'] ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      'script-src https://live.example.org',
      "style-src 'self'",
      "require-trusted-types-for 'script'",
    ]),
  );
  expect(policy).not.toMatch(/unsafe|nonce|\*/);
});
