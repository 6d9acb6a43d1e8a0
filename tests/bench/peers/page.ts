/** The peer of a cached page: bare node:http with the same headers and bytes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../support/program.js';

const headers = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
let body: Uint8Array = Buffer.alloc(0);

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});

server.listen(0, '127.0.0.1', () =>
  answer((server.address() as AddressInfo).port, (page: Uint8Array) => {
    body = Buffer.from(page);
  }),
);
