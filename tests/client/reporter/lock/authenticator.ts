/** An authenticator whose answers a test makes, and forges piece by piece, with real keys. */
import { generateKeyPairSync, createHash, sign, type KeyObject } from 'node:crypto';
import type { Assertion, Expected } from '../../../../client/reporter/lock/assertion.js';
import type { Passkey } from '../../../../client/reporter/lock/passkey.js';

export const EXPECTED: Expected = {
  challenge: 'c2Vucy1pbi1jcm93ZA',
  origin: 'https://live.example',
  host: 'live.example',
};

/** The parts of an answer, each as it should be where a test says nothing else. */
export interface Forged {
  type?: string;
  challenge?: string;
  origin?: string;
  crossOrigin?: boolean;
  host?: string;
  flags?: number;
  counter?: number;
  /** Changes the signature before it is given. */
  signature?: (signature: Buffer) => Buffer;
}

export class Authenticator {
  private readonly key: KeyObject;
  readonly passkey: Passkey;

  constructor(algorithm: Passkey['algorithm'] = -7) {
    const { privateKey, publicKey } =
      algorithm === -7
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.key = privateKey;
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
    this.passkey = { id: 'cGhvbmU', publicKey: spki, algorithm, counter: 0 };
  }

  answers(forged: Forged = {}): Assertion {
    const { type = 'webauthn.get', crossOrigin = false, host = EXPECTED.host, flags = 0x05, counter = 0 } = forged;
    const { challenge = EXPECTED.challenge, origin = EXPECTED.origin, signature = (bytes) => bytes } = forged;
    const said = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));
    const data = Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), bigEndian(counter)]);
    const signed = sign('sha256', Buffer.concat([data, sha256(said)]), this.key);
    return {
      id: this.passkey.id,
      response: {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature(signed).toString('base64url'),
      },
    };
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
