import { BotApi, type Answer } from '../../../server/telegram/botApi.js';
import { failureOf } from '../../../server/telegram/botApi/failure.js';
import type { Outbound } from '../../../server/outbound/outbound.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { TelegramService } from '../../support/telegram/telegramService.js';

const service = new TelegramService();
const outbound = loopbackOutbound({ answerBytes: 262_144 });
const channel = service.channel('rally');
beforeAll(() => service.start());
afterAll(async () => {
  outbound.stop();
  await service.stop();
});
const signal = new AbortController().signal;
const api = (token = service.token) => new BotApi({ outbound, origin: service.origin }, token, signal);
const failed = (answer: Answer<unknown>) => (answer.ok ? null : answer.failure);
const photo = { name: 'p1', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 13, 10, 45, 45]) };

test('a message of all that can be in it arrives as it was sent', async () => {
  const text = '<b>Ends\nof lines</b> &amp; “signs” 👨‍👩‍👧‍👦';
  const sent = await api().sendMessage(channel.id, { text, parse_mode: 'HTML' });
  expect(sent).toMatchObject({ ok: true, value: { message_id: 1 } });
  expect(channel.messages.get(1)?.text).toBe('Ends\nof lines & “signs” 👨‍👩‍👧‍👦');
});

test('a photo arrives byte for byte, with the lines of its caption', async () => {
  const sent = await api().sendPhoto(channel.id, { caption: 'one\ntwo', parse_mode: 'HTML' }, photo);
  const id = sent.ok ? sent.value.message_id : 0;
  expect(channel.messages.get(id)).toMatchObject({ caption: 'one\ntwo', photo: photo.bytes });
});

test('an album is one message for each photo, and a picture may take the place of words', async () => {
  const media = ['p1', 'p2'].map((name) => ({ photo: { ...photo, name }, caption: `of ${name}` }));
  const sent = await api().sendMediaGroup(channel.id, {}, media);
  expect(sent).toMatchObject({ ok: true, value: [{}, {}] });
  expect(await api().editMessageMedia(channel.id, 1, { photo, caption: 'now a picture' })).toMatchObject({ ok: true });
  expect(channel.messages.get(1)).toMatchObject({ caption: 'now a picture', photo: photo.bytes });
});

test('a longest message of Cyrillic letters is answered whole: the answer has it once more, as references', async () => {
  expect(await api().sendMessage(channel.id, { text: 'ї'.repeat(4_096) })).toMatchObject({ ok: true });
});

test('an answer of the API is read by its status and its words', async () => {
  expect(failed(await api('1:unknown_unknown_unknown').getMe())).toMatchObject({
    is: 'dead',
    why: 'bad-token',
    status: 401,
  });
  expect(failed(await api().getChat('@nobody'))).toMatchObject({ is: 'dead', why: 'no-channel' });
  const one = { text: 'same' };
  const sent = await api().sendMessage(channel.id, one);
  const id = sent.ok ? sent.value.message_id : 0;
  expect(failed(await api().editMessageText(channel.id, id, one))).toEqual({ is: 'message', what: 'same' });
  expect(failed(await api().editMessageText(channel.id, 9_999, one))).toEqual({ is: 'message', what: 'missing' });
  expect(failed(await api().deleteMessage(channel.id, 9_999))).toEqual({ is: 'message', what: 'missing' });
  expect(failed(await api().sendMessage(channel.id, { text: '<p>', parse_mode: 'HTML' }))).toEqual({
    is: 'message',
    what: 'words',
  });
  expect(failed(await api().sendMessage(channel.id, { text: 'a'.repeat(4_097) }))).toEqual({
    is: 'message',
    what: 'words',
  });
});

test.each([
  [429, 'Too Many Requests: retry after 7', { is: 'later', why: 'busy', status: 429, afterS: 7 }],
  [500, 'Internal Server Error', { is: 'later', why: 'broken', status: 500, afterS: null }],
  [404, 'Not Found', { is: 'dead', why: 'bad-token', status: 404 }],
  [403, 'Forbidden: bot was kicked from the channel chat', { is: 'dead', why: 'no-channel', status: 403 }],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', { is: 'dead', why: 'no-rights', status: 400 }],
  [
    400,
    'Bad Request: not enough rights to send text messages to the chat',
    { is: 'dead', why: 'no-rights', status: 400 },
  ],
  [400, 'Bad Request: need administrator rights in the channel chat', { is: 'dead', why: 'no-rights', status: 400 }],
  [400, "Bad Request: message can't be deleted for everyone", { is: 'message', what: 'fixed' }],
  [400, "Bad Request: message can't be edited", { is: 'message', what: 'fixed' }],
  [400, 'Bad Request: PHOTO_INVALID_DIMENSIONS', { is: 'message', what: 'photo' }],
  [400, 'Bad Request: something new', { is: 'later', why: 'declined', status: 400, afterS: null }],
])('%i with “%s” is told apart', (status, description, failure) => {
  expect(failureOf({ status, description, retryAfterS: status === 429 ? 7 : null })).toEqual(failure);
});

test('a request goes to the one host of the API, and its token is in the address alone', async () => {
  const urls: string[] = [];
  const bodies: string[] = [];
  const spy: Pick<Outbound, 'send'> = {
    send: async ({ url, body, headers }) => {
      urls.push(url);
      bodies.push(`${body?.toString('latin1') ?? ''} ${JSON.stringify(headers)}`);
      return { kind: 'silent' };
    },
  };
  const asked = new BotApi({ outbound: spy }, service.token, signal);
  const answers = [await asked.getMe(), await asked.sendPhoto(1, { caption: 'x' }, photo)];
  expect(urls.map((url) => new URL(url).host)).toEqual(['api.telegram.org', 'api.telegram.org']);
  expect(JSON.stringify([answers, bodies])).not.toContain(service.token);
});
