/**
 * A WebSocket client at the least cost: a library's client takes as long for a message as the measured server, and ten
 * thousand clients share two cores with it. The client speaks to the benches' servers alone: without
 * fragments, and with frames masked by zeros, since no proxy is between that the mask would protect.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { constants, inflateRawSync } from 'node:zlib';

export interface Wire {
  send: (text: string) => void;
  close: () => void;
}

/** `address`: the local address. */
export interface WireOptions {
  url: URL;
  address: string;
  /** Offers compression as browsers do. */
  deflates?: boolean;
  /** `payload`: its bytes are gone when the call returns. `size`: bytes of the message on the wire, with its head. */
  message: (payload: Buffer, size: number) => void;
  closed: () => void;
}

/** The server's refusal before the WebSocket opened, with the time to come again. */
export class TurnedAway extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterMs: number,
  ) {
    super(`turned away with ${String(status)}`);
  }
}

/** The read buffer of all sockets: each read is handled before the next. */
const READ_INTO = Buffer.allocUnsafeSlow(256 * 1024);
const HEAD_END = '\r\n\r\n';

/** Resolves when the WebSocket is open. */
export function openWire(options: WireOptions): Promise<Wire> {
  const { url, address, deflates = false, message, closed } = options;
  return new Promise((resolve, reject) => {
    let head: string | null = '';
    const frames = new Frames(message);
    const socket: Socket = connect({
      host: url.hostname,
      port: Number(url.port),
      localAddress: address,
      noDelay: true,
      onread: {
        buffer: READ_INTO,
        callback: (size, buffer) => {
          take(Buffer.from(buffer.buffer, buffer.byteOffset, size));
          return true;
        },
      },
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('the connection ended before it was open'));
      closed();
    });
    socket.on('connect', () => socket.write(upgradeOf(url, deflates)));

    function take(chunk: Buffer): void {
      if (head === null) return frames.take(chunk);
      head += chunk.toString('latin1');
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      const answer = head.slice(0, end);
      const rest = Buffer.from(head.slice(end + HEAD_END.length), 'latin1');
      head = null;
      const status = Number(answer.split(' ')[1]);
      if (status !== 101) {
        reject(new TurnedAway(status, 1_000 * Number(/^retry-after: *(\d+)/im.exec(answer)?.[1] ?? 1)));
        socket.destroy();
        return;
      }
      resolve({ send: (text) => void socket.write(frameOf(text)), close: () => socket.destroy() });
      // The promise resolves before the first message is delivered.
      if (rest.length > 0) queueMicrotask(() => frames.take(rest));
    }
  });
}

function upgradeOf(url: URL, deflates: boolean): string {
  const lines = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    ...(deflates ? ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'] : []),
  ];
  return lines.join('\r\n') + HEAD_END;
}

function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length >= 126)
    return Buffer.concat([Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]), payload]);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

/** Cuts a server's unmasked frames out of the pieces that arrive. */
class Frames {
  private kept: Buffer | null = null;

  constructor(private readonly message: (payload: Buffer, size: number) => void) {}

  take(chunk: Buffer): void {
    let bytes = this.kept === null ? chunk : Buffer.concat([this.kept, chunk]);
    this.kept = null;
    while (bytes.length > 0) {
      const { begin, end } = boundsOf(bytes);
      if (end > bytes.length) {
        // The read buffer is used again: the rest is kept as a copy.
        this.kept = Buffer.from(bytes);
        return;
      }
      const payload = bytes.subarray(begin, end);
      this.message(((bytes[0] ?? 0) & COMPRESSED) === 0 ? payload : inflated(payload), end);
      bytes = bytes.subarray(end);
    }
  }
}

/** The bounds of the first frame's payload; beyond the bytes where its head is not complete. */
function boundsOf(bytes: Buffer): { begin: number; end: number } {
  const short = (bytes[1] ?? 0) & 0x7f;
  const begin = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < begin) return { begin, end: Infinity };
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { begin, end: begin + length };
}

const COMPRESSED = 0x40;
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const last = { compressed: Buffer.alloc(0), plain: Buffer.alloc(0) };

/** Thousands of readers get the same bytes one after the other: they are inflated once. */
function inflated(payload: Buffer): Buffer {
  if (last.compressed.equals(payload)) return last.plain;
  last.compressed = Buffer.from(payload);
  last.plain = inflateRawSync(Buffer.concat([payload, TAIL]), { finishFlush: constants.Z_SYNC_FLUSH });
  return last.plain;
}
