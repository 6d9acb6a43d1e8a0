import { FilesAway } from '../../../server/media/mediaStore.js';
import { ALL_RIGHTS } from '../../support/telegram/channelState.js';
import { ChannelHouse, PATIENCE_MS } from '../../support/telegram/channelHouse.js';
import type { Behaviour } from '../../support/telegram/telegramService.js';

let house: ChannelHouse;
beforeEach(async () => {
  house = new ChannelHouse();
  await house.start();
});
afterEach(() => house.stop());

const shown = () => house.channel.shown();

/** Carries while Telegram answers the next message so. An answer that never comes is waited for briefly. */
async function carryAt(behaviour: Behaviour) {
  house.service.next('sendMessage', behaviour);
  house.limits.timeoutMs = behaviour === 'hang' ? 500 : PATIENCE_MS;
  const then = await house.carry();
  house.limits.timeoutMs = PATIENCE_MS;
  return then;
}

test.each([
  ['an answer that never comes', 'hang', { kind: 'later', why: 'silent', afterS: null }],
  ['a 500', 500, { kind: 'later', why: 'broken', status: 500, afterS: null }],
  ['a page of something between us', 502, { kind: 'later', why: 'broken', status: 502, afterS: null }],
] as const)('%s is waited out, and the entry comes then', async (_what, behaviour, then) => {
  house.post({ text: 'They come' });
  expect(await carryAt(behaviour)).toEqual(then);
  expect(await house.carry()).toBeUndefined();
  expect(shown()).toHaveLength(1);
});

test.each([
  ['redirects', (h: ChannelHouse) => h.service.next('sendMessage', 'redirect'), { why: 'broken', status: 307 }, 1],
  ['turns private at the second look', (h: ChannelHouse) => (h.address = '10.0.0.7'), { why: 'unreachable' }, 0],
])('an address of Telegram that %s is not followed, and the entry comes later', async (_what, happen, fault, asks) => {
  house.post({ text: 'One' });
  await house.carry();
  happen(house);
  house.post({ text: 'Two' });
  expect(await house.carry()).toEqual({ kind: 'later', afterS: null, ...fault });
  expect(house.service.asked).toEqual(Array(1 + asks).fill('sendMessage'));
  house.address = '127.0.0.1';
  expect(await house.carry()).toBeUndefined();
  expect(shown().map((text) => text.split('\n')[2])).toEqual(['One', 'Two']);
});

test('a 429 is waited out for as long as Telegram asks', async () => {
  house.channel.limits = { perSecond: 1, perMinute: 2 };
  for (const text of ['One', 'Two', 'Three']) house.post({ text, media: [house.photo('ready')] });
  expect(await house.carry()).toEqual({ kind: 'later', why: 'busy', status: 429, afterS: 1 });
  house.now += 1_000;
  expect(await house.carry()).toMatchObject({ why: 'busy', afterS: 59 });
  house.now += 60_000;
  expect(await house.carry()).toBeUndefined();
  expect(shown().map((text) => text.split('\n')[2])).toEqual(['One', 'Two', 'Three']);
});

test('a go that waited for its own pace says for how long, so that the channel does not count as slow', async () => {
  house.pace = { everyMs: 60_000, perMinute: 20, waitMs: 5 };
  house.post({ text: 'One' });
  expect((await house.go()).waitedMs).toBe(0);
  house.post({ text: 'Two' });
  expect(await house.go()).toMatchObject({ taken: 0, waitedMs: 5 });
});

test('a channel that is written to at our own pace never answers 429', async () => {
  house.pace = { everyMs: 1_000, perMinute: 20, waitMs: 1 };
  house.channel.limits = { perSecond: 1, perMinute: 20 };
  for (let n = 0; n < 30; n += 1) house.post({ text: `No ${n.toString()}`, media: [house.photo('ready')] });
  for (let goes = 0; shown().length < 30 && goes < 200; goes += 1) {
    expect((await house.go()).then).toBeUndefined();
    house.now += 500;
  }
  expect(shown().map((text) => text.split('\n')[2])).toEqual(
    Array.from({ length: 30 }, (_, n) => `No ${n.toString()}`),
  );
});

test.each([
  ['a token that is known no more', (h: ChannelHouse) => (h.service.token = '4242:another'), 'bad-token'],
  ['a bot that was put out of the channel', (h: ChannelHouse) => put(h, { status: 'kicked' }), 'no-channel'],
  ['a bot that left the channel', (h: ChannelHouse) => put(h, { status: 'left' }), 'no-channel'],
  ['a bot that may not post any more', (h: ChannelHouse) => put(h, { can_post_messages: false }), 'no-rights'],
])('%s pauses the channel, and nothing is lost', async (_what, happen, why) => {
  house.post({ text: 'They come' });
  happen(house);
  expect(await house.carry()).toMatchObject({ kind: 'dead', why });
  house.service.token = house.token;
  house.channel.rights = ALL_RIGHTS;
  expect(await house.carry()).toBeUndefined();
  expect(shown()).toHaveLength(1);
});

