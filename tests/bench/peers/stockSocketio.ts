/**
 * The peer of a reader's connection: socket.io as it comes, that emits what is posted to a room of all who are there. With
 * a Redis' address as its argument, all of its processes are one, by socket.io's own adapter.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { answer } from '../support/program.js';

/** Of a packet, beside the text: `42/live,["frame",{"text":""}]`. */
const AROUND = 29;

const server = createServer((request, response) => {
  void json(request).then((posted) => {
    const { bytes, text } = posted as { bytes: number; text: string };
    live.to('rally').emit('frame', { text: text.padEnd(bytes - AROUND, '.') });
    response.writeHead(201, { 'Content-Length': 0 }).end();
  });
});
const [, , redis] = process.argv;
const adapter = redis === undefined ? {} : { adapter: createAdapter(new Redis(redis), new Redis(redis)) };
const live = new Server(server, { transports: ['websocket'], serveClient: false, ...adapter }).of('/live');
live.on('connection', (socket) => {
  void socket.join('rally');
  socket.emit('hello', {});
});

// As many as ours has: with node's own 511 the kernel drops who comes, and what is measured is when those come again.
const BACKLOG = 4_096;
server.listen(0, '127.0.0.1', BACKLOG, () => answer((server.address() as AddressInfo).port, () => null));
