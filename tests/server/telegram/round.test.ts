/** A go of carrying, in the middle of which the blog is hidden. */
import { ChannelHouse } from '../../support/telegram/channelHouse.js';

let house: ChannelHouse;
beforeEach(async () => {
  house = new ChannelHouse();
  await house.start();
});
afterEach(() => house.stop());

/** Hides the blog when the go under way asks for it so many times. */
function hideAt(question: number): void {
  let asked = 0;
  house.onAsked = () => {
    asked += 1;
    if (asked === question) house.isShown = false;
  };
}

test('an entry is not posted where the blog was hidden after the go began, and nothing counts as failed or taken', async () => {
  house.post({ text: 'One' });
  hideAt(1);
  expect(await house.go()).toEqual({ taken: 0, notes: new Map() });
  expect(house.channel.messages.size).toBe(0);
});

test('edits end where the blog is hidden in the middle of a go, and what stands in the channel goes next', async () => {
  const ids = ['One', 'Two'].map((text) => house.post({ text, media: [house.photo('ready')] }));
  await house.carry();
  for (const id of ids) house.revise(id, { text: 'Mended' });
  // Each of the two is asked for once before, since what has to go goes first.
  hideAt(4);
  expect(await house.go()).toMatchObject({ taken: 1 });
  expect(house.channel.shown().filter((text) => text.includes('Mended'))).toHaveLength(1);
  for (const id of ids) house.takeDown(id);
  await house.carry();
  expect(house.channel.messages.size).toBe(0);
});
