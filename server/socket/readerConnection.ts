/**
 * A reader's connection, straight over ws: of engine.io's protocol (4) and socket.io's (5) the few packets that a reader
 * needs. The libraries' own objects around a connection take more memory than the connection itself, and most of what
 * they can do is what rule S3 forbids (docs/decisions/0002). socket.io's own client is served as any other.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { READERS_NAMESPACE, type ReaderEvents } from '../../shared/protocol/readers.js';
import { inEnglish } from '../../shared/messages/inEnglish.js';
import { refusal, type Refusal } from '../../shared/refusals.js';
import { refuseUpgrade } from './engine.js';
import { Heartbeat, PING_INTERVAL_MS, PING_TIMEOUT_MS } from './heartbeat.js';

/** A handshake fits ten times into it; a stranger can keep no more than this per connection. */
const MAX_BYTES = 4_096;
/** How long a connection may stay without having joined a blog (rule S3). */
const JOIN_WITHIN_MS = 5_000;
/** "The other side goes away": whoever hears it comes back. */
const GOING_AWAY = 1001;

/** The first characters of packets: engine.io's type, and for a message (4) socket.io's type. */
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const EVENT = '42';
const CONNECT_ERROR = '44';

export interface ReaderEngine {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends every connection without telling anybody to stay away. */
  close: () => void;
}

/** Called with what a reader named, once; then it is let in (`accept`) or told why not (`refuse`). */
export type OnJoin = (connection: ReaderConnection, auth: unknown) => void;

export function createReaderEngine(onJoin: OnJoin): ReaderEngine {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_BYTES,
    // Nobody here has to ping us: who floods with pings would have the answers queued.
    autoPong: false,
  });
  const heartbeat = new Heartbeat<ReaderConnection>();
  return {
    upgrade: (request, socket, head) => {
      if (!speaksOurs(request)) return refuseUpgrade(socket, '400 Bad Request');
      server.handleUpgrade(request, socket, head, (ws) => new ReaderConnection(ws, socket, heartbeat, onJoin));
    },
    close: () => {
      heartbeat.stop();
      for (const connection of heartbeat.members()) connection.close();
    },
  };
}

function speaksOurs({ url = '' }: IncomingMessage): boolean {
  const asked = new URLSearchParams(url.split('?')[1]);
  return asked.get('EIO') === '4' && asked.get('transport') === 'websocket' && !asked.has('sid');
}

export class ReaderConnection {
  /** Called once, when a reader that was let in is gone. */
  onGone: (() => void) | null = null;
  private joining: NodeJS.Timeout | null;
  private hasSpoken = false;
  private awaitsPong = false;

  constructor(
    private readonly ws: WebSocket,
    private readonly socket: Duplex,
    heartbeat: Heartbeat<ReaderConnection>,
    onJoin: OnJoin,
  ) {
    this.joining = setTimeout(() => this.close(), JOIN_WITHIN_MS);
    const leave = heartbeat.add(this);
    ws.on('message', (data, isBinary) => this.hear(data, isBinary, onJoin));
    // What is wrong with one connection ends it, which `close` tells; it is no fault of ours.
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      leave();
      this.settle();
      this.onGone?.();
    });
    ws.send(`0${openingOf(randomUUID())}`);
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  /** Open, and nothing waits in this process to be sent: neither in ws, which queues nothing of its own, nor in node. */
  get isIdle(): boolean {
    return this.isOpen && this.socket.writableLength === 0;
  }

  accept(): void {
    this.settle();
    this.ws.send(`${CONNECT}${READERS_NAMESPACE},{"sid":"${randomUUID()}"}`);
  }

  /** It is told, and closed when its time to join is over: so it can say goodbye by itself. */
  refuse(refusal: Refusal, namespace: string = READERS_NAMESPACE): void {
    const answer = { message: refusal.code, data: inEnglish(refusal) };
    if (this.isOpen) this.ws.send(`${CONNECT_ERROR}${namespace},${JSON.stringify(answer)}`);
  }

  /** Reliable: queued where it cannot go out at once. For what comes seldom. `json`: the event's value. */
  emit(event: keyof ReaderEvents, json: string): void {
    if (this.isOpen) this.ws.send(eventText(event, json));
  }

  /** Bytes made by `packetBytes`. They go the way that ws' own go, in order with them. */
  write(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** A reader that is not idle is not asked: whether it still reads is the fan-out's to find out. */
  ping(): void {
    if (!this.isIdle) return;
    this.awaitsPong = true;
    this.write(PING_BYTES);
  }

  /** After the time that it had for it. */
  endUnlessHeard(): void {
    if (this.awaitsPong) this.cut();
  }

  close(): void {
    this.ws.close(GOING_AWAY);
  }

  /** At once, and with all that waits for it. */
  cut(): void {
    this.ws.terminate();
  }

  /** A reader sends one message, which names its blog, and answers pings. Whatever else comes is none of ours (S3). */
  private hear(data: RawData, isBinary: boolean, onJoin: OnJoin): void {
    const packet = isBinary ? '' : (data as Buffer).toString('utf8');
    if (packet === PONG && this.awaitsPong) {
      this.awaitsPong = false;
      return;
    }
    const asked = this.hasSpoken ? null : connectOf(packet);
    if (asked === null) return this.cut();
    this.hasSpoken = true;
    if (asked.namespace === READERS_NAMESPACE) onJoin(this, asked.auth);
    else this.refuse(refusal('not-found'), asked.namespace);
  }

  private settle(): void {
    if (this.joining !== null) clearTimeout(this.joining);
    this.joining = null;
  }
}

function openingOf(sid: string): string {
  const times = { pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS };
  return JSON.stringify({ sid, upgrades: [], ...times, maxPayload: MAX_BYTES });
}

/** `40/live,{...}`, or `40{...}` in the namespace that has no name; null where it is something else. */
function connectOf(packet: string): { namespace: string; auth: unknown } | null {
  const [, namespace = '/', json = ''] = /^40(?:(\/[^,]*),?)?(.*)$/s.exec(packet) ?? [];
  if (!packet.startsWith(CONNECT)) return null;
  try {
    return { namespace, auth: json === '' ? {} : (JSON.parse(json) as unknown) };
  } catch {
    return null;
  }
}

function eventText(event: keyof ReaderEvents, json: string): string {
  return `${EVENT}${READERS_NAMESPACE},["${event}",${json}]`;
}

/** An event as the bytes of one unmasked WebSocket text message (RFC 6455), which is what a server sends. */
export function packetBytes(event: keyof ReaderEvents, json: string): Buffer {
  return textMessage(eventText(event, json));
}

function textMessage(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([headerOf(payload.length), payload]);
}

function headerOf(length: number): Buffer {
  const FINAL_TEXT = 0x81;
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = FINAL_TEXT;
  header[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

const PING_BYTES = textMessage(PING);
