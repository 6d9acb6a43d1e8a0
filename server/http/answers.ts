/**
 * The answers of the HTTP server, as far as other ends may hold them up (rule S3). Node runs the handlers of all requests
 * that a connection has sent at once, and keeps their answers for as long as nobody reads: a connection that asked 2,000
 * times in one breath held 400 MB, for ever. Here it holds one answer, and not for long.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Patience } from './answers/patience.js';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface AnswersParts {
  answer: Answer;
  /** Milliseconds between two looks at all connections; five seconds where it is not given. */
  lookEveryMs?: number;
}

/**
 * Requests that may wait behind one under way. No browser and no proxy sends any (HTTP/1.1 calls it pipelining), and
 * programs that do have to bear the end of the connection. Each is 16 KB of headers at most.
 */
const MOST_WAITING = 16;
const LOOK_EVERY_MS = 5_000;
/** Looks without a request: what node allows is 5 s of rest, and then 15 s for headers; empty lines prolong neither here. */
const RESTS = 5;

interface Connection {
  underWay: ServerResponse | null;
  waiting: { request: IncomingMessage; response: ServerResponse }[];
  patience: Patience;
  rests: number;
  /** Goes on with the next request; made once for all answers of the connection, since cached pages cost little more than this. */
  onOver: () => void;
}

export class Answers {
  private readonly connections = new Map<Duplex, Connection>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: AnswersParts) {}

  start(): void {
    this.timer = setInterval(() => this.look(), this.parts.lookEveryMs ?? LOOK_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Answers a request, after those that came before it on its connection. */
  readonly take: Answer = (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    const connection = this.connectionOf(socket);
    const { underWay, waiting } = connection;
    if (underWay === null) this.begin(connection, request, response);
    else if (waiting.length < MOST_WAITING) waiting.push({ request, response });
    else socket.destroy();
  };

  /**
   * Lets a connection go that becomes a WebSocket, which has rules of its own. Nobody who waits for an answer asks for one
   * meanwhile: such a connection is ended, since its answer would be watched by nobody.
   */
  letGo(socket: Duplex): void {
    const connection = this.connections.get(socket);
    this.connections.delete(socket);
    if (connection !== undefined && connection.underWay !== null) socket.destroy();
  }

  private connectionOf(socket: Socket): Connection {
    const known = this.connections.get(socket);
    if (known !== undefined) return known;
    const connection: Connection = {
      ...{ underWay: null, waiting: [], patience: new Patience(socket), rests: 0 },
      onOver: () => this.goOn(socket, connection),
    };
    this.connections.set(socket, connection);
    socket.once('close', () => this.connections.delete(socket));
    return connection;
  }

  private begin(connection: Connection, request: IncomingMessage, response: ServerResponse): void {
    connection.underWay = response;
    connection.rests = 0;
    // Comes after the system has taken the last byte, and also where the connection ends before.
    response.on('close', connection.onOver);
    this.parts.answer(request, response);
  }

  private goOn({ destroyed }: Socket, connection: Connection): void {
    connection.underWay = null;
    if (connection.waiting.length === 0 || destroyed) return;
    const next = connection.waiting.shift();
    if (next !== undefined) this.begin(connection, next.request, next.response);
  }

  private look(): void {
    for (const [socket, connection] of this.connections) if (isOver(connection)) socket.destroy();
  }
}

function isOver(connection: Connection): boolean {
  if (connection.patience.isOver()) return true;
  if (connection.underWay !== null) return false;
  connection.rests += 1;
  return connection.rests > RESTS;
}
