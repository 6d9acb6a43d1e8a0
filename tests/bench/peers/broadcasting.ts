/** The peer of a frame: a bare ws server that sends each post to all its clients. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import { answer } from '../support/program.js';

const server = createServer((request, response) => {
  void json(request).then((posted) => {
    const { bytes, text } = posted as { bytes: number; text: string };
    const message = Buffer.from(text.padEnd(bytes, '.'));
    for (const reader of sockets.clients) reader.send(message, { binary: false });
    response.writeHead(201, { 'Content-Length': 0 }).end();
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

server.listen(0, '127.0.0.1', () => answer((server.address() as AddressInfo).port, () => null));
