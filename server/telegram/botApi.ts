/**
 * A client of Telegram's Bot API, as far as a channel needs it, through `outbound`. The token is part of each address: so
 * nothing of a request is ever logged, thrown or answered, and each failure is one of a closed list.
 */
import type { Outbound, OutboundResult } from '../outbound/outbound.js';
import { failureOf, type Failure } from './botApi/failure.js';
import { formOf, type Upload } from './botApi/form.js';
import { GRACE_MS, withGrace } from './botApi/grace.js';

const BOT_API = 'https://api.telegram.org';

export interface BotApiParts {
  outbound: Pick<Outbound, 'send'>;
  /** The origin of the API; a test's own stand-in. */
  origin?: string;
  /** Tests have less patience. */
  graceMs?: number;
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export interface Message {
  message_id: number;
}

export interface Bot {
  id: number;
  username: string;
}

export interface Chat {
  id: number;
  type: string;
  title?: string;
  username?: string;
}

export type ChatMember = { status: string } & Partial<Record<Right, boolean>>;

/** Rights of an administrator in a channel. */
export const RIGHTS = ['can_post_messages', 'can_edit_messages', 'can_delete_messages'] as const;
export type Right = (typeof RIGHTS)[number];

/** A call's parameters: the chat is put in front of them. */
export type Params = Readonly<Record<string, unknown>>;

export class BotApi {
  /** Whether a message was sent of which no answer came: it may stand there, and nobody knows its number. */
  isUnsure = false;

  constructor(
    private readonly parts: BotApiParts,
    private readonly token: string,
    private readonly signal: AbortSignal,
  ) {}

  getMe(): Promise<Answer<Bot>> {
    return this.call('getMe', {});
  }

  /** `chat`: "@name", or the number of a chat. */
  getChat(chat: string | number): Promise<Answer<Chat>> {
    return this.call('getChat', { chat_id: chat });
  }

  getChatMember(chat: number, user: number): Promise<Answer<ChatMember>> {
    return this.call('getChatMember', { chat_id: chat, user_id: user });
  }

  sendMessage(chat: number, params: Params): Promise<Answer<Message>> {
    return this.send('sendMessage', { chat_id: chat, ...params });
  }

  sendPhoto(chat: number, params: Params, photo: Upload): Promise<Answer<Message>> {
    return this.send('sendPhoto', { chat_id: chat, ...params, photo: attached(photo) }, [photo]);
  }

  /** Two to ten photos. Each becomes a message of its own, in their order. */
  sendMediaGroup(chat: number, params: Params, media: readonly Media[]): Promise<Answer<Message[]>> {
    const photos = media.map(({ photo }) => photo);
    return this.send('sendMediaGroup', { chat_id: chat, ...params, media: media.map(inputMedia) }, photos);
  }

  editMessageText(chat: number, message: number, params: Params): Promise<Answer<Message>> {
    return this.call('editMessageText', { chat_id: chat, message_id: message, ...params });
  }

  editMessageCaption(chat: number, message: number, params: Params): Promise<Answer<Message>> {
    return this.call('editMessageCaption', { chat_id: chat, message_id: message, ...params });
  }

  /** Replaces a picture, or puts one to a message of text. */
  editMessageMedia(chat: number, message: number, media: Media): Promise<Answer<Message>> {
    const params = { chat_id: chat, message_id: message, media: inputMedia(media) };
    return this.call('editMessageMedia', params, [media.photo]);
  }

  deleteMessage(chat: number, message: number): Promise<Answer<true>> {
    return this.call('deleteMessage', { chat_id: chat, message_id: message });
  }

  private async send<Value>(method: string, params: Params, uploads: readonly Upload[] = []): Promise<Answer<Value>> {
    const { signal } = this;
    const { graceMs = GRACE_MS } = this.parts;
    const wasEnded = signal.aborted;
    const answer = await withGrace(signal, graceMs, (late) => this.call<Value>(method, params, uploads, late));
    const isSilent = !answer.ok && answer.failure.is === 'later' && answer.failure.why === 'silent';
    this.isUnsure ||= isSilent && !wasEnded;
    return answer;
  }

  private async call<Value>(
    method: string,
    params: Params,
    uploads: readonly Upload[] = [],
    signal = this.signal,
  ): Promise<Answer<Value>> {
    const { outbound, origin = BOT_API } = this.parts;
    const { contentType, body } = formOf(params, uploads);
    const sent = await outbound.send({
      url: `${origin}/bot${this.token}/${method}`,
      method: 'POST',
      headers: { 'Content-Type': contentType, 'Content-Length': body.length },
      body,
      signal,
    });
    return answerOf<Value>(sent);
  }
}

export interface Media {
  photo: Upload;
  /** HTML. */
  caption: string;
}

function inputMedia({ photo, caption }: Media): Params {
  return { type: 'photo', media: attached(photo), caption, parse_mode: 'HTML' };
}

function attached({ name }: Upload): string {
  return `attach://${name}`;
}

function answerOf<Value>(result: OutboundResult): Answer<Value> {
  switch (result.kind) {
    case 'silent':
    case 'busy':
      return later('silent');
    case 'refused':
      return later('unreachable');
    case 'answered':
      return read<Value>(result.status, result.body, result.retryAfterS);
  }
}

function read<Value>(status: number, body: Buffer | null, retryAfterS: number | null): Answer<Value> {
  const answer = parsed(body);
  if (answer?.ok === true && status === 200) return { ok: true, value: answer.result as Value };
  // An answer that is no JSON comes from something between us.
  const isTheirs = answer !== null && typeof answer.description === 'string';
  if (!isTheirs && status !== 429) return { ok: false, failure: { is: 'later', why: 'broken', status, afterS: null } };
  const { description = '', parameters } = answer ?? {};
  const afterS = parameters?.retry_after ?? retryAfterS;
  return { ok: false, failure: failureOf({ status, description, retryAfterS: afterS }) };
}

interface Body {
  ok?: boolean;
  result?: unknown;
  description?: string;
  parameters?: { retry_after?: number };
}

function parsed(body: Buffer | null): Body | null {
  try {
    const value: unknown = JSON.parse(body?.toString('utf8') ?? '');
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function later(why: 'silent' | 'unreachable'): { ok: false; failure: Failure } {
  return { ok: false, failure: { is: 'later', why, afterS: null } };
}
