import { Signing, MESSAGE_MAX_BYTES } from '../../../../server/bus/redis/signing.js';

const SECRET = 'a secret of thirty-two letters!!';
const signing = new Signing(SECRET);
const CHANNEL = 'rallyline:blog:baku';

function sealed(payload: string, channel = CHANNEL): Buffer {
  return signing.seal(channel, payload)!;
}

test('[B1] a sealed payload opens on its own channel, whatever letters it has', () => {
  const payload = JSON.stringify({ text: 'Слава Україні 🇺🇦' });
  expect(signing.open(CHANNEL, sealed(payload))).toEqual({ ok: true, payload });
});

test('[B1] a message on another channel, with another secret, or with a changed bit is not believed', () => {
  const message = sealed('{"seq":7}');
  expect(signing.open('rallyline:blog:kyiv', message)).toEqual({ ok: false, why: 'signature' });
  expect(new Signing(SECRET.toUpperCase()).open(CHANNEL, message)).toEqual({ ok: false, why: 'signature' });
  for (let at = 0; at < message.length; at += 1) {
    const changed = Buffer.from(message);
    changed[at]! ^= 1;
    expect(signing.open(CHANNEL, changed)).toEqual({ ok: false, why: at === 0 ? 'version' : 'signature' });
  }
});

test('[B1] letters cannot be moved from the payload to the channel or back', () => {
  const message = sealed('ab', 'rallyline:blog:x');
  const moved = Buffer.concat([message.subarray(0, 33), Buffer.from('b')]);
  expect(signing.open('rallyline:blog:xa', moved)).toEqual({ ok: false, why: 'signature' });
});

test('[B1] bytes that are no message are called malformed, and an oversized message is neither read nor sent', () => {
  expect(signing.open(CHANNEL, Buffer.alloc(0))).toEqual({ ok: false, why: 'malformed' });
  expect(signing.open(CHANNEL, Buffer.from('{}'))).toEqual({ ok: false, why: 'malformed' });
  expect(signing.open(CHANNEL, Buffer.alloc(MESSAGE_MAX_BYTES + 1, 1))).toEqual({ ok: false, why: 'oversized' });
  expect(signing.seal(CHANNEL, 'x'.repeat(MESSAGE_MAX_BYTES))).toBeNull();
});
