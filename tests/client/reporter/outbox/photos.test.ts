/** The photos' lane: behind commands, after their entry, and only as long as somebody wants them. */
import { refusal, type RefusalCode } from '../../../../shared/refusals.js';
import { withPhotoAgain } from '../../../../client/reporter/outbox/photoAgain.js';
import { isStill } from '../../../../client/reporter/outbox/stillPhoto.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import { ANNA, phone, refuse, update } from './phone.js';
import { began, lost, waiting, withPhotos } from './phone.js';

test('[O4] a photo follows once its entry is acknowledged, never before', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
  await anna.pass(120_000);
  expect(anna.uploads).toEqual([]);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect(anna.uploads.map((photo) => [photo.command, photo.entry])).toEqual([
    ['p1', entry],
    ['p2', entry],
  ]);
  expect(anna.uploaded).toEqual(['p1', 'p2']);
  expect(waiting(anna)).toEqual([]);
});

test.each<[RefusalCode]>([['paused'], ['invalid']])(
  '[O4] a photo waits while its entry is refused as %s',
  async (code) => {
    const anna = await phone();
    anna.network.answer = () => refuse(refusal(code));
    await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
    await anna.pass(30_000);
    expect(anna.uploads).toEqual([]);
    expect(waiting(anna)).toHaveLength(2);
  },
);

test('[O3] a post that is written while a photo is on its way goes before the rest of the photo', async () => {
  const anna = await phone();
  anna.network.photo = () => (anna.uploads.length === 1 ? null : { kind: 'accepted', receipt: null });
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(1_000);
  expect(anna.outbox.state.value.sending).toEqual(['p1']);
  let heldBack = -1;
  anna.network.answer = (item, payload) => {
    heldBack = anna.uploads.length;
    return anna.server.take(item, payload);
  };
  await anna.outbox.post(ANNA, update('two'));
  await anna.pass(1_000);
  expect(heldBack).toBe(1);
  expect(began(anna)).toEqual(['p1', 'p1']);
  expect(anna.server.texts()).toEqual(['one', 'two']);
  expect(waiting(anna)).toEqual([]);
});

test('[O3] no photo goes while a post cannot', async () => {
  const anna = await phone();
  anna.network.photo = () => lost;
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  anna.network.answer = () => lost;
  await anna.outbox.post(ANNA, update('two'));
  const before = anna.uploads.length;
  await anna.pass(60_000);
  expect(anna.uploads).toHaveLength(before);
});

test('a post that waits for its paused blog does not hold photos back', async () => {
  const anna = await phone();
  anna.network.answer = (item, payload) =>
    payload.text === 'two' ? refuse(refusal('paused')) : anna.server.take(item, payload);
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.outbox.post(ANNA, update('two'));
  await anna.pass(1_000);
  expect(anna.uploaded).toEqual(['p1']);
});

test("[O5] a photo is never sent under another's session, and stops where nobody is signed in", async () => {
  const anna = await phone();
  anna.network.photo = () => null;
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  anna.outbox.signedIn(null);
  await anna.pass(0);
  expect(anna.outbox.state.value.sending).toEqual([]);
  anna.outbox.signedIn(({ person }) => person === 'baku reporter Boris');
  await anna.pass(600_000);
  expect(anna.uploads).toHaveLength(1);
  expect(waiting(anna)).toEqual(['photo p1']);
});

test('a photo that got lost is sent again after growing rests, and at once when the network is back', async () => {
  const anna = await phone();
  anna.network.photo = () => lost;
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(120_000);
  expect(anna.uploads.length).toBeGreaterThan(3);
  expect(anna.uploads.length).toBeLessThan(15);
  expect(anna.outbox.state.value).toMatchObject({ delivery: 'open', photoDelivery: 'lost' });
  anna.network.photo = () => ({ kind: 'accepted', receipt: null });
  anna.outbox.wake();
  await anna.pass(0);
  expect(anna.uploaded).toEqual(['p1']);
  expect(anna.outbox.state.value.photoDelivery).toBe('open');
});

