/**
 * Looks at a bot and a channel before they are set: whether Telegram knows them, and whether the bot may post, edit and delete
 * there. Nothing is written into the channel.
 */
import { Refused } from '../../shared/refusals.js';
import { BotApi, type Answer, type BotApiParts, type Chat, type Right } from './botApi.js';
import { missingRights } from './rights.js';
import type { TelegramSettings } from './settings.js';

export interface AskedChannel {
  token: string;
  /** "@name", a link to the channel, or its number. */
  channel: string;
  /** A language of the blog; left out: its first one, or the one that a set channel has. */
  lang?: string | undefined;
}

const TOKEN = /^\d{1,20}:[\w-]{20,100}$/;
const NAME = /^(?:@|(?:https?:\/\/)?(?:t|telegram)\.me\/)?([a-z]\w{3,31})$/i;
const NUMBER = /^-100\d{5,15}$/;

const MAY_NOT: Readonly<Record<Right, 'bot-may-not-post' | 'bot-may-not-edit' | 'bot-may-not-delete'>> = {
  can_post_messages: 'bot-may-not-post',
  can_edit_messages: 'bot-may-not-edit',
  can_delete_messages: 'bot-may-not-delete',
};

/** Throws `invalid`, with the field and the reason; `unavailable` where Telegram does not answer. */
export async function checkedChannel(asked: AskedChannel, parts: BotApiParts): Promise<TelegramSettings> {
  const token = asked.token.trim();
  // The token stands in the address of a request: nothing else may.
  if (!TOKEN.test(token)) throw refused('token', 'bot-unknown');
  const api = new BotApi(parts, token, new AbortController().signal);
  const bot = given(await api.getMe(), 'token', 'bot-unknown');
  const chat = given(await api.getChat(chatOf(asked.channel)), 'channel', 'channel-unknown');
  if (chat.type !== 'channel') throw refused('channel', 'not-a-channel');
  const member = given(await api.getChatMember(chat.id, bot.id), 'channel', 'channel-unknown');
  const [missing] = missingRights(member);
  if (missing !== undefined) throw refused('channel', MAY_NOT[missing]);
  return { token, bot: bot.id, chat: chat.id, name: nameOf(chat), lang: asked.lang ?? null };
}

function chatOf(channel: string): string {
  const asked = channel.trim();
  if (NUMBER.test(asked)) return asked;
  const name = NAME.exec(asked)?.[1];
  if (name === undefined) throw refused('channel', 'channel-unknown');
  return `@${name}`;
}

function nameOf({ username, title, id }: Chat): string {
  return username === undefined ? (title ?? id.toString()) : `@${username}`;
}

type ChannelWhy = 'bot-unknown' | 'channel-unknown' | 'not-a-channel' | (typeof MAY_NOT)[Right];

function given<Value>(answer: Answer<Value>, field: string, why: ChannelWhy): Value {
  if (answer.ok) return answer.value;
  const { failure } = answer;
  if (failure.is === 'dead' && failure.why === 'bad-token') throw refused('token', 'bot-unknown');
  if (failure.is !== 'later' || failure.why === 'declined') throw refused(field, why);
  const { afterS: after } = failure;
  throw new Refused('unavailable', { why: 'telegram-away', ...(after !== null && { after }) });
}

function refused(field: string, why: ChannelWhy): Refused {
  return new Refused('invalid', { field, why });
}
