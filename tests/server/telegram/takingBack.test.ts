import { ChannelHouse } from '../../support/telegram/channelHouse.js';

let house: ChannelHouse;
beforeEach(async () => {
  house = new ChannelHouse();
  await house.start();
});
afterEach(() => house.stop());

const DECLINED = { status: 400, description: 'Bad Request: for a reason of its own' };
const FIXED = { status: 400, description: "Bad Request: message can't be edited" };
const UNDELETED = { status: 400, description: "Bad Request: message can't be deleted" };

const shown = () => house.channel.shown();
const gone = (photo: ReturnType<ChannelHouse['photo']>) => ({ ...photo, state: 'gone' as const, sources: [], alt: '' });
const postMany = () => {
  for (let n = 0; n < 100; n += 1) house.post({ text: `No ${n.toString()}`, media: [house.photo('ready')] });
};
/** Posts an entry with two photos, which stand in the channel then. */
const postTwo = async () => {
  const photos = [house.photo('ready'), house.photo('ready')] as const;
  const id = house.post({ text: 'Look', media: [...photos] });
  await house.carry();
  return { id, photos };
};

test('a takedown goes before everything that waits, though 100 entries wait', async () => {
  const id = house.post({ text: 'They come' });
  await house.carry();
  postMany();
  house.takeDown(id);
  await house.go();
  expect(shown().join()).not.toContain('They come');
  expect(shown()).toHaveLength(1);
});

test('photos that are taken down go before everything that waits, though 100 entries wait and none may be posted yet', async () => {
  house.pace = { everyMs: 60_000, perMinute: 20, waitMs: 1 };
  const { id, photos } = await postTwo();
  postMany();
  house.revise(id, { media: photos.map(gone) });
  await house.go();
  expect(shown()).toEqual([expect.stringMatching(/^\[blank\][^]*Look/)]);
});

test('words that are withdrawn go before everything that waits, though 100 entries wait', async () => {
  house.pace = { everyMs: 60_000, perMinute: 20, waitMs: 1 };
  const { id } = await postTwo();
  postMany();
  house.revise(id, {}, { verification: 'withdrawn' });
  await house.go();
  expect(shown()).toEqual([expect.stringMatching(/^\[blank\][^]*We no longer stand by this entry/)]);
});

test('a photo that is put to a message later waits for its turn behind what has to go', async () => {
  const late = house.photo('processing');
  const posted = house.post({ text: 'Later', media: [house.photo('ready'), late] });
  const { id, photos } = await postTwo();
  const sources = [{ type: 'image/jpeg', width: 1_280, src: `/media/${late.id}` }];
  house.revise(posted, { media: [house.photo('ready'), { ...late, state: 'ready', sources }] });
  house.revise(id, { media: [photos[0], gone(photos[1])] });
  const before = house.service.asked.length;
  await house.carry();
  const since = house.service.asked.slice(before);
  expect(since.indexOf('deleteMessage')).toBeGreaterThanOrEqual(0);
  expect(since.indexOf('deleteMessage')).toBeLessThan(since.indexOf('sendPhoto'));
});

test.each([
  ['a further photo', 1],
  ['the photo of the message', 0],
])('%s that was taken down is never given up, however often Telegram declines', async (_which, index) => {
  const { id, photos } = await postTwo();
  house.attempts = 4;
  house.service.next('deleteMessage', UNDELETED, UNDELETED);
  house.service.next('editMessageMedia', DECLINED, DECLINED);
  house.revise(id, { media: photos.map((photo, at) => (at === index ? gone(photo) : photo)) });
  for (let goes = 0; goes < 2; goes += 1) expect(await house.carry()).toMatchObject({ kind: 'later', why: 'declined' });
  await house.carry();
  expect(shown().filter((text) => text.startsWith('[photo]'))).toHaveLength(1);
  expect(JSON.parse(house.notes.get(id) ?? '')).not.toMatchObject({ media: gone(photos[index]!).id });
});

test('words that are withdrawn are never given up, however often Telegram declines', async () => {
  const id = house.post({ text: 'It burns' });
  await house.carry();
  house.attempts = 4;
  house.service.next('editMessageText', DECLINED);
  house.revise(id, {}, { verification: 'withdrawn' });
  expect(await house.carry()).toMatchObject({ kind: 'later', why: 'declined' });
  expect(await house.carry()).toBeUndefined();
  expect(shown().join()).not.toContain('burns');
});

test('a takedown that Telegram declines keeps no other one waiting', async () => {
  const ids = ['One', 'Two'].map((text) => house.post({ text }));
  await house.carry();
  house.service.next('deleteMessage', UNDELETED);
  house.service.next('editMessageText', DECLINED);
  for (const id of ids) house.takeDown(id);
  expect(await house.carry()).toMatchObject({ kind: 'later', why: 'declined' });
  expect(shown()).toHaveLength(1);
  await house.carry();
  expect(shown()).toEqual([]);
});

test('a message goes whole where its photo was taken down and cannot be replaced', async () => {
  const id = house.post({ text: 'Look', media: [house.photo('ready')] });
  await house.carry();
  house.service.next('editMessageMedia', FIXED);
  house.revise(id, { media: [] });
  expect(await house.carry()).toBeUndefined();
  expect(shown()).toEqual([]);
});

test('a further photo goes also where somebody deleted the message of its words', async () => {
  const { id, photos } = await postTwo();
  house.channel.deleteByHand(1);
  house.revise(id, { text: 'Look here' });
  await house.carry();
  expect(shown()).toHaveLength(1);
  house.revise(id, { media: photos.map(gone) });
  await house.carry();
  expect(shown()).toEqual([]);
});
