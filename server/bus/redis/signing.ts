/**
 * Signatures of the messages between instances. The messages pass through a place where others may write, so each is
 * signed with a key that only instances have, together with the name of its channel: a message of one blog cannot be
 * repeated as another blog's. Nothing of a message is parsed before its signature holds (rule B1).
 *
 * Layout: a byte of version, 32 bytes of HMAC-SHA-256, the payload.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Raised whenever an older instance would misread what a newer one writes: each then ignores the other's messages. */
const VERSION = 1;
const SIGNATURE_BYTES = 32;
const PAYLOAD_AT = 1 + SIGNATURE_BYTES;
/** The longest entry with its translations and its HTML fits; a longer item is read from the journal. */
export const MESSAGE_MAX_BYTES = 512 * 1024;

export type SealFault = 'oversized' | 'version' | 'signature' | 'malformed';
export type Opened = { ok: true; payload: string } | { ok: false; why: SealFault };

export class Signing {
  private readonly key: Buffer;

  constructor(secret: string) {
    // The key is derived for messages alone: nothing else that the secret may come to sign can be taken for a message.
    this.key = createHmac('sha256', secret).update('rallyline bus').digest();
  }

  /** Makes the message to send on a channel; null where it would be too large. */
  seal(channel: string, payload: string): Buffer | null {
    const bytes = Buffer.from(payload);
    if (bytes.length + PAYLOAD_AT > MESSAGE_MAX_BYTES) return null;
    return Buffer.concat([Buffer.of(VERSION), this.signatureOf(channel, bytes), bytes]);
  }

  open(channel: string, message: Buffer): Opened {
    if (message.length > MESSAGE_MAX_BYTES) return { ok: false, why: 'oversized' };
    if (message.length < PAYLOAD_AT) return { ok: false, why: 'malformed' };
    if (message[0] !== VERSION) return { ok: false, why: 'version' };
    const payload = message.subarray(PAYLOAD_AT);
    // The comparison takes constant time: the time of an answer must not tell how much of a guess was right.
    const holds = timingSafeEqual(this.signatureOf(channel, payload), message.subarray(1, PAYLOAD_AT));
    return holds ? { ok: true, payload: payload.toString() } : { ok: false, why: 'signature' };
  }

  private signatureOf(channel: string, payload: Buffer): Buffer {
    const name = Buffer.from(channel);
    const head = Buffer.alloc(5);
    head.writeUInt8(VERSION);
    // The length is signed, so that no channel and payload can be read as a longer channel and a shorter payload.
    head.writeUInt32BE(name.length, 1);
    return createHmac('sha256', this.key).update(head).update(name).update(payload).digest();
  }
}
