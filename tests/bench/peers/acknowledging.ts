/** The peer of a post: a bare server that does a durable insert and acknowledges it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';
import { Server } from 'socket.io';
import { answer } from '../support/program.js';

const database = new Sqlite(path.join(process.argv[2] ?? '.', 'peer.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table posts (number integer primary key, body blob not null)');
const insert = database.prepare('insert into posts (body) values (?)');

const server = createServer((request, response) => {
  void buffer(request).then((body) => {
    if (request.url === '/insert') insert.run(body);
    response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"ok":true}');
  });
});

const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  socket.on('acknowledge', (_payload: unknown, acknowledge: (value: unknown) => void) => acknowledge({ ok: true }));
  socket.on('insert', (payload: unknown, acknowledge: (value: unknown) => void) => {
    insert.run(Buffer.from(JSON.stringify(payload)));
    acknowledge({ ok: true });
  });
});

server.listen(0, '127.0.0.1', () => answer((server.address() as AddressInfo).port, () => null));