function put({ channel }: ChannelHouse, rights: Partial<typeof ALL_RIGHTS>): void {
  channel.rights = { ...ALL_RIGHTS, ...rights };
}

test('words that were taken down and that the bot may neither delete nor edit pause the channel, and are not forgotten', async () => {
  const id = house.post({ text: 'Secret' });
  await house.carry();
  house.now += 2 * 86_400_000;
  put(house, { can_edit_messages: false, can_delete_messages: false });
  house.takeDown(id);
  expect(await house.carry()).toMatchObject({ kind: 'dead', why: 'no-rights' });
  expect(house.notes.has(id)).toBe(true);
  house.channel.rights = ALL_RIGHTS;
  await house.carry();
  expect(shown().join()).not.toContain('Secret');
});

test('an entry that Telegram declines again and again is left out, the desk hears of it, and what follows comes', async () => {
  const declined = { status: 400, description: 'Bad Request: for a reason of its own' };
  house.post({ text: 'One', media: [house.photo('ready')] });
  house.post({ text: 'Two' });
  house.service.next('sendPhoto', declined, declined);
  expect(await house.carry()).toMatchObject({ kind: 'later', why: 'declined' });
  house.attempts = 4;
  expect(await house.carry()).toEqual({ kind: 'told', why: 'declined' });
  await house.carry();
  expect(shown().map((text) => text.split('\n')[2])).toEqual(['Two']);
});

test('an edit that fails keeps no note, since nothing came any further', async () => {
  const id = house.post({ text: 'One' });
  await house.carry();
  house.revise(id, { text: 'One, mended' });
  house.service.next('editMessageText', 500);
  expect(await house.go()).toMatchObject({ taken: 0, notes: new Map(), then: { kind: 'later', why: 'broken' } });
  expect(await house.carry()).toBeUndefined();
  expect(shown().join()).toContain('One, mended');
});

test('a folder of photos that is away ends a go, and what was taken out of the channel before that is noted', async () => {
  const id = house.post({ text: 'One' });
  await house.carry();
  house.takeDown(id);
  house.isFolderAway = true;
  house.post({ text: 'Look', media: [house.photo('ready')] });
  expect(await house.go()).toEqual({ taken: 1, notes: new Map([[id, null]]), defect: expect.any(FilesAway) });
  house.isFolderAway = false;
  expect(await house.carry()).toBeUndefined();
  expect(shown()).toHaveLength(1);
});

test('photos that became ready later are sent one entry at a time, so that a crash repeats one message alone', async () => {
  const late = () => [house.photo('ready'), house.photo('processing')];
  const all = [late(), late()];
  const ids = all.map((media) => house.post({ text: 'Look', media }));
  await house.carry();
  for (const [index, id] of ids.entries()) {
    const media = all[index]!.map((photo) => ({ ...house.photo('ready'), id: photo.id, sources: sourcesOf(photo.id) }));
    house.revise(id, { media });
  }
  const before = house.channel.messages.size;
  await house.go();
  expect(house.channel.messages.size).toBe(before + 1);
  await house.carry();
  expect(house.channel.messages.size).toBe(before + 2);
});

const sourcesOf = (id: string) => [{ type: 'image/jpeg', width: 1_280, src: `/media/${id}` }];

test('a picture that Telegram does not take leaves the words, which come without it', async () => {
  house.service.next('sendPhoto', { status: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' });
  house.post({ text: 'Look', media: [house.photo('ready')] });
  await house.carry();
  expect(shown()[0]).toContain('Look');
});

test('an instance that dies after it posted and before it noted posts that message once more, and no other', async () => {
  house.post({ text: 'One', media: [house.photo('ready')] });
  house.post({ text: 'Two', media: [house.photo('ready')] });
  await house.go(false);
  house.takeOver();
  await house.carry();
  expect(shown().map((text) => text.split('\n')[2])).toEqual(['One', 'One', 'Two']);
});

test('the token is in no fault that leaves the carrier', async () => {
  const thens: unknown[] = [];
  for (const behaviour of ['hang', 500, 502, 401, 403, 400] as const) {
    house.post({ text: 'They come' });
    thens.push(await carryAt(behaviour));
  }
  expect(thens.length).toBe(6);
  expect(JSON.stringify(thens)).not.toContain(house.token.split(':')[1]);
  expect(house.carrier.nameOf(house.outlet.settings)).toBe('@rally');
});
