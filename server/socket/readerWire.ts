/**
 * The WebSocket (RFC 6455) under a reader's connection: ws' receiver takes apart what a reader sends, and what goes out is
 * written as it is, since it is made once for many. ws' own WebSocket would queue what it compresses, and keep an inflater
 * and a sender for each reader (docs/decisions/0002).
 */
import type { Duplex, Writable } from 'node:stream';
import { Socket } from 'node:net';
import * as ws from 'ws';
import { Inflation } from './inflation.js';
import { closeMessage, textMessage } from './packet.js';
import { MAX_BYTES } from './readerPackets.js';

/** ws exports the class without telling of it in its types. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

/** A message has few fragments, and arrives in few pieces: each one that is kept costs more than its bytes. */
const MOST_PIECES = 64;
const LIMITS = { maxPayload: MAX_BYTES, maxFragments: MOST_PIECES, maxBufferedChunks: MOST_PIECES };
const NONE = {};
/** The time in which the other side answers a goodbye, and takes ours. */
const GOODBYE_MS = 10_000;

const FAULTY = 1002;
/** Codes of a close by the receiver's and zlib's own codes of errors; any other is a fault in the protocol. */
const CLOSE_CODES: Readonly<Partial<Record<string, number>>> = {
  WS_ERR_INVALID_UTF8: 1007,
  Z_DATA_ERROR: 1007,
  Z_BUF_ERROR: 1007,
  WS_ERR_TOO_MANY_BUFFERED_PARTS: 1008,
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: 1009,
  ERR_BUFFER_TOO_LARGE: 1009,
};

export interface WireListener {
  heard: (data: Buffer, isBinary: boolean) => void;
  /** Called once, when the connection is gone. */
  closed: () => void;
}

export class ReaderWire {
  private isClosing = false;
  private goodbye: NodeJS.Timeout | null = null;
  private receiver!: ReaderReceiver;
  listener!: WireListener;

  /** `deflates`: both sides have agreed on permessage-deflate. */
  constructor(
    private readonly socket: WiredSocket,
    readonly deflates: boolean,
  ) {}

  /** `head`: the bytes that came with the upgrade. */
  open(head: Buffer, listener: WireListener): void {
    const { socket } = this;
    this.listener = listener;
    this.receiver = new ReaderReceiver(this);
    socket[WIRE] = this;
    if (socket instanceof Socket) socket.setTimeout(0).setNoDelay();
    if (head.length > 0) socket.unshift(head);
    socket.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  }

  /** Takes what the reader sent. The receiver is done with it when it returns, so there is nothing to wait for. */
  take(piece: Buffer): void {
    if (this.receiver.writable) this.receiver.write(piece);
  }

  get isOpen(): boolean {
    return !this.isClosing && !this.socket.destroyed;
  }

  /** Open, and nothing waits in this process to be sent. */
  get isIdle(): boolean {
    return this.socket.writableLength === 0 && this.isOpen;
  }

  /** Writes whole messages. */
  write(bytes: Buffer): void {
    if (!this.isClosing) this.socket.write(bytes);
  }

  send(text: string): void {
    this.write(textMessage(text));
  }

  /** Says goodbye, and ends when the other side has answered. */
  close(code: number): void {
    if (!this.isOpen) return;
    this.write(closeMessage(code));
    this.leave();
  }

  /** Ends the connection at once, and all that waits for it. */
  cut(): void {
    this.isClosing = true;
    this.socket.destroy();
  }

  /** Answers a goodbye, or tells of a fault, and ends. */
  end(code?: number): void {
    this.write(closeMessage(code));
    this.part();
  }

  gone(): void {
    this.isClosing = true;
    if (this.goodbye !== null) clearTimeout(this.goodbye);
    this.listener.closed();
  }

  /** Lets the other side's end be the end. */
  part(): void {
    this.leave();
    this.socket.end();
  }

  /** From here on nothing is written; whoever does not take the goodbye is cut. */
  private leave(): void {
    this.isClosing = true;
    this.goodbye ??= setTimeout(() => this.socket.destroy(), GOODBYE_MS);
  }
}

const WIRE = Symbol('wire');
type WiredSocket = Duplex & { [WIRE]?: ReaderWire };

/** Functions that all connections share: closures of each were half a kilobyte a reader. */
function onData(this: WiredSocket, piece: Buffer): void {
  this[WIRE]?.take(piece);
}
function onEnd(this: WiredSocket): void {
  this[WIRE]?.part();
}
function onError(this: WiredSocket): void {
  this[WIRE]?.cut();
}
function onClose(this: WiredSocket): void {
  this[WIRE]?.gone();
}

/** Takes a reader's messages apart. Pings are not answered: no reader has to send any, and answers to a flood would queue up. */
class ReaderReceiver extends Receiver {
  constructor(readonly wire: ReaderWire) {
    const extensions = wire.deflates ? { 'permessage-deflate': new Inflation(wire) } : NONE;
    super({ isServer: true, extensions, ...LIMITS });
    this.on('message', onMessage).on('conclude', onConclude).on('error', onFault);
  }
}

function onMessage(this: ReaderReceiver, data: Buffer, isBinary: boolean): void {
  this.wire.listener.heard(data, isBinary);
}
function onConclude(this: ReaderReceiver): void {
  this.wire.end();
}
function onFault(this: ReaderReceiver, error: NodeJS.ErrnoException): void {
  this.wire.end(CLOSE_CODES[error.code ?? ''] ?? FAULTY);
}
