import { Refused } from '../../../shared/refusals.js';
import { checkedChannel } from '../../../server/telegram/channelCheck.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { ALL_RIGHTS, type Rights } from '../../support/telegram/channelState.js';
import { TelegramService } from '../../support/telegram/telegramService.js';

const service = new TelegramService();
const outbound = loopbackOutbound({ answerBytes: 262_144 });
/** A short wait for answers that never come. (An answer that comes may take longer than this on a busy machine.) */
const impatient = loopbackOutbound({ timeoutMs: 300, answerBytes: 262_144 });
const channel = service.channel('rally');
service.channel('people', 'supergroup');
beforeAll(() => service.start());
afterAll(async () => {
  outbound.stop();
  impatient.stop();
  await service.stop();
});
beforeEach(() => {
  channel.rights = ALL_RIGHTS;
});

const check = (asked: { token?: string; channel?: string }, by = outbound) =>
  checkedChannel({ token: service.token, channel: '@rally', ...asked }, { outbound: by, origin: service.origin });
const refused = (asked: { token?: string; channel?: string }, by = outbound) =>
  check(asked, by).then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error.refusal : error),
  );

test.each(['@rally', 'rally', ' https://t.me/rally ', 't.me/rally', channel.id.toString()])(
  'a channel is found by what people have of it: %s',
  async (asked) => {
    expect(await check({ channel: asked })).toEqual({
      ...{ token: service.token, bot: 4_242, chat: channel.id, name: '@rally', lang: null },
    });
  },
);

test('nothing is written into the channel by looking at it', async () => {
  await check({});
  expect(await refused({ channel: '@nobody' })).not.toBeNull();
  expect(channel.messages.size).toBe(0);
});

test.each([
  ['a bot that Telegram does not know', { token: '4242:AAF-another_token_of_nobody_here' }, 'token', 'bot-unknown'],
  ['what is no token, and is sent nowhere', { token: '../getUpdates?x=' }, 'token', 'bot-unknown'],
  ['a channel that the bot does not find', { channel: '@nobody' }, 'channel', 'channel-unknown'],
  ['what is no channel’s name', { channel: 'https://evil.example/rally' }, 'channel', 'channel-unknown'],
  ['a group', { channel: '@people' }, 'channel', 'not-a-channel'],
])('%s is refused at its field', async (_what, asked, field, why) => {
  expect(await refused(asked)).toMatchObject({ code: 'invalid', field, why });
});

test.each<[string, Partial<Rights>, string]>([
  ['post', { can_post_messages: false }, 'bot-may-not-post'],
  ['edit', { can_edit_messages: false }, 'bot-may-not-edit'],
  ['delete', { can_delete_messages: false }, 'bot-may-not-delete'],
  ['do anything, as a mere member', { status: 'member' }, 'bot-may-not-post'],
])('a bot that may not %s is refused, and the right is named', async (_what, rights, why) => {
  channel.rights = { ...ALL_RIGHTS, ...rights };
  expect(await refused({})).toMatchObject({ code: 'invalid', field: 'channel', why });
});

test.each(['hang', 500] as const)(
  'Telegram that does not answer (%s) is no fault of token or channel',
  async (behaviour) => {
    service.next('getMe', behaviour);
    const by = behaviour === 'hang' ? impatient : outbound;
    expect(await refused({}, by)).toMatchObject({ code: 'unavailable', why: 'telegram-away', retry: true });
  },
);
