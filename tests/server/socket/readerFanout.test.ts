/** The fan-out writes past two libraries: this holds what it takes for granted of them (see readerFanout.ts). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Socket as NetSocket } from 'node:net';
import { readFileSync } from 'node:fs';
import type { Socket } from 'socket.io';
import { createSocketEngine } from '../../../server/socket/engine.js';
import { memberOf } from '../../../server/socket/readerFanout.js';
import { until } from '../feed/instance.js';
import { openRaw } from './rawReader.js';

test('the private fields of engine.io and ws are as the fan-out expects them', async () => {
  const { io, upgrade, close } = createSocketEngine(4_096);
  const server = createServer().on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const joined = new Promise<Socket>((resolve) => io.of('/live').on('connection', resolve));
  const reader = await openRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  reader.ws.send('40/live,');
  const { connection } = memberOf(await joined);
  expect(connection.readyState).toBe('open');
  expect(connection.writeBuffer).toBeInstanceOf(Array);
  await until('what was queued is out', () => connection.writeBuffer.length === 0);
  expect(connection.transport.writable).toBe(true);
  expect(connection.transport.socket!.readyState).toBe(1);
  expect(connection.transport.socket!._socket).toBeInstanceOf(NetSocket);
  expect(connection.transport.socket!.terminate).toBeInstanceOf(Function);
  connection.transport.socket!._socket!.write(
    Buffer.from('\x81\x0e42/live,["a",1]'.replace('\x0e', String.fromCharCode(15)), 'latin1'),
  );
  await until('the bytes arrived', () => reader.packets.includes('42/live,["a",1]'));
  close();
  server.close();
});

test('they are in exact versions, so that an update is looked at first', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(dependencies).toMatchObject({ 'socket.io': expect.stringMatching(/^\d/), ws: expect.stringMatching(/^\d/) });
});