test("a photo's upload goes on after a reload at the address that the server gave", async () => {
  const store = new MemoryStore();
  const first = await phone({ store });
  first.network.photo = (_photo, on) => (void on.url('https://rally.example/api/v1/uploads/u1'), null);
  await first.outbox.post(ANNA, withPhotos('one', 'p1'));
  await first.pass(0);
  first.outbox.close();
  const second = await phone({ store, server: first.server, prefix: 'second' });
  await second.pass(0);
  expect(second.uploads.map(({ uploadUrl }) => uploadUrl)).toEqual(['https://rally.example/api/v1/uploads/u1']);
  expect(await store.read()).toEqual([]);
});

test('a photo waits as long as a full server asks, and posts do not', async () => {
  const anna = await phone();
  anna.network.photo = () => refuse(refusal('storage-low', { after: 60 }));
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(59_000);
  anna.outbox.wake();
  await anna.pass(0);
  expect(anna.uploads).toHaveLength(1);
  expect(anna.outbox.state.value.photoDelivery).toBe('busy');
  await anna.outbox.post(ANNA, update('words are taken all the same'));
  await anna.pass(0);
  expect(anna.server.texts()).toHaveLength(2);
  await anna.pass(60_000);
  expect(anna.uploads.length).toBeGreaterThan(1);
});

test('a photo that the server has already counts as sent, though the answer to its last byte got lost', async () => {
  const anna = await phone();
  anna.network.photo = () => refuse(refusal('conflict', { field: 'id' }));
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  expect(waiting(anna)).toEqual([]);
});

test.each<[RefusalCode]>([['unsupported'], ['too-large'], ['not-found'], ['gone']])(
  '[O2] a photo waits for the reporter after the final refusal %s, and the next photo goes',
  async (code) => {
    const anna = await phone();
    anna.network.photo = ({ command }) =>
      command === 'p1' ? refuse(refusal(code)) : { kind: 'accepted', receipt: null };
    await anna.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
    await anna.pass(600_000);
    expect(began(anna)).toEqual(['p1', 'p2']);
    expect(anna.outbox.state.value.items).toMatchObject([{ command: 'p1', refusal: { code } }]);
  },
);

test('the outbox counts photos until the last one is there: "photo 2 of 3"', async () => {
  const anna = await phone();
  const counts: number[] = [];
  anna.network.photo = () => {
    counts.push(anna.outbox.state.value.photosSent);
    return { kind: 'accepted', receipt: null };
  };
  await anna.outbox.post(ANNA, withPhotos('one', 'p1', 'p2', 'p3'));
  await anna.pass(0);
  expect(counts).toEqual([0, 1, 2]);
  expect(anna.outbox.state.value.photosSent).toBe(0);
});

test('a mended post that gets another id takes its photos along', async () => {
  const anna = await phone();
  anna.network.answer = () => refuse(refusal('conflict', { field: 'id' }));
  const entry = await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  await anna.pass(0);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.outbox.mend(ANNA, entry, { words: withPhotos('one', 'p1') });
  await anna.pass(0);
  expect(anna.uploads.map((photo) => photo.entry)).toEqual([...anna.server.entries.keys()]);
  expect(anna.uploads[0]?.entry).not.toBe(entry);
});

test('a photo is still on this phone where nothing names it, or its entry was refused; one that may leave is not', async () => {
  const anna = await phone();
  expect(isStill(anna.outbox.state.value.items, 'p1')).toBe(true);
  anna.network.answer = () => lost;
  await anna.outbox.post(ANNA, withPhotos('one', 'p1'));
  expect(isStill(anna.outbox.state.value.items, 'p1')).toBe(false);
  anna.network.answer = () => refuse(refusal('invalid'));
  await anna.pass(120_000);
  expect(isStill(anna.outbox.state.value.items, 'p1')).toBe(true);
  expect(anna.uploads).toEqual([]);
});

test('a photo that the server lost goes once more, however often that is asked for', async () => {
  const anna = await phone();
  const again = { ...ANNA, command: 'p1', entry: 'there', writtenAt: '2022-02-27T11:42:00.000Z' };
  const ask = () => anna.outbox.edit((items) => withPhotoAgain(items, again));
  await Promise.all([ask(), ask()]);
  await anna.pass(0);
  expect([began(anna), waiting(anna)]).toEqual([['p1'], []]);
});
