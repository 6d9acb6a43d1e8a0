/** WebSocket messages (RFC 6455) as the bytes that a server sends: unmasked, each in one frame. */
import { constants, deflateRawSync } from 'node:zlib';

const FINAL_TEXT = 0x81;
const FINAL_CLOSE = 0x88;
/** The first reserved bit says that a message is compressed (RFC 7692). */
const COMPRESSED = 0x40;
/** Shorter texts become longer: a position, a ping. */
const WORTH_BYTES = 100;
/** A sync flush ends in these bytes, which RFC 7692 leaves out. */
const TAIL_LENGTH = 4;
/** Up to here the best level takes no longer than another one; of a long catch-up it would take three times as long. */
const BRIEF_BYTES = 8_192;
const LEVELS = { brief: 9, long: 6 };

/**
 * A text in the two forms in which readers take it, each made once, and compressed only where somebody takes that. Where
 * compressing fails, for want of memory, the plain form goes out: the readers of a blog would else get no frame any more.
 */
export class Packet {
  private plain: Buffer | undefined;
  private compressed: Buffer | undefined;

  constructor(private readonly text: string) {}

  /** `deflates`: the reader takes compressed messages. A short text is plain in either form. */
  bytes(deflates: boolean): Buffer {
    if (deflates && this.text.length >= WORTH_BYTES) return (this.compressed ??= compressedOrPlain(this.text));
    return (this.plain ??= textMessage(this.text));
  }
}

function compressedOrPlain(text: string): Buffer {
  try {
    return compressedMessage(text);
  } catch {
    return textMessage(text);
  }
}

export function textMessage(text: string): Buffer {
  return message(FINAL_TEXT, Buffer.from(text));
}

/** Tells whether the bytes of a message are compressed. */
export function isCompressed(bytes: Buffer): boolean {
  return ((bytes[0] ?? 0) & COMPRESSED) !== 0;
}

/** The goodbye. Without a code it answers another one. */
export function closeMessage(code?: number): Buffer {
  const payload = Buffer.alloc(code === undefined ? 0 : 2);
  if (code !== undefined) payload.writeUInt16BE(code);
  return message(FINAL_CLOSE, payload);
}

function compressedMessage(text: string): Buffer {
  const level = text.length <= BRIEF_BYTES ? LEVELS.brief : LEVELS.long;
  const deflated = deflateRawSync(text, { level, finishFlush: constants.Z_SYNC_FLUSH });
  return message(FINAL_TEXT | COMPRESSED, deflated.subarray(0, -TAIL_LENGTH));
}

function message(first: number, payload: Buffer): Buffer {
  return Buffer.concat([headOf(first, payload.length), payload]);
}

function headOf(first: number, length: number): Buffer {
  if (length < 126) return Buffer.from([first, length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
