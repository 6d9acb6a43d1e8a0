/** Entries that stand in a channel, where Telegram declines to edit them. */
import { ChannelHouse } from '../../support/telegram/channelHouse.js';

let house: ChannelHouse;
beforeEach(async () => {
  house = new ChannelHouse();
  await house.start();
});
afterEach(() => house.stop());

const shown = () => house.channel.shown();

test.each([
  ['cannot be edited', "Bad Request: message can't be edited"],
  ['does not take the picture of nothing', 'Bad Request: IMAGE_PROCESS_FAILED'],
  ['does not take the words', 'Bad Request: MEDIA_EMPTY'],
])('a photo that was taken down leaves the channel also where Telegram %s', async (_what, description) => {
  const photo = house.photo('ready');
  const id = house.post({ text: 'Look', media: [photo] });
  await house.carry();
  house.service.next('editMessageMedia', { status: 400, description });
  house.revise(id, { media: [{ ...photo, state: 'gone', sources: [] }] });
  expect(await house.carry()).toBeUndefined();
  expect(shown().join()).not.toContain('[photo]');
});

test('a photo that was taken down and that Telegram neither edits nor deletes is tried again, and the desk hears of it', async () => {
  const fixed = { status: 400, description: "Bad Request: message can't be edited" };
  const kept = { status: 400, description: "Bad Request: message can't be deleted" };
  const photo = house.photo('ready');
  const id = house.post({ text: 'Look', media: [photo] });
  await house.carry();
  house.service.next('editMessageMedia', fixed, fixed);
  house.service.next('deleteMessage', kept);
  house.revise(id, { media: [{ ...photo, state: 'gone', sources: [] }] });
  expect(await house.carry()).toMatchObject({ kind: 'later', why: 'declined' });
  expect(shown().join()).toContain('[photo]');
  expect(await house.carry()).toBeUndefined();
  expect(shown()).toEqual([expect.stringMatching(/^\[blank\] .*Look/s)]);
});

test('an entry that is withdrawn and that cannot be edited is deleted', async () => {
  const id = house.post({ text: 'Look' });
  await house.carry();
  house.service.next('editMessageText', { status: 400, description: "Bad Request: message can't be edited" });
  house.revise(id, {}, { verification: 'withdrawn' });
  expect(await house.carry()).toBeUndefined();
  expect(shown()).toEqual([]);
});
