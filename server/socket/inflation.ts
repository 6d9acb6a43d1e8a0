/** Compressed messages of a reader, opened as they come: no inflater stays with a connection, and nothing waits. */
import { constants, inflateRawSync } from 'node:zlib';
import { MAX_BYTES } from './readerPackets.js';

/** The end of each message, which RFC 7692 leaves out on the wire. */
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const NOTHING = Buffer.alloc(0);
const CUT = new Error('the connection was cut');
const OPTIONS = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_BYTES, chunkSize: MAX_BYTES };

/**
 * In the place of ws' own extension in its receiver. A message holds at most so many bytes after inflation as one that came
 * plain (rule S3): a bomb ends with the first byte beyond.
 */
export class Inflation {
  /** Fragments of a message that is not whole yet: the receiver counts their bytes, at most `MAX_BYTES`. */
  private parts: Buffer[] | null = null;

  /** `wire`: of a connection that was cut nothing more is opened, though one read may hold thousands of messages. */
  constructor(private readonly wire: { readonly isOpen: boolean }) {}

  /**
   * Calls back with a message's bytes at its last fragment, with none before; with an error where they are no message. The
   * receiver waits for the call, which has to come after the return: before anything else is read.
   */
  decompress(data: Buffer, isLast: boolean, done: (error: Error | null, bytes?: Buffer) => void): void {
    if (data.length > 0) (this.parts ??= []).push(data);
    const bytes = !this.wire.isOpen ? CUT : isLast ? this.whole() : NOTHING;
    queueMicrotask(() => (Buffer.isBuffer(bytes) ? done(null, bytes) : done(bytes)));
  }

  private whole(): Buffer | Error {
    const parts = this.parts ?? [];
    this.parts = null;
    try {
      return inflateRawSync(Buffer.concat([...parts, TAIL]), OPTIONS);
    } catch (error) {
      return error as Error;
    }
  }
}
