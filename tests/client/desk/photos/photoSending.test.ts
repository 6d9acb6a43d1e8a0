import { expect, test } from '@jest/globals';
import { PhotoSending } from '../../../../client/desk/photos/photoSending.js';
import type { PhotoToSend, UploadAnswer, UploadListeners } from '../../../../client/photos/upload/terms.js';
import { refusal } from '../../../../shared/refusals.js';

const ACCEPTED: UploadAnswer = { kind: 'accepted', receipt: null };
const LOST: UploadAnswer = { kind: 'lost' };
const refused = (...given: Parameters<typeof refusal>): UploadAnswer => ({
  kind: 'refused',
  refusal: refusal(...given),
});
const settle = () => new Promise((go) => setImmediate(go));

/** A desk whose uploads and rests the test ends by hand. */
function desk() {
  const uploads: {
    photo: PhotoToSend;
    on: UploadListeners;
    answers: (answer: UploadAnswer | null) => Promise<unknown>;
  }[] = [];
  const rests: { ms: number; run: () => void }[] = [];
  const sending = new PhotoSending({
    upload: (photo, on) => {
      let end: (answer: UploadAnswer | null) => void = () => undefined;
      const answer = new Promise<UploadAnswer | null>((resolve) => (end = resolve));
      uploads.push({ photo, on, answers: (given) => (end(given), settle()) });
      return { answer, stop: () => end(null) };
    },
    after: (ms, run) => {
      const rest = { ms, run };
      rests.push(rest);
      return () => void rests.splice(rests.indexOf(rest), 1);
    },
    random: () => 0.5,
  });
  const ways = () => Object.fromEntries([...sending.list.value].map(([id, { is }]) => [id, is]));
  return { sending, uploads, rests, ways };
}

test('photos go one after another, and each says how far it is', async () => {
  const { sending, uploads, ways } = desk();
  sending.send('baku', ['a', 'b']);
  expect(ways()).toEqual({ a: 'sending', b: 'waiting' });
  expect(uploads.map(({ photo }) => photo)).toEqual([{ command: 'a', blog: 'baku', uploadUrl: null }]);
  uploads[0]!.on.progress({ sent: 10, total: 40 });
  expect(sending.list.value.get('a')).toEqual({ is: 'sending', so: { sent: 10, total: 40 } });
  await uploads[0]!.answers(ACCEPTED);
  expect(ways()).toEqual({ a: 'sent', b: 'sending' });
  expect(sending.isUnderWay()).toBe(true);
  await uploads[1]!.answers(ACCEPTED);
  expect(sending.isUnderWay()).toBe(false);
});

test('a photo whose answer was lost goes again after a rest, from the address that it had', async () => {
  const { sending, uploads, rests, ways } = desk();
  sending.send('baku', ['a']);
  await uploads[0]!.on.url('/api/v1/uploads/x');
  await uploads[0]!.answers(LOST);
  expect([ways(), uploads.length, rests.length]).toEqual([{ a: 'waiting' }, 1, 1]);
  rests[0]!.run();
  expect(uploads[1]!.photo.uploadUrl).toBe('/api/v1/uploads/x');
});

test('a rest ends at once when the network is back', async () => {
  const { sending, uploads, rests } = desk();
  sending.send('baku', ['a']);
  await uploads[0]!.answers(LOST);
  sending.wake();
  expect([uploads.length, rests.length]).toEqual([2, 0]);
  sending.wake();
  expect(uploads).toHaveLength(2);
});

test('a photo that was on its way when the network came back, and got lost, rests as after a first failure', async () => {
  const { sending, uploads, rests } = desk();
  sending.send('baku', ['a']);
  for (let n = 0; n < 6; n += 1) {
    await uploads[n]!.answers(LOST);
    rests.splice(0)[0]!.run();
  }
  sending.wake();
  await uploads[6]!.answers(LOST);
  expect(rests[0]!.ms).toBeLessThanOrEqual(1_000);
});

test.each([
  ['rate-limited', 7],
  ['unavailable', 2],
  ['storage-low', null],
  ['unauthenticated', null],
] as const)('a photo that is refused as %s waits and goes again, no sooner than asked', async (code, after) => {
  const { sending, uploads, rests, ways } = desk();
  sending.send('baku', ['a']);
  await uploads[0]!.answers(refused(code, after === null ? {} : { after }));
  expect(ways()).toEqual({ a: 'waiting' });
  expect(rests[0]!.ms).toBeGreaterThanOrEqual((after ?? 0) * 1_000);
  expect(sending.isUnderWay()).toBe(true);
});

test('a photo that is refused for good says why, and the next one goes', async () => {
  const { sending, uploads, ways } = desk();
  sending.send('baku', ['a', 'b']);
  await uploads[0]!.answers(refused('too-large', { why: 'photo-too-large', values: { n: 30 } }));
  expect(ways()).toEqual({ a: 'refused', b: 'sending' });
  expect(sending.list.value.get('a')).toMatchObject({ refusal: { why: 'photo-too-large' } });
});

test('a photo that the server has already counts as sent', async () => {
  const { sending, uploads, ways } = desk();
  sending.send('baku', ['a']);
  await uploads[0]!.answers(refused('conflict', { field: 'id', why: 'photo-here-already' }));
  expect(ways()).toEqual({ a: 'sent' });
});

test('a photo that waits is not sent twice, and nothing goes on after the end of a session', async () => {
  const { sending, uploads, ways } = desk();
  sending.send('baku', ['a', 'b']);
  sending.send('baku', ['a', 'b']);
  sending.stop();
  await settle();
  uploads[0]!.on.progress({ sent: 1, total: 2 });
  expect([uploads.length, ways(), sending.isUnderWay()]).toEqual([1, {}, false]);
  sending.send('baku', ['c']);
  expect(ways()).toEqual({ c: 'sending' });
});
