/** Bodies of strangers: what somebody who is not signed in can have this process keep, unpack and parse. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startRally, update, type Rally } from '../../support/rally.js';

let rally: Rally;
let slug: string;
beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog();
});
afterAll(() => rally.stop(), 10_000);

const COMMANDS = [
  ['POST', '/api/v1/blogs'],
  ['PATCH', '/api/v1/blogs/any'],
  ['POST', '/api/v1/blogs/any/entries'],
  ['POST', '/api/v1/blogs/any/preview'],
] as const;

test.each(COMMANDS)('a stranger is refused before the body of %s %s has come', async (method, address) => {
  const socket = connect(rally.port, '127.0.0.1');
  const head = [
    `${method} ${address} HTTP/1.1`,
    'Host: any',
    'Content-Type: application/json',
    'Content-Length: 500000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n{"text":"`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});

test.each([
  ...COMMANDS.map(([, address]) => address),
  '/api/v1/session',
  '/api/v1/moves/session',
  '/api/v1/moves/find',
])('a compressed body is refused at %s, and nobody unpacks it', async (address) => {
  const token = await rally.token(slug, 'Ann', 'editor');
  const isChange = address === '/api/v1/blogs/any';
  const answer = await fetch(`${rally.url}${address.replace('any', slug)}`, {
    method: isChange ? 'PATCH' : 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      'X-Rallyline': '1',
    },
    body: new Uint8Array(gzipSync(JSON.stringify(update()))),
  });
  expect([answer.status, await answer.json()]).toMatchObject([415, { code: 'unsupported' }]);
});
