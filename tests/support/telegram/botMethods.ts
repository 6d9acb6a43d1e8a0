/** The methods of the Bot API that a channel needs, with the checks and the words of the real server. */
import type { ChannelState, StandingMessage } from './channelState.js';
import { CannotParse, parseHtml, type Parsed } from './entities.js';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    description: string,
    readonly retryAfter?: number,
  ) {
    super(description);
  }
}

export interface Call {
  params: Record<string, unknown>;
  /** Bytes by the name of their part. */
  files: Map<string, Buffer>;
  now: number;
  bot: { id: number; username: string };
}

type Method = (call: Call, channel: ChannelState) => unknown;

export const METHODS: Record<string, Method> = {
  getChat: (_call, { id, type, title, username }) => ({ id, type, title, username }),
  getChatMember: ({ bot }, channel) => ({ user: bot, ...channel.rights }),
  sendMessage(call, channel) {
    requireMayPost(channel);
    const said = words(call.params, 'text', 4_096);
    if (said.text === '') throw new ApiError(400, 'Bad Request: message text is empty');
    requirePace(call, channel, 1);
    return answer(channel.add({ ...base(call), text: said.text, entities: said.entities }, call.now));
  },
  sendPhoto(call, channel) {
    requireMayPost(channel);
    const said = words(call.params, 'caption', 1_024);
    const photo = fileOf(call, call.params.photo);
    requirePace(call, channel, 1);
    return answer(channel.add({ ...base(call), caption: said.text, entities: said.entities, photo }, call.now));
  },
  sendMediaGroup(call, channel) {
    requireMayPost(channel);
    const media = listOf(call.params.media);
    if (media.length < 2 || media.length > 10) {
      throw new ApiError(400, 'Bad Request: too few or too many messages to send as an album');
    }
    const items = media.map((item) => ({ said: words(item, 'caption', 1_024), photo: fileOf(call, item.media) }));
    requirePace(call, channel, items.length);
    const album = `album ${call.now.toString()}`;
    return items.map(({ said, photo }) =>
      answer(channel.add({ ...base(call), caption: said.text, entities: said.entities, photo, album }, call.now)),
    );
  },
  editMessageText(call, channel) {
    const message = editable(call, channel);
    const said = words(call.params, 'text', 4_096);
    if (message.text === undefined) throw new ApiError(400, 'Bad Request: there is no text in the message to edit');
    requireOther(said.text !== message.text || !same(said, message));
    return answer(channel.edit(message, { text: said.text, entities: said.entities }));
  },
  editMessageCaption(call, channel) {
    const message = editable(call, channel);
    const said = words(call.params, 'caption', 1_024);
    if (message.photo === undefined) {
      throw new ApiError(400, 'Bad Request: there is no caption in the message to edit');
    }
    requireOther(said.text !== message.caption || !same(said, message));
    return answer(channel.edit(message, { caption: said.text, entities: said.entities }));
  },
  editMessageMedia(call, channel) {
    const message = editable(call, channel);
    const [item] = listOf([parsedJson(call.params.media)]);
    const said = words(item ?? {}, 'caption', 1_024);
    const photo = fileOf(call, item?.media);
    const { text: _text, ...rest } = message;
    channel.messages.set(message.id, rest);
    return answer(channel.edit(rest, { caption: said.text, entities: said.entities, photo }));
  },
  deleteMessage(call, channel) {
    const message = channel.messages.get(Number(call.params.message_id));
    if (message === undefined) throw new ApiError(400, 'Bad Request: message to delete not found');
    if (!channel.mayDelete(message, seconds(call))) throw new ApiError(400, "Bad Request: message can't be deleted");
    channel.messages.delete(message.id);
    return true;
  },
};

function requireMayPost({ rights }: ChannelState): void {
  if (rights.can_post_messages) return;
  throw new ApiError(400, 'Bad Request: need administrator rights in the channel chat');
}

function requirePace({ now }: Call, channel: ChannelState, messages: number): void {
  const after = channel.retryAfter(now, messages);
  if (after !== null) throw new ApiError(429, `Too Many Requests: retry after ${after.toString()}`, after);
}

function editable(call: Call, channel: ChannelState): StandingMessage {
  const message = channel.messages.get(Number(call.params.message_id));
  if (message === undefined) throw new ApiError(400, 'Bad Request: message to edit not found');
  if (!channel.mayEdit(message, seconds(call))) throw new ApiError(400, "Bad Request: message can't be edited");
  return message;
}

function requireOther(isOther: boolean): void {
  if (isOther) return;
  const what =
    'specified new message content and reply markup are exactly the same as a current content and reply markup';
  throw new ApiError(400, `Bad Request: message is not modified: ${what} of the message`);
}

function same(said: Parsed, { entities }: StandingMessage): boolean {
  return JSON.stringify(said.entities) === JSON.stringify(entities);
}

/** Reads words and their marks. The real server counts characters; units of UTF-16 are never fewer. */
function words(params: Record<string, unknown>, name: 'text' | 'caption', most: number): Parsed {
  const given = typeof params[name] === 'string' ? params[name] : '';
  const said = params.parse_mode === 'HTML' ? parsedHtml(given) : { text: given.trim(), entities: [] };
  if (said.text.length <= most) return said;
  throw new ApiError(400, `Bad Request: message ${name === 'text' ? '' : 'caption '}is too long`);
}

function parsedHtml(html: string): Parsed {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof CannotParse) throw new ApiError(400, `Bad Request: can't parse entities: ${error.message}`);
    throw error;
  }
}

function fileOf({ files }: Call, name: unknown): Buffer {
  const bytes = files.get(String(name).replace('attach://', ''));
  const begin = bytes?.subarray(0, 4).toString('latin1') ?? '';
  if (bytes !== undefined && (begin.startsWith('\xff\xd8') || begin.startsWith('\x89PNG'))) return bytes;
  throw new ApiError(400, 'Bad Request: IMAGE_PROCESS_FAILED');
}

function base({ params, now }: Call): Pick<StandingMessage, 'date' | 'silent' | 'replyTo'> {
  const reply = parsedJson(params.reply_parameters) as { message_id?: number } | undefined;
  const silent = String(params.disable_notification) === 'true';
  return {
    date: Math.floor(now / 1_000),
    silent,
    ...(reply?.message_id !== undefined && { replyTo: reply.message_id }),
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return parsedJson(value) as Record<string, unknown>[];
}

/** In a form, what is no text comes as JSON. */
function parsedJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function seconds({ now }: Call): number {
  return Math.floor(now / 1_000);
}

/** The message as the real server answers with it: all of its words once more, and the sizes of its picture. */
function answer({ id, date, text, caption, entities, photo }: StandingMessage) {
  const shown = text === undefined ? { caption, caption_entities: entities } : { text, entities };
  const sizes = [90, 320, 1_280].map((width) => ({ file_id: 'A'.repeat(80), width, height: width, file_size: width }));
  return { message_id: id, date, ...shown, ...(photo !== undefined && { photo: sizes }) };
}
