/** The photos' lane: behind commands, after their entry, and only as long as somebody wants them. */
import { refusal, type RefusalCode } from '../../../../shared/refusals.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import { ANNA, phone, refuse, update } from './phone.js';
import { began, lost, waiting, withPhotos } from './phone.js';

test('[O4] a photo follows once its entry is acknowledged, never before', async () => {
  const it = await phone();
  it.network.answer = () => lost;
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
  await it.pass(120_000);
  expect(it.uploads).toEqual([]);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.pass(60_000);
  expect(it.uploads.map((photo) => [photo.command, photo.entry])).toEqual([
    ['p1', entry],
    ['p2', entry],
  ]);
  expect(it.uploaded).toEqual(['p1', 'p2']);
  expect(waiting(it)).toEqual([]);
});

test.each<[RefusalCode]>([['paused'], ['invalid']])(
  '[O4] a photo waits while its entry is refused as %s',
  async (code) => {
    const it = await phone();
    it.network.answer = () => refuse(refusal(code));
    await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(30_000);
    expect(it.uploads).toEqual([]);
    expect(waiting(it)).toHaveLength(2);
  },
);

test('[O3] a post that is written while a photo is on its way goes before the rest of the photo', async () => {
  const it = await phone();
  it.network.photo = () => (it.uploads.length === 1 ? null : { kind: 'accepted', receipt: null });
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(1_000);
  expect(it.outbox.state.value.sending).toEqual(['p1']);
  let heldBack = -1;
  it.network.answer = (item, payload) => {
    heldBack = it.uploads.length;
    return it.server.take(item, payload);
  };
  await it.outbox.post(ANNA, update('two'));
  await it.pass(1_000);
  expect(heldBack).toBe(1);
  expect(began(it)).toEqual(['p1', 'p1']);
  expect(it.server.texts()).toEqual(['one', 'two']);
  expect(waiting(it)).toEqual([]);
});

test('[O3] no photo goes while a post cannot', async () => {
  const it = await phone();
  it.network.photo = () => lost;
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  it.network.answer = () => lost;
  await it.outbox.post(ANNA, update('two'));
  const before = it.uploads.length;
  await it.pass(60_000);
  expect(it.uploads).toHaveLength(before);
});

test('a post that waits for its paused blog does not hold photos back', async () => {
  const it = await phone();
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  it.network.answer = () => refuse(refusal('paused'));
  await it.outbox.post(ANNA, update('two'));
  await it.pass(1_000);
  expect(it.uploaded).toEqual(['p1']);
});

test("[O5] a photo is never sent under another's session, and stops where nobody is signed in", async () => {
  const it = await phone();
  it.network.photo = () => null;
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  it.outbox.signedIn(null);
  await it.pass(0);
  expect(it.outbox.state.value.sending).toEqual([]);
  it.outbox.signedIn(({ person }) => person === 'baku reporter Boris');
  await it.pass(600_000);
  expect(it.uploads).toHaveLength(1);
  expect(waiting(it)).toEqual(['photo p1']);
});

test('a photo that got lost is sent again after growing rests, and at once when the network is back', async () => {
  const it = await phone();
  it.network.photo = () => lost;
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(120_000);
  expect(it.uploads.length).toBeGreaterThan(3);
  expect(it.uploads.length).toBeLessThan(15);
  expect(it.outbox.state.value).toMatchObject({ delivery: 'open', photoDelivery: 'lost' });
  it.network.photo = () => ({ kind: 'accepted', receipt: null });
  it.outbox.wake();
  await it.pass(0);
  expect(it.uploaded).toEqual(['p1']);
  expect(it.outbox.state.value.photoDelivery).toBe('open');
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
  const it = await phone();
  it.network.photo = () => refuse(refusal('storage-low', { after: 60 }));
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(59_000);
  it.outbox.wake();
  await it.pass(0);
  expect(it.uploads).toHaveLength(1);
  expect(it.outbox.state.value.photoDelivery).toBe('busy');
  await it.outbox.post(ANNA, update('words are taken all the same'));
  await it.pass(0);
  expect(it.server.texts()).toHaveLength(2);
  await it.pass(60_000);
  expect(it.uploads.length).toBeGreaterThan(1);
});

test('a photo that the server has already counts as sent, though the answer to its last byte got lost', async () => {
  const it = await phone();
  it.network.photo = () => refuse(refusal('conflict', { field: 'id' }));
  await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  expect(waiting(it)).toEqual([]);
});

test.each<[RefusalCode]>([['unsupported'], ['too-large'], ['not-found'], ['gone']])(
  '[O2] a photo waits for the reporter after the final refusal %s, and the next photo goes',
  async (code) => {
    const it = await phone();
    it.network.photo = ({ command }) =>
      command === 'p1' ? refuse(refusal(code)) : { kind: 'accepted', receipt: null };
    await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
    await it.pass(600_000);
    expect(began(it)).toEqual(['p1', 'p2']);
    expect(it.outbox.state.value.items).toMatchObject([{ command: 'p1', refusal: { code } }]);
  },
);

test('the outbox counts photos until the last one is there: "photo 2 of 3"', async () => {
  const it = await phone();
  const counts: number[] = [];
  it.network.photo = () => {
    counts.push(it.outbox.state.value.photosSent);
    return { kind: 'accepted', receipt: null };
  };
  await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2', 'p3'));
  await it.pass(0);
  expect(counts).toEqual([0, 1, 2]);
  expect(it.outbox.state.value.photosSent).toBe(0);
});

test('a mended post that gets another id takes its photos along', async () => {
  const it = await phone();
  it.network.answer = () => refuse(refusal('conflict', { field: 'id' }));
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.outbox.mend(entry, { words: withPhotos('one', 'p1') });
  await it.pass(0);
  expect(it.uploads.map((photo) => photo.entry)).toEqual([...it.server.entries.keys()]);
  expect(it.uploads[0]?.entry).not.toBe(entry);
});
