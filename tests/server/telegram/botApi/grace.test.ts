/** A stop in the middle of what is asked of Telegram. */
import { withGrace } from '../../../../server/telegram/botApi/grace.js';
import { ChannelHouse } from '../../../support/telegram/channelHouse.js';

let house: ChannelHouse;
beforeEach(async () => {
  house = new ChannelHouse();
  await house.start();
});
afterEach(() => house.stop());

/** Ends a go once a method was asked for. */
async function endAt(method: string) {
  const before = house.service.asked.length;
  const going = house.go();
  while (!house.service.asked.slice(before).includes(method)) await new Promise((resolve) => setTimeout(resolve, 1));
  house.ending.abort();
  const carried = await going;
  house.ending = new AbortController();
  return carried;
}

test('a message that is on its way at a stop is waited for and noted, so that a takedown finds it', async () => {
  house.service.next('sendMessage', 'late');
  const id = house.post({ text: 'They come' });
  expect(await endAt('sendMessage')).toMatchObject({ taken: 1 });
  expect(house.notes.has(id)).toBe(true);
  house.takeDown(id);
  await house.carry();
  expect(house.channel.messages.size).toBe(0);
});

test('a message of which nothing is heard in the time of a stop is told to the desk, for it may stand there twice', async () => {
  house.graceMs = 200;
  house.service.next('sendMessage', 'hang');
  house.post({ text: 'They come' });
  expect(await endAt('sendMessage')).toEqual({ taken: 0, notes: new Map(), then: { kind: 'told', why: 'silent' } });
});

test('an edit is cut off at once by a stop, and tells nobody: it is repeated without harm', async () => {
  const id = house.post({ text: 'They come' });
  await house.carry();
  house.service.next('editMessageText', 'hang');
  house.revise(id, { text: 'They came' });
  expect(await endAt('editMessageText')).toMatchObject({ taken: 0 });
  expect(house.service.asked.at(-1)).toBe('editMessageText');
  expect(await house.go()).not.toHaveProperty('then');
  expect(house.channel.shown()[0]).toContain('They came');
});

test('work that begins after the end is aborted from the start', async () => {
  expect(await withGrace(AbortSignal.abort(), 60_000, async ({ aborted }) => aborted)).toBe(true);
});
