/** Asks the phone for its own unlock: makes the passkey, and has it sign. Both work without a network. */
import {
  base64URLStringToBuffer as bytesOf,
  bufferToBase64URLString as textOf,
  sendSignal,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { checkAssertion, counterIn, keyOf, saidBy, seenBy, type Expected } from './assertion.js';
import { ALGORITHMS, type Passkey } from './passkey.js';

/** The time that the phone gives its owner, ms. */
const TIMEOUT_MS = 60_000;

/**
 * Makes a passkey of this phone. `name`: what the phone's list of passwords shows beside the site's address; nothing else
 * in it tells of anybody. Rejects where the phone or its owner refused, and where this browser says too little.
 */
export async function makePasskey(page: Pick<Location, 'origin' | 'hostname'>, name: string): Promise<Passkey> {
  const expected = expectedOn(page);
  const made = await startRegistration({
    optionsJSON: {
      challenge: expected.challenge,
      rp: { name: expected.host, id: expected.host },
      user: { id: random(), name, displayName: name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      // Where the phone has the choice, the key stays out of its list of passwords, and out of the list's copy in a cloud.
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'discouraged',
        userVerification: 'required',
      },
      attestation: 'none',
      timeout: TIMEOUT_MS,
    },
  });
  return keptOf(made, expected);
}

/** Has the phone ask its owner. Answers with the passkey as it is to be kept from now on; rejects where it is not to be opened. */
export async function askPasskey(page: Pick<Location, 'origin' | 'hostname'>, passkey: Passkey): Promise<Passkey> {
  const expected = expectedOn(page);
  const answer = await startAuthentication({
    optionsJSON: {
      challenge: expected.challenge,
      rpId: expected.host,
      allowCredentials: [{ type: 'public-key', id: passkey.id, transports: ['internal'] }],
      userVerification: 'required',
      timeout: TIMEOUT_MS,
    },
  });
  const checked = await checkAssertion(answer, passkey, expected);
  if (checked.is === 'wrong') throw new Error(`the answer's ${checked.part} is wrong`);
  return { ...passkey, counter: checked.counter };
}

/** Has the phone take the passkey out of its list, where the browser can say so. */
export async function disownPasskey({ hostname }: Pick<Location, 'hostname'>, { id }: Passkey): Promise<void> {
  await sendSignal({ signalName: 'unknownCredential', rpID: hostname, credentialID: id }).catch(() => undefined);
}

type Made = Awaited<ReturnType<typeof startRegistration>>;

async function keptOf({ id, response }: Made, expected: Expected): Promise<Passkey> {
  const { publicKey, authenticatorData, publicKeyAlgorithm, clientDataJSON } = response;
  const algorithm = ALGORITHMS.find((known) => known === publicKeyAlgorithm);
  if (publicKey === undefined || authenticatorData === undefined || algorithm === undefined)
    throw new Error('this browser does not tell the key');
  const data = new Uint8Array(bytesOf(authenticatorData));
  const wrong = saidBy(clientDataJSON, 'webauthn.create', expected) ?? (await seenBy(data, expected));
  if (wrong !== null) throw new Error(`the new passkey's ${wrong} is wrong`);
  await keyOf({ algorithm, publicKey });
  return { id, publicKey, algorithm, counter: counterIn(data) };
}

function expectedOn({ origin, hostname }: Pick<Location, 'origin' | 'hostname'>): Expected {
  return { challenge: random(), origin, host: hostname };
}

function random(): string {
  return textOf(crypto.getRandomValues(new Uint8Array(32)).buffer);
}
