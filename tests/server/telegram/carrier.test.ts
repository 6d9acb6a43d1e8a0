import { ALL_RIGHTS } from '../../support/telegram/channelState.js';
import { ChannelHouse } from '../../support/telegram/channelHouse.js';

const DAY_MS = 86_400_000;
let house: ChannelHouse;
beforeEach(async () => {
  house = new ChannelHouse();
  await house.start();
});
afterEach(() => house.stop());

const shown = () => house.channel.shown();
const firstLines = () => shown().map((text) => text.split('\n')[2]);

test('an entry appears, an edit edits it in its place, and a takedown deletes it', async () => {
  const [first] = [house.post({ text: 'They come' }), house.post({ text: 'They sing' })];
  await house.carry();
  expect(firstLines()).toEqual(['They come', 'They sing']);
  house.revise(first, { text: 'They came' });
  await house.carry();
  expect(firstLines()).toEqual(['They came', 'They sing']);
  house.takeDown(first);
  await house.carry();
  expect(firstLines()).toEqual(['They sing']);
  expect([...house.notes.keys()]).not.toContain(first);
});

test('a change that shows nothing new, such as a pin, asks nothing of Telegram', async () => {
  const id = house.post({ text: 'They come' });
  await house.carry();
  const before = house.service.asked.length;
  house.revise(id, {}, { pinned: true });
  await house.carry();
  expect(house.service.asked.length).toBe(before);
});

test.each([
  ['the same', (h: ChannelHouse) => h.since.epoch],
  ['a restored', () => 'another epoch'],
])(
  'a pin, a typo and a translation of an entry from before the channel post nothing in %s record',
  async (_which, epoch) => {
    const old = house.post({ text: 'They come' });
    house.now += 3 * 3_600_000;
    house.setNow();
    house.since = { ...house.since, epoch: epoch(house) };
    house.post({ text: 'They sing' });
    house.revise(old, {}, { pinned: true });
    await house.carry();
    house.revise(old, { text: 'They came' });
    await house.carry();
    house.revise(old, { translations: { uk: { text: 'Вони йдуть', by: 'desk', of: 1 } } });
    expect(await house.carry()).toBeUndefined();
    expect(firstLines()).toEqual(['They sing']);
  },
);

test('an entry that was received before the channel and published after it is posted', async () => {
  const held = house.post({ text: 'They come' }, { state: 'held', seq: null, order: null, publishedAt: null });
  house.setNow();
  house.publish(held);
  await house.carry();
  expect(firstLines()).toEqual(['They come']);
});

test('an entry that is withdrawn loses its words in the channel, and one that was withdrawn before is not posted', async () => {
  const id = house.post({ text: 'It burns' });
  await house.carry();
  house.revise(id, {}, { verification: 'withdrawn' });
  house.post({ text: 'It burns, too' }, { verification: 'withdrawn' });
  await house.carry();
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toContain('We no longer stand by this entry.');
  expect(shown()[0]).not.toContain('burns');
});

test('a photo that is ready is shown with the words below it, and several are shown as an album', async () => {
  const two = [house.photo('ready'), house.photo('ready')];
  house.post({ text: 'One', media: [house.photo('ready')] });
  house.post({ text: 'Two', media: two });
  await house.carry();
  expect(shown().map((text) => text.slice(0, 12))).toEqual(['[photo] Seen', '[photo] Seen', '[photo] ']);
  const [, first, second] = [...house.channel.messages.values()];
  expect(first?.album).toBeDefined();
  expect(second?.album).toBe(first?.album);
});

test('words do not wait for their photo, which takes its place in the same message; a further one answers it without a sound', async () => {
  const photos = [house.photo('processing'), house.photo('waiting')];
  const id = house.post({ text: 'Look', media: photos });
  await house.carry();
  expect(shown()[0]).toContain('The photo is on its way');
  const ready = (photo: (typeof photos)[number]) => ({
    ...photo,
    state: 'ready' as const,
    sources: [{ type: 'image/jpeg', width: 1_280, src: `/media/${photo.id}` }],
  });
  house.revise(id, { media: [ready(photos[0]!), photos[1]!] });
  await house.carry();
  expect(shown()).toEqual([expect.stringMatching(/^\[photo\] Seen[^]*Look/)]);
  house.revise(id, { media: photos.map(ready) });
  await house.carry();
  const [head, further] = [...house.channel.messages.values()];
  expect(further).toMatchObject({ replyTo: head?.id, silent: true });
  expect(house.channel.messages.size).toBe(2);
});

