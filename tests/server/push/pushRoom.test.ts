import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { Death } from '../../contracts/followers/instance.js';
import { ToldHouse, until } from '../../support/push/toldHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(180_000);

let house: ToldHouse;
beforeEach(async () => {
  house = new ToldHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date(house.now) }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

const told = (browser: string, count: number) =>
  until(`${browser} was told ${count} times`, () => house.bodies(browser).length >= count);
/** Everything that was going to be sent has been: a later key moment has come. */
async function settled(browser: string): Promise<string[]> {
  await house.post('the last');
  await until('the last comes', () => house.bodies(browser).some((body) => body.endsWith('the last')));
  return house.bodies(browser).slice(0, -1);
}
/** As a phone shows words that nobody confirmed. */
const unconfirmed = (text: string) => `Not confirmed: ${text}`;

test('a key moment reaches the browser encrypted for it, signed as ours, in its language of the blog', async () => {
  const room = house.start();
  await house.subscribe(room, 'ann', { lang: 'uk-UA' });
  const translations = { uk: { text: 'Люди на площі' } };
  const id = await house.post('People in the square', { translations });
  await house.revise(id, { verification: 'confirmed' });
  await house.revise(id, { key: true });
  await told('ann', 1);
  const [{ message, headers, claims, signedBy, bytes }] = house.service.received as [
    (typeof house.service.received)[0],
  ];
  expect(message).toMatchObject({
    v: 1,
    id,
    title: 'Baku',
    body: 'Люди на площі',
    lang: 'uk',
    dir: 'ltr',
    quiet: false,
  });
  expect(message.address).toBe(`/live/baku/entries/${id}?lang=uk`);
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal', topic: id.replaceAll('-', '') });
  expect([Number(headers.ttl) > 3_500, Number(headers.ttl) <= 3_600]).toEqual([true, true]);
  expect(claims).toMatchObject({ aud: `http://localhost:${house.service.port}`, sub: 'https://live.example' });
  expect(signedBy).toBe((await room.keys.inForce()).publicKey);
  expect(bytes).toBeLessThan(4_096);
});

test('an urgent notice is told as one, and no other entry is', async () => {
  await house.subscribe(house.start(), 'ann');
  await house.post('plain', {});
  await house.post('a warning', { kind: 'notice', urgency: 'warning' });
  await house.post('leave by the north', { kind: 'notice', urgency: 'urgent' });
  await told('ann', 1);
  expect(await settled('ann')).toEqual([unconfirmed('leave by the north')]);
  const [first] = house.service.received;
  expect(first?.message.title).toBe('Urgent: Baku');
  expect(first?.headers.urgency).toBe('high');
});

test('nothing is told of what was before the subscription, also when it is corrected later', async () => {
  const room = house.start();
  await house.subscribe(room, 'ann');
  const early = await house.post('before');
  await told('ann', 1);
  await house.subscribe(room, 'bo');
  await house.revise(early, { text: 'before, corrected' });
  await told('ann', 2);
  expect(await settled('bo')).toEqual([]);
});

test('a correction, a withdrawal and a takedown replace what was told, without its words', async () => {
  await house.subscribe(house.start(), 'ann');
  const id = await house.post('a thousand people');
  await told('ann', 1);
  await house.revise(id, {
    text: 'a hundred people',
    correction: { note: 'A wrong number' },
    verification: 'corrected',
  });
  await told('ann', 2);
  await house.revise(id, { verification: 'withdrawn' });
  await told('ann', 3);
  await house.takeDown(id);
  await told('ann', 4);
  const messages = house.service.toldTo('ann');
  expect(messages.map(({ body }) => body)).toEqual([
    unconfirmed('a thousand people'),
    'Corrected: a hundred people',
    'Withdrawn: we no longer stand by what we told you here.',
    'What we told you here was taken back.',
  ]);
  expect(new Set(messages.map((message) => message.id))).toEqual(new Set([id]));
  expect(messages.map(({ quiet }) => quiet)).toEqual([false, false, false, true]);
  const seqs = messages.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
});

test('labels, pins and photos of what was told are not told', async () => {
  await house.subscribe(house.start(), 'ann');
  const id = await house.post('the march begins');
  await told('ann', 1);
  await house.revise(id, { verification: 'confirmed' });
  await house.revise(id, { pinned: true });
  await house.revise(id, { key: false });
  await house.revise(id, { key: true });
  expect(await settled('ann')).toEqual([unconfirmed('the march begins')]);
});

test('a photo that is taken down takes its caption back from what was told', async () => {
  await house.subscribe(house.start(), 'ann');
  const photo = randomUUID();
  const media = [{ id: photo, alt: 'A face', caption: 'Her name', facesChecked: true }];
  const id = await house.post('', { kind: 'photo', media, key: true });
  await told('ann', 1);
  await house.takeDown(id, photo);
  await told('ann', 2);
  const [first, second] = house.bodies('ann');
  expect([first?.includes('Her name'), second?.includes('Her name'), second?.includes('A face')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('an entry that is taken back before it was sent is never told', async () => {
  await house.subscribe(house.start(), 'ann');
  house.service.behaviour.set('ann', { status: 503 });
  const id = await house.post('a mistake');
  await until('the service is asked', () => house.service.asked > 0);
  await house.postponed();
  await house.retract(id);
  house.service.behaviour.delete('ann');
  // The time until it is tried again.
  house.now += 1_000;
  expect(await settled('ann')).toEqual([]);
});

test('a server that was down for an hour tells none of what it missed', async () => {
  await house.subscribe(house.start(), 'ann');
  await told('ann', 0);
  await house.post('heard');
  await told('ann', 1);
  await house.postponed();
  house.service.behaviour.set('ann', { status: 503 });
  await house.post('during the outage');
  await until('it waits', () => house.service.asked > 1);
  await house.postponed();
  house.now += 61 * 60_000;
  house.service.behaviour.delete('ann');
  expect(await settled('ann')).toEqual([unconfirmed('heard')]);
});

test('a follower that hears of a key moment an hour late does not tell it', async () => {
  const room = house.start(new Death());
  await house.subscribe(room, 'ann');
  await room.stop();
  await house.post('an hour ago');
  house.now += 61 * 60_000;
  house.start();
  expect(await settled('ann')).toEqual([]);
});

test('a blog that is not for the public any more loses its subscriptions, and may not be subscribed to', async () => {
  const room = house.start();
  for (const visibility of ['unlisted', 'desk']) {
    const endpoint = await house.subscribe(room, 'ann');
    await house.set({ visibility });
    await until('the subscription is gone', async () => !(await room.subscriptions.stands('baku', endpoint)));
    await expect(house.subscribe(room, 'ann')).rejects.toMatchObject({ refusal: { code: 'not-found' } });
    await house.post('in secret');
    await house.set({ visibility: 'public' });
  }
  await house.subscribe(room, 'ann');
  expect(await settled('ann')).toEqual([]);
});
