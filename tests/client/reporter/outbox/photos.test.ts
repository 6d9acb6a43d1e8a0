/** The photos' lane: behind words, after their entry, and only as long as somebody wants them. */
import type { DeskEntry } from '../../../../shared/entry.js';
import { refusal, type RefusalCode } from '../../../../shared/refusals.js';
import type { EntryContent } from '../../../../client/entry/entryContent.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import { ANNA, phone, refuse, update, type Phone } from './phone.js';

const withPhotos = (text: string, ...ids: string[]): EntryContent => ({
  ...update(text),
  media: ids.map((id) => ({ id, alt: '' })),
});
const lost = { kind: 'lost' } as const;
const waiting = (it: Phone) => it.outbox.state.value.items.map(({ verb, command }) => `${verb} ${command}`);
const began = (it: Phone) => it.uploads.map(({ command }) => command);

/** An entry as the server tells of it. */
const told = (entry: string, media: Record<string, string>, state = 'published'): DeskEntry =>
  ({
    id: entry,
    blog: ANNA.blog,
    state,
    media: Object.entries(media).map(([id, of]) => ({ id, state: of, alt: '', altered: false, sources: [] })),
  }) as unknown as DeskEntry;

describe('when a photo goes', () => {
  test('[O4] it follows once its entry is acknowledged, never before', async () => {
    const it = await phone();
    it.line.answer = () => lost;
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
    await it.pass(120_000);
    expect(it.uploads).toEqual([]);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.pass(60_000);
    expect(it.uploads.map((photo) => [photo.command, photo.entry])).toEqual([
      ['p1', entry],
      ['p2', entry],
    ]);
    expect(it.uploaded).toEqual(['p1', 'p2']);
    expect(waiting(it)).toEqual([]);
  });

  test.each<[RefusalCode]>([['paused'], ['invalid']])(
    '[O4] it stays where it is while its entry is refused as %s',
    async (code) => {
      const it = await phone();
      it.line.answer = () => refuse(refusal(code));
      await it.outbox.post(ANNA, withPhotos('one', 'p1'));
      await it.pass(30_000);
      expect(it.uploads).toEqual([]);
      expect(waiting(it)).toHaveLength(2);
    },
  );

  test('[O3] words written while a photo is on its way go before the rest of it', async () => {
    const it = await phone();
    it.line.photo = () => (it.uploads.length === 1 ? null : { kind: 'accepted', receipt: null });
    await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(1_000);
    expect(it.outbox.state.value.sending).toEqual(['p1']);
    let heldBack = -1;
    it.line.answer = (item, payload) => {
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

  test('[O3] while words cannot go, photos do not either', async () => {
    const it = await phone();
    it.line.photo = () => lost;
    await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    it.line.answer = () => lost;
    await it.outbox.post(ANNA, update('two'));
    const before = it.uploads.length;
    await it.pass(60_000);
    expect(it.uploads).toHaveLength(before);
  });

  test('words that the blog makes wait do not hold photos back', async () => {
    const it = await phone();
    await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    it.line.answer = () => refuse(refusal('paused'));
    await it.outbox.post(ANNA, update('two'));
    await it.pass(1_000);
    expect(it.uploaded).toEqual(['p1']);
  });

  test("[O5] it is never sent under another's session, nor on under none", async () => {
    const it = await phone();
    it.line.photo = () => null;
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
});

describe('what a photo outlives', () => {
  test('a lost line: it is tried again with growing rests, and at once when the network is back', async () => {
    const it = await phone();
    it.line.photo = () => lost;
    await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(120_000);
    expect(it.uploads.length).toBeGreaterThan(3);
    expect(it.uploads.length).toBeLessThan(15);
    expect(it.outbox.state.value).toMatchObject({ delivery: 'open', photoDelivery: 'lost' });
    it.line.photo = () => ({ kind: 'accepted', receipt: null });
    it.outbox.wake();
    await it.pass(0);
    expect(it.uploaded).toEqual(['p1']);
    expect(it.outbox.state.value.photoDelivery).toBe('open');
  });

  test('a reload in the middle: the next page goes on at the address that the server gave', async () => {
    const store = new MemoryStore();
    const first = await phone({ store });
    first.line.photo = (_photo, on) => (void on.url('https://rally.example/api/v1/uploads/u1'), null);
    await first.outbox.post(ANNA, withPhotos('one', 'p1'));
    await first.pass(0);
    first.outbox.close();
    const second = await phone({ store, server: first.server, prefix: 'second' });
    await second.pass(0);
    expect(second.uploads.map(({ uploadUrl }) => uploadUrl)).toEqual(['https://rally.example/api/v1/uploads/u1']);
    expect(await store.read()).toEqual([]);
  });

  test('a full server: it waits as long as it was asked to', async () => {
    const it = await phone();
    it.line.photo = () => refuse(refusal('storage-low', { after: 60 }));
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

  test('a lost answer to the last byte: the server has it already, and that is as good', async () => {
    const it = await phone();
    it.line.photo = () => refuse(refusal('conflict', { field: 'id' }));
    await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    expect(waiting(it)).toEqual([]);
  });
});

test.each<[RefusalCode]>([['unsupported'], ['too-large'], ['not-found'], ['gone']])(
  '[O2] after the final refusal %s a photo waits for the reporter, and the next one goes',
  async (code) => {
    const it = await phone();
    it.line.photo = ({ command }) => (command === 'p1' ? refuse(refusal(code)) : { kind: 'accepted', receipt: null });
    await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
    await it.pass(600_000);
    expect(began(it)).toEqual(['p1', 'p2']);
    expect(it.outbox.state.value.items).toMatchObject([{ command: 'p1', refusal: { code } }]);
  },
);

describe('what becomes of a photo that nobody wants any more', () => {
  test('another one in its place goes, under an id of its own, once the revision is there', async () => {
    const it = await phone();
    it.line.photo = ({ command }) => (command === 'p1' ? refuse(refusal('unsupported')) : null);
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    const base = withPhotos('one', 'p1');
    await it.outbox.revise(ANNA, entry, { base, words: withPhotos('one', 'p2'), rev: 1 });
    await it.pass(0);
    expect(it.server.entries.get(entry)?.rev).toBe(2);
    expect(began(it)).toEqual(['p1', 'p2']);
    expect(waiting(it)).toEqual(['photo p2']);
  });

  test('one that a revision leaves out is stopped, and let go once the server has the revision', async () => {
    const it = await phone();
    it.line.photo = () => null;
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    it.line.answer = () => lost;
    await it.outbox.revise(ANNA, entry, { base: withPhotos('one', 'p1'), words: update('one'), rev: 1 });
    await it.pass(0);
    expect(it.outbox.state.value.sending).toEqual([]);
    expect(waiting(it)).toContain('photo p1');
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.pass(60_000);
    expect(waiting(it)).toEqual([]);
  });

  test('one that was taken out before its entry left the phone is let go at once', async () => {
    const it = await phone({ signedIn: false });
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
    await it.outbox.revise(ANNA, entry, { base: withPhotos('one', 'p1'), words: withPhotos('one', 'p2'), rev: 1 });
    expect(waiting(it)).toEqual([`post ${entry}`, 'photo p2']);
  });

  test('a withdrawal takes the photos with it, also one that is on its way', async () => {
    const it = await phone();
    it.line.photo = () => null;
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2'));
    await it.pass(0);
    await it.outbox.retract(ANNA, entry, 0);
    await it.pass(1_000);
    expect(waiting(it)).toEqual([]);
    expect(it.outbox.state.value.sending).toEqual([]);
    expect(began(it)).toEqual(['p1']);
  });

  test('letting go of a refused post lets its photos go; of a refused revision, only what that one brought', async () => {
    const it = await phone();
    it.line.photo = () => null;
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    it.line.answer = () => refuse(refusal('invalid'));
    await it.outbox.revise(ANNA, entry, {
      base: withPhotos('one', 'p1'),
      words: withPhotos('one', 'p1', 'p2'),
      rev: 1,
    });
    const other = await it.outbox.post(ANNA, withPhotos('two', 'p3'));
    await it.pass(0);
    await it.outbox.discard(entry);
    await it.outbox.discard(other);
    expect(waiting(it)).toEqual(['photo p1']);
  });

  test.each([
    ['is retracted', {}, 'retracted'],
    ['is taken down', {}, 'taken-down'],
    ['has the photo already', { p1: 'processing' }, 'published'],
    ['lost the photo', { p1: 'gone' }, 'published'],
  ])('the server tells that the entry %s: the photo is not sent', async (_what, media, state) => {
    const it = await phone();
    it.line.photo = () => null;
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    await it.outbox.heard([told(entry, media, state)]);
    await it.pass(0);
    expect(waiting(it)).toEqual([]);
    expect(it.outbox.state.value.sending).toEqual([]);
  });

  test('the server tells of an entry as it was before the photo came to it: the photo stays', async () => {
    const it = await phone();
    it.line.photo = () => null;
    const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
    await it.pass(0);
    await it.outbox.heard([told(entry, {})]);
    await it.outbox.heard([told(entry, { p1: 'waiting' })]);
    expect(waiting(it)).toEqual(['photo p1']);
  });
});

test('photos are counted until the last one is there: "photo 2 of 3"', async () => {
  const it = await phone();
  const counts: number[] = [];
  it.line.photo = () => {
    counts.push(it.outbox.state.value.photosSent);
    return { kind: 'accepted', receipt: null };
  };
  await it.outbox.post(ANNA, withPhotos('one', 'p1', 'p2', 'p3'));
  await it.pass(0);
  expect(counts).toEqual([0, 1, 2]);
  expect(it.outbox.state.value.photosSent).toBe(0);
});

test('a post that gets another id takes its photos along', async () => {
  const it = await phone();
  it.line.answer = () => refuse(refusal('conflict', { field: 'id' }));
  const entry = await it.outbox.post(ANNA, withPhotos('one', 'p1'));
  await it.pass(0);
  it.line.answer = (item, payload) => it.server.take(item, payload);
  await it.outbox.mend(entry, { words: withPhotos('one', 'p1') });
  await it.pass(0);
  expect(it.uploads.map((photo) => photo.entry)).toEqual([...it.server.entries.keys()]);
  expect(it.uploads[0]?.entry).not.toBe(entry);
});
