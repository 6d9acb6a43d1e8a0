/** The frame's side of the talk with the page around it. */
import { beforeEach, expect, test } from '@jest/globals';
import { FrameGuest } from '../../../client/embed/frameGuest.js';
import type { Said } from '../../../client/embed/frameTalk.js';

const HOST = { name: 'the page around the frame' };
const SECRET = 'a1B2c3D4e5';

let told: Said[];
let height: number;
let guest: FrameGuest;

beforeEach(() => {
  told = [];
  height = 500;
  guest = new FrameGuest({ host: HOST, say: (what) => told.push(what), height: () => height });
});

const ready = (secret: unknown, source: unknown = HOST) =>
  guest.hear({ source, origin: 'https://news.example', data: { message: 'ready', secret } });

test('a frame says its height once, and again where it has become another', () => {
  guest.measure();
  guest.measure();
  height = 700.5;
  guest.measure();
  height = 5_000;
  guest.measure();
  height = 6_000;
  guest.measure();
  expect(told).toMatchObject([500, 701, 1_000].map((value) => ({ message: 'height', value })));
  expect(told[0]?.secret).toBeUndefined();
});

test.each([`#?secret=${SECRET}`, `#secret=${SECRET}`, `#top&secret=${SECRET}`])(
  'a frame finds the secret of its page in %s, whenever that is added',
  (hash) => {
    guest.measure();
    guest.look(hash);
    expect(told.at(-1)).toEqual({ message: 'height', value: 500, secret: SECRET });
  },
);

test.each(['', '#', '#e-7', '#?secret=', '#?secret=%22', '#?nosecret=abc'])('a frame finds no secret in %p', (hash) => {
  guest.look(hash);
  expect([told, guest.follow('https://live.example/live/baku')]).toEqual([[], false]);
});

test('a frame answers the "ready" of its page with its height, also where that is as it was', () => {
  guest.look(`#?secret=${SECRET}`);
  ready(SECRET);
  expect(told).toEqual(Array(2).fill({ message: 'height', value: 500, secret: SECRET }));
});

test('a frame without a secret takes that of the first "ready" of its page, and no later one', () => {
  ready(SECRET);
  ready('another');
  expect(told).toEqual([{ message: 'height', value: 500, secret: SECRET }]);
});

test('a frame hears nobody but the page around it, and nothing but "ready" with its secret', () => {
  guest.look(`#?secret=${SECRET}`);
  told = [];
  ready(SECRET, { name: 'another frame' });
  ready(SECRET, null);
  for (const wrong of ['another', '', undefined, 7, {}]) ready(wrong);
  for (const data of ['ready', null, { message: 'height', value: 1, secret: SECRET }, { secret: SECRET }])
    guest.hear({ source: HOST, origin: 'https://news.example', data });
  expect(told).toEqual([]);
});

test('a link is said with the secret, and only to a page that has said that it listens', () => {
  const page = 'https://live.example/live/baku';
  expect([guest.follow(page), told]).toEqual([false, []]);
  guest.look(`#?secret=${SECRET}`);
  expect([guest.follow(page), told.length]).toEqual([false, 1]);
  ready(SECRET, { name: 'another frame' });
  ready('another');
  expect(guest.follow(page)).toBe(false);
  ready(SECRET);
  expect(guest.follow(page)).toBe(true);
  expect(told.at(-1)).toEqual({ message: 'link', value: page, secret: SECRET });
});

test('a page that gave the frame the height it asked for has listened, though its "ready" came before there was a frame to hear it', () => {
  const page = 'https://live.example/live/baku';
  guest.resized(500);
  guest.look(`#?secret=${SECRET}`);
  guest.resized(700);
  expect(guest.follow(page)).toBe(false);
  // The page counts the frame's border in.
  guest.resized(496);
  expect(guest.follow(page)).toBe(true);
});
