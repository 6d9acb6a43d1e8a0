/** A blog's channel over a real store: it is set once, renewed, and refused where another one stands. */
import { jest } from '@jest/globals';
import { ChannelOutlet } from '../../support/telegram/channelOutlet.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { ChannelSetting } from '../../../server/telegram/channelSetting.js';
import { settingsOf } from '../../../server/telegram/settings.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(60_000);

let house: ChannelOutlet;
beforeEach(async () => {
  house = new ChannelOutlet(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

test('setting the same channel once more takes another token and goes on; another channel is refused until this one is off', async () => {
  await house.set();
  const before = house.service.token;
  house.service.token = '4242:AAF-another_token_of_the_same_bot_1';
  const id = await house.set();
  const [outlet, ...others] = await house.store.outlets.outlets('baku');
  expect([outlet?.id, others]).toEqual([id, []]);
  expect(JSON.stringify(outlet?.settings)).not.toContain(before);
  house.service.channel('other');
  await expect(house.set('@other')).rejects.toMatchObject({ refusal: { code: 'conflict', why: 'channel-set' } });
});

test('another token leaves the channel in its language, unless one is asked for', async () => {
  const lang = async () => settingsOf((await house.store.outlets.outlets('baku'))[0]?.settings).lang;
  await house.set('@rally', 'uk');
  house.service.token = '4242:AAF-another_token_of_the_same_bot_1';
  await house.set();
  expect(await lang()).toBe('uk');
  await house.set('@rally', 'en');
  expect(await lang()).toBe('en');
});

test('two askers at once get one channel, and who asks for another one is refused', async () => {
  const { outlets } = house.store;
  const looks = [[], [], []];
  // Each looks before any other has set one.
  const blind = { ...outlets, outlets: async (blog: string) => looks.pop() ?? outlets.outlets(blog) };
  const { origin, token } = house.service;
  const outbound = loopbackOutbound();
  const setting = new ChannelSetting({ outbound, origin, outlets: blind, admin: house.admin() });
  house.service.channel('other');
  const set = (channel: string) => setting.set('baku', { token, channel });
  const answers = await Promise.allSettled([set('@rally'), set('@rally'), set('@other')]);
  const all = await outlets.outlets('baku');
  expect(all).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === 'fulfilled') expect(answer.value.id).toBe(all[0]?.id);
    else expect(answer.reason).toMatchObject({ refusal: { code: 'conflict', why: 'channel-set' } });
  }
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
  outbound.stop();
});
