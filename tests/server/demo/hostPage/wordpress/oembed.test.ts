/** The stand-in for WordPress against what WordPress 6.1.9 itself made of the same HTML, its random secret put in place. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { bringsScript, filtered, withEmbeds } from '../../../../../server/demo/hostPage/wordpress/oembed.js';

const SECRET = 'SECRETSECR';
const EMBED = 'https://live.example.org/embed/baku';
const SHUT_IN = 'class="wp-embedded-content" sandbox="allow-scripts" security="restricted"';
const UNSEEN = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"';

test.each([
  [
    'a bare frame, without its lazy loading',
    `<iframe src="${EMBED}" title="Rally for Ukraine" width="600" height="700" loading="lazy"></iframe>`,
    `<iframe ${SHUT_IN} src="${EMBED}#?secret=${SECRET}" data-secret="${SECRET}" title="Rally for Ukraine" width="600" height="700"></iframe>`,
  ],
  [
    'the options in a frame’s address',
    `<iframe src="${EMBED}?lang=uk&amp;theme=dark" title="A &amp; B" width="600" height="700" loading="lazy"></iframe>`,
    `<iframe ${SHUT_IN} src="${EMBED}?lang=uk&#038;theme=dark#?secret=${SECRET}" data-secret="${SECRET}" title="A &amp; B" width="600" height="700"></iframe>`,
  ],
  [
    'a quotation, which stands until the frame is ready',
    `<blockquote class="x"><a href="https://live.example.org/live/baku" rel="noopener">Rally</a></blockquote><iframe src="${EMBED}" width="600" height="700" sandbox="allow-scripts allow-same-origin"></iframe>`,
    `<blockquote class="wp-embedded-content" data-secret="${SECRET}"><a href="https://live.example.org/live/baku">Rally</a></blockquote><iframe ${SHUT_IN} ${UNSEEN} src="${EMBED}#?secret=${SECRET}" data-secret="${SECRET}" width="600" height="700"></iframe>`,
  ],
  [
    'nothing beside a frame',
    `<script>alert(1)</script><rally-feed src="x"></rally-feed><iframe onload="x()" src="${EMBED}"></iframe><p>more</p>`,
    `<iframe ${SHUT_IN} src="${EMBED}#?secret=${SECRET}" data-secret="${SECRET}"></iframe>`,
  ],
  [
    'no answer without a frame',
    `<rally-feed src="https://live.example.org/live/baku"><a href="/">x</a></rally-feed>`,
    null,
  ],
])('WordPress leaves of a stranger’s oEmbed %s', (_, answer, left) => {
  expect(filtered(answer, SECRET)).toBe(left);
});

test('WordPress puts its script for embeds beside a quotation with a frame, and beside no bare frame', () => {
  const frame = `<iframe src="${EMBED}"></iframe>`;
  const quotation = '<blockquote><a href="https://live.example.org/live/baku">Rally</a></blockquote>';
  expect(bringsScript(filtered(frame, SECRET) ?? '')).toBe(false);
  expect(bringsScript(filtered(quotation + frame, SECRET) ?? '')).toBe(true);
});

test('an address in a paragraph of its own becomes what the oEmbed named in its page answers, asked for the theme’s room', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const { port } = server.address() as AddressInfo;
    const link = `<link rel="alternate" type="application/json+oembed" href="http://127.0.0.1:${String(port)}/oembed?url=x&amp;y=z">`;
    const html = '<iframe src="https://live.example.org/embed/baku"></iframe>';
    response.end(url.startsWith('/oembed') ? JSON.stringify({ type: 'rich', html }) : `<head>${link}</head>`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const page = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/live/baku`;
  const content = `<p>See ${page} too.</p><p>${page}</p>`;
  expect(await withEmbeds(content, () => SECRET)).toBe(
    `<p>See ${page} too.</p><p><iframe ${SHUT_IN} src="${EMBED}#?secret=${SECRET}" data-secret="${SECRET}"></iframe></p>`,
  );
  const query = `url=${encodeURIComponent(page)}&y=z&maxwidth=640&maxheight=960&dnt=1&format=json`;
  expect(asked).toEqual(['/live/baku', `/oembed?${query}`]);
  server.close();
});
