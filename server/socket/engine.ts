/** The desk's socket.io server over an engine of its own, WebSocket only. Readers have their own (readerEngine.ts). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server as Engine } from 'engine.io';
import { Server } from 'socket.io';
import { placeOf, type AddressOf } from '../auth/address.js';
import { PING_TIMEOUT_MS } from './heartbeat.js';
import { Strangers, type StrangerLimits } from './strangers.js';

/** The time in which a connection has to name its namespace (rule S3). */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Reporters and editors have to see within ten seconds that the connection is gone; readers, who are many, have 50 s.
 */
const DESK_PING_MS = 5_000;

export interface SocketEngine {
  io: Server;
  /** The connection's holder is known: it takes no stranger's place any more. */
  know: (connection: unknown) => void;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Closes every connection without telling clients to stay away, as a `disconnect` would. */
  close: () => void;
}

export interface EngineParts {
  /** The largest packet taken; a larger one closes its connection. */
  maxBytes: number;
  strangers: StrangerLimits;
  addressOf: AddressOf;
}

export function createSocketEngine({ maxBytes, strangers: limits, addressOf }: EngineParts): SocketEngine {
  const engine = new Engine({
    transports: ['websocket'],
    allowUpgrades: false,
    maxHttpBufferSize: maxBytes,
    pingInterval: DESK_PING_MS,
    pingTimeout: PING_TIMEOUT_MS,
    perMessageDeflate: false,
    httpCompression: false,
  });
  // A close frame would wait for an answer that never comes.
  const strangers = new Strangers<RawConnection>(limits, ({ request }) => request.socket.destroy());
  engine.on('connection', (connection: RawConnection) => {
    closeAtBytes(connection);
    strangers.enter(connection, placeOf(addressOf(connection.request)));
    connection.on('close', () => strangers.leave(connection));
  });
  const io = new Server({ connectTimeout: CONNECT_TIMEOUT_MS, serveClient: false });
  io.bind(engine);
  // The default namespace, which socket.io always has, lets nobody in.
  io.use((_socket, next) => next(new Error('not-found')));
  return {
    io,
    know: (connection) => strangers.leave(connection as RawConnection),
    upgrade: (request, socket, head) => engine.handleUpgrade(request, socket, head),
    close: () => engine.close(),
  };
}

interface RawConnection {
  request: IncomingMessage;
  on: {
    (event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void;
    (event: 'close', listener: () => void): void;
  };
  close: (discard: boolean) => void;
}

/** Closes a connection that sends bytes: every packet here is text. */
function closeAtBytes(connection: RawConnection): void {
  connection.on('packet', ({ type, data }) => {
    if (type === 'message' && typeof data !== 'string') connection.close(true);
  });
}

/** The time in which whoever was refused takes the answer and goes. */
const GOES_MS = 5_000;

/**
 * Answers an upgrade that is not taken, before a WebSocket is there. Node watches over such a connection no more: it is cut
 * where the other side does not end it, and what comes is let go, since its end would not be heard behind unread bytes.
 */
export function refuseUpgrade(
  socket: Duplex,
  status: '400 Bad Request' | '404 Not Found' | '503 Service Unavailable',
  after?: number,
): void {
  const retry = after === undefined ? '' : `Retry-After: ${after}\r\n`;
  const cutting = setTimeout(() => socket.destroy(), GOES_MS).unref();
  socket.once('close', () => clearTimeout(cutting)).on('error', () => socket.destroy());
  socket.resume();
  socket.end(`HTTP/1.1 ${status}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
