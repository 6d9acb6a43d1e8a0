/**
 * The peer of a reader's connection: stock socket.io, which emits each post to a room of all its clients. With a Redis
 * address as argument its processes share the room by socket.io's own adapter.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { answer } from '../support/program.js';

/** Bytes of a packet around its text: `42/live,["frame",{"text":""}]`. */
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

// The same backlog as Rallyline's: with node's 511 the kernel drops connections, and their retries would be measured.
const BACKLOG = 4_096;
server.listen(0, '127.0.0.1', BACKLOG, () => answer((server.address() as AddressInfo).port, () => null));
