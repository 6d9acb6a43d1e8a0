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

  /** `deflates`: both sides have agreed on permessage-deflate. */
  constructor(
    private readonly socket: Duplex,
    readonly deflates: boolean,
  ) {}

  /** `head`: the bytes that came with the upgrade. */
  open(head: Buffer, listener: WireListener): void {
    const { socket } = this;
    const receiver = this.receiver(listener);
    if (socket instanceof Socket) socket.setTimeout(0).setNoDelay();
    if (head.length > 0) socket.unshift(head);
    // The receiver is done with a piece when it returns, so there is nothing to wait for.
    socket.on('data', (piece: Buffer) => receiver.writable && receiver.write(piece));
    socket.on('end', () => this.part());
    socket.on('error', () => this.cut());
    socket.on('close', () => {
      this.isClosing = true;
      if (this.goodbye !== null) clearTimeout(this.goodbye);
      listener.closed();
    });
  }

  get isOpen(): boolean {
    return !this.isClosing && this.socket.writable;
  }

  /** Open, and nothing waits in this process to be sent. */
  get isIdle(): boolean {
    return this.isOpen && this.socket.writableLength === 0;
  }

  /** Writes whole messages. */
  write(bytes: Buffer): void {
    if (this.isOpen) this.socket.write(bytes);
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

  private receiver({ heard }: WireListener): Writable {
    const extensions = this.deflates ? { 'permessage-deflate': new Inflation() } : {};
    const limits = { maxPayload: MAX_BYTES, maxFragments: MOST_PIECES, maxBufferedChunks: MOST_PIECES };
    const receiver = new Receiver({ isServer: true, extensions, ...limits });
    // Pings are not answered: no reader has to ping the server, and the answers to a flood of them would queue up.
    receiver.on('message', heard);
    receiver.on('conclude', () => {
      this.write(closeMessage());
      this.part();
    });
    receiver.on('error', (error: NodeJS.ErrnoException) => {
      this.write(closeMessage(CLOSE_CODES[error.code ?? ''] ?? FAULTY));
      this.part();
    });
    return receiver;
  }

  private part(): void {
    this.leave();
    this.socket.end();
  }

  /** From here on nothing is written; whoever does not take the goodbye is cut. */
  private leave(): void {
    this.isClosing = true;
    this.goodbye ??= setTimeout(() => this.socket.destroy(), GOODBYE_MS);
  }
}
