/** A page goes out whole, also where it cannot be compressed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesOf } from '../../../server/feed/pageBytes.js';
import { createSendPage } from '../../../server/http/fast.js';

const page = bytesOf('<p>People come to the square.</p>');
page.coded = () => Promise.reject(new Error('no memory'));
const faults: unknown[] = [];
const sendPage = createSendPage({ readers: {}, frame: {} }, (error, where) => faults.push([error, where]));

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => sendPage(request, response, page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

test('a page whose compression fails goes out as it is, and the log hears of it', async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/live/baku`, { headers: { 'Accept-Encoding': 'br' } });
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, null]);
  expect(await answer.text()).toBe(page.body.toString());
  expect(faults).toEqual([[new Error('no memory'), 'compressing a page']]);
});
