/** Pieces whose connection was cut before the server looked at them. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { TUS } from '../../../support/rally.js';
import { addressOf, asked, create, named, patch, picture, rally, serveUploads, token } from './house.js';

jest.setTimeout(60_000);

serveUploads();

/** Sends the head of a request for a piece, and its first bytes. */
async function beginPiece(address: string): Promise<Socket> {
  const socket = connect(rally.port, '127.0.0.1');
  await once(socket, 'connect');
  const headers = {
    ...{ ...TUS, Host: 'localhost', Authorization: `Bearer ${token}`, 'Upload-Offset': '0' },
    ...{ 'Content-Type': 'application/offset+octet-stream', 'Content-Length': String(picture.length) },
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`PATCH ${address} HTTP/1.1\r\n${lines.join('')}\r\n`);
  socket.write(picture.subarray(0, 100));
  return socket;
}

/** Finds the server's side of the connection on which the next piece begins to come; `isCut` resolves at its end. */
function besidePiece(): Promise<{ isCut: Promise<void> }> {
  const asked = 'http.server.request.start';
  return new Promise((resolve) => {
    const hear = (message: unknown): void => {
      const { request } = message as { request: IncomingMessage };
      if (request.method !== 'PATCH') return;
      unsubscribe(asked, hear);
      // The piece that breaks off is an error before that, which `once` would reject with.
      resolve({ isCut: new Promise((cut) => request.socket.once('close', () => cut())) });
    };
    subscribe(asked, hear);
  });
}

test('a piece whose connection was cut while the server was busy takes no lock, which nobody would give back', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  const { photos } = rally.parts.store;
  const { moveUpload, lease } = photos;
  const locked: string[] = [];
  let goOn = (): void => undefined;
  const isDue = new Promise<void>((go) => (goOn = go));
  const isLooked = new Promise<void>((reached) => {
    photos.moveUpload = async (...move) => {
      reached();
      await isDue;
      return moveUpload.apply(photos, move);
    };
  });
  photos.lease = (...wanted) => {
    locked.push(wanted[0]);
    return lease.apply(photos, wanted);
  };
  try {
    const beside = besidePiece();
    const socket = await beginPiece(address);
    await isLooked;
    const { isCut } = await beside;
    socket.destroy();
    await isCut;
    goOn();
    await sleep(500);
    expect(locked).toEqual([]);
  } finally {
    Object.assign(photos, { moveUpload, lease });
  }
  expect((await asked('HEAD', address)).headers.get('upload-offset')).toBe('0');
  expect((await patch(address, 0, picture)).status).toBe(204);
});
