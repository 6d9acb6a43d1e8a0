/** The upgrade of a reader's request to a WebSocket (RFC 6455), with or without compression. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { DEFLATE_ANSWER, offersDeflate } from './deflateOffers.js';
import { ReaderWire } from './readerWire.js';

/** The fixed text by which RFC 6455 makes an answer of a key. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const KEY = /^[+/0-9A-Za-z]{22}==$/;

/** Answers the request; null, and no answer, where it does not ask for such a connection. */
export function readerUpgrade({ method, headers }: IncomingMessage, socket: Duplex): ReaderWire | null {
  const key = headers['sec-websocket-key'];
  const isOurs = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
  if (!isOurs || headers['sec-websocket-version'] !== '13' || key === undefined || !KEY.test(key)) return null;
  const deflates = offersDeflate(headers['sec-websocket-extensions']);
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1')
      .update(key + GUID)
      .digest('base64')}`,
    ...(deflates ? [`Sec-WebSocket-Extensions: ${DEFLATE_ANSWER}`] : []),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return new ReaderWire(socket, deflates);
}