test('a photo that is taken down leaves the channel: a further one with its message, the first by a picture of nothing', async () => {
  const photos = [house.photo('ready'), house.photo('ready')];
  const id = house.post({ text: 'Look', media: photos });
  await house.carry();
  const gone = (photo: (typeof photos)[number]) => ({ ...photo, state: 'gone' as const, sources: [], alt: '' });
  house.revise(id, { media: [photos[0]!, gone(photos[1]!)] });
  await house.carry();
  expect(shown()).toEqual([expect.stringMatching(/^\[photo\]/)]);
  house.revise(id, { media: photos.map(gone) });
  await house.carry();
  expect(shown()).toEqual([expect.stringMatching(/^\[blank\][^]*Look[^]*The photo was taken down/)]);
  house.takeDown(id);
  await house.carry();
  expect(shown()).toEqual([]);
});

test('a burst is gathered in one message, in which each entry is edited and taken out by itself', async () => {
  const ids = ['One', 'Two', 'Three', 'Four'].map((text) => house.post({ text }));
  await house.carry();
  expect(shown()).toHaveLength(1);
  house.revise(ids[1]!, { text: 'Two again' });
  house.takeDown(ids[2]!);
  await house.carry();
  const words = shown()[0]
    ?.split('\n')
    .filter((line) => /^(One|Two|Three|Four)/.test(line));
  expect(words).toEqual(['One', 'Two again', 'Four']);
  for (const id of ids) house.takeDown(id);
  await house.carry();
  expect(shown()).toEqual([]);
});

test('a message of several entries is deleted where it cannot be edited any more and one of them was taken down', async () => {
  const ids = ['One', 'Two', 'Three'].map((text) => house.post({ text }));
  await house.carry();
  house.channel.rights = { ...ALL_RIGHTS, can_edit_messages: false, can_post_messages: false };
  house.takeDown(ids[0]!);
  await house.carry();
  expect(shown()).toEqual([]);
});

test('an entry that is older than two days is emptied where it cannot be deleted: its words and its photo do not stay', async () => {
  const words = house.post({ text: 'Secret words' });
  const photo = house.post({ text: 'Secret picture', media: [house.photo('ready')] });
  await house.carry();
  house.now += 2 * DAY_MS;
  house.takeDown(words);
  house.takeDown(photo);
  expect(await house.carry()).toMatchObject({ kind: 'told', why: 'too-old' });
  const gone = 'What we told you here was taken back.';
  expect(shown()).toEqual([gone, `[blank] ${gone}`]);
  expect(await house.carry()).toBeUndefined();
});

test('a message that somebody deleted in the channel is not posted once more', async () => {
  const id = house.post({ text: 'They come' });
  await house.carry();
  house.channel.deleteByHand(1);
  house.revise(id, { text: 'They came' });
  await house.carry();
  house.revise(id, { text: 'They sang' });
  await house.carry();
  expect(shown()).toEqual([]);
  house.takeDown(id);
  expect(await house.carry()).toBeUndefined();
});

test('an entry that was published and taken down before it was carried is never posted', async () => {
  const id = house.post({ text: 'Never said' });
  house.takeDown(id);
  await house.carry();
  expect([house.channel.everSaid, house.service.asked]).toEqual([[], []]);
});

test('a blog that is for its desk alone takes all that it said out of the channel', async () => {
  const ids = [house.post({ text: 'One', media: [house.photo('ready')] }), house.post({ text: 'Two' })];
  await house.carry();
  house.isShown = false;
  for (const id of ids) house.revise(id, {});
  await house.carry();
  expect(shown()).toEqual([]);
});
