/**
 * What instances tell each other passes through a place where others may write. Each message is signed with a key that
 * only instances have, together with the name of its channel, so that one blog's message cannot be repeated as
 * another's. Nothing of a message is parsed before its signature holds (rule B1).
 *
 * One byte of version, 32 bytes of HMAC-SHA-256, the payload.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Raised whenever an older instance would misread what a newer one writes: each then ignores the other's messages. */
const VERSION = 1;
const SIGNATURE_BYTES = 32;
const PAYLOAD_AT = 1 + SIGNATURE_BYTES;
/** The longest entry with its translations and its HTML fits; what does not is read from the journal. */
export const MESSAGE_MAX_BYTES = 512 * 1024;

export type SealFault = 'oversized' | 'version' | 'signature' | 'malformed';
export type Opened = { ok: true; payload: string } | { ok: false; why: SealFault };

export interface Signing {
  /** The message to send on a channel; null where it would be too large. */
  seal: (channel: string, payload: string) => Buffer | null;
  open: (channel: string, message: Buffer) => Opened;
}

export function createSigning(secret: string): Signing {
  // A key of its own: whatever else the secret may come to sign can never be taken for a message.
  const key = createHmac('sha256', secret).update('rallyline bus').digest();
  const signatureOf = (channel: string, payload: Buffer): Buffer => {
    const name = Buffer.from(channel);
    const head = Buffer.alloc(5);
    head.writeUInt8(VERSION);
    // With its length, so that no channel and payload can be read as a longer channel and a shorter payload.
    head.writeUInt32BE(name.length, 1);
    return createHmac('sha256', key).update(head).update(name).update(payload).digest();
  };
  return {
    seal: (channel, payload) => {
      const bytes = Buffer.from(payload);
      if (bytes.length + PAYLOAD_AT > MESSAGE_MAX_BYTES) return null;
      return Buffer.concat([Buffer.of(VERSION), signatureOf(channel, bytes), bytes]);
    },
    open: (channel, message) => {
      if (message.length > MESSAGE_MAX_BYTES) return { ok: false, why: 'oversized' };
      if (message.length < PAYLOAD_AT) return { ok: false, why: 'malformed' };
      if (message[0] !== VERSION) return { ok: false, why: 'version' };
      const payload = message.subarray(PAYLOAD_AT);
      // In constant time: how much of a guess was right must not be told by how long the answer takes.
      const holds = timingSafeEqual(signatureOf(channel, payload), message.subarray(1, PAYLOAD_AT));
      return holds ? { ok: true, payload: payload.toString() } : { ok: false, why: 'signature' };
    },
  };
}
