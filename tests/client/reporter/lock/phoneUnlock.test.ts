import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { askPasskey, makePasskey } from '../../../../client/reporter/lock/phoneUnlock.js';
import { Authenticator, EXPECTED, type Forged } from './authenticator.js';

const PAGE = { origin: EXPECTED.origin, hostname: EXPECTED.host };

/** The browser's side of an authenticator; `forged` says what is wrong with its answers. */
class PlayedBrowser {
  readonly phone = new Authenticator();
  readonly asked: PublicKeyCredentialRequestOptions[] = [];
  readonly made: PublicKeyCredentialCreationOptions[] = [];
  forged: Forged = {};
  /** Browsers before some version tell nothing of the new key. */
  tellsKey = true;

  readonly credentials = {
    create: ({ publicKey }: { publicKey: PublicKeyCredentialCreationOptions }) => {
      this.made.push(publicKey);
      const { clientDataJSON, authenticatorData } = this.answer(publicKey.challenge, 'webauthn.create');
      const key = {
        getPublicKey: () => bytes(this.phone.passkey.publicKey),
        getPublicKeyAlgorithm: () => this.phone.passkey.algorithm,
        getAuthenticatorData: () => authenticatorData,
      };
      const response = { clientDataJSON, attestationObject: new ArrayBuffer(0), ...(this.tellsKey && key) };
      return Promise.resolve(this.credential(response));
    },
    get: ({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) => {
      this.asked.push(publicKey);
      return Promise.resolve(this.credential(this.answer(publicKey.challenge, 'webauthn.get')));
    },
  };

  private credential(response: object) {
    const { id } = this.phone.passkey;
    return { id, rawId: bytes(id), response, type: 'public-key', getClientExtensionResults: () => ({}) };
  }

  private answer(challenge: BufferSource, type: string) {
    const asText = Buffer.from(challenge as ArrayBuffer).toString('base64url');
    const { response } = this.phone.answers({ challenge: asText, type, ...this.forged });
    const parts = Object.entries(response).map(([name, text]) => [name, bytes(text)]);
    return Object.fromEntries(parts) as Record<keyof typeof response, ArrayBuffer>;
  }
}

function bytes(base64url: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64url, 'base64url')).buffer;
}

let browser: PlayedBrowser;

beforeEach(() => {
  browser = new PlayedBrowser();
  const { credentials } = browser;
  Object.assign(globalThis, { navigator: { credentials }, PublicKeyCredential: () => undefined });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'navigator');
  Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
});

test('a passkey is made by this phone alone, asks for its owner, and tells of nobody', async () => {
  const passkey = await makePasskey(PAGE, 'Page lock');
  expect(passkey).toEqual(browser.phone.passkey);
  const [made] = browser.made;
  expect(made).toMatchObject({
    rp: { id: 'live.example', name: 'live.example' },
    user: { name: 'Page lock', displayName: 'Page lock' },
    authenticatorSelection: {
      authenticatorAttachment: 'platform',
      residentKey: 'discouraged',
      userVerification: 'required',
    },
    attestation: 'none',
  });
  await makePasskey(PAGE, 'Page lock');
  const random = browser.made.flatMap(({ challenge, user }) => [challenge, user.id] as ArrayBuffer[]);
  expect(random.map(({ byteLength }) => byteLength)).toEqual([32, 32, 32, 32]);
  expect(new Set(random.map((one) => Buffer.from(one).toString('hex'))).size).toBe(4);
});

test('a browser that tells no key makes no passkey', async () => {
  browser.tellsKey = false;
  await expect(makePasskey(PAGE, 'Page lock')).rejects.toThrow('does not tell the key');
});

test.each<[part: string, forged: Forged]>([
  ['type', { type: 'webauthn.get' }],
  ['origin', { origin: 'https://other.example' }],
  ['host', { host: 'other.example' }],
  ['user', { flags: 0x41 }],
])('a passkey whose %s is wrong is not kept', async (part, forged) => {
  browser.forged = forged;
  await expect(makePasskey(PAGE, 'Page lock')).rejects.toThrow(part);
});

test('the phone is asked for this passkey and its owner, with another question each time', async () => {
  const { passkey } = browser.phone;
  browser.forged = { counter: 3 };
  expect(await askPasskey(PAGE, passkey)).toEqual({ ...passkey, counter: 3 });
  await askPasskey(PAGE, passkey);
  expect(browser.asked[0]).toMatchObject({ rpId: 'live.example', userVerification: 'required' });
  const ids = browser.asked[0]?.allowCredentials?.map(({ id }) => Buffer.from(id as ArrayBuffer).toString('base64url'));
  expect(ids).toEqual([passkey.id]);
  const challenges = browser.asked.map(({ challenge }) => Buffer.from(challenge as ArrayBuffer).toString('hex'));
  expect(new Set(challenges).size).toBe(2);
});

test('an answer to an older question is refused, as is one of a phone that did not ask its owner', async () => {
  browser.forged = { challenge: EXPECTED.challenge };
  await expect(askPasskey(PAGE, browser.phone.passkey)).rejects.toThrow('challenge');
  browser.forged = { flags: 0x01 };
  await expect(askPasskey(PAGE, browser.phone.passkey)).rejects.toThrow('user');
});
