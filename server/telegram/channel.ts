/** A channel as a carrier writes to it: what the channel cannot take now leaves by `Stopped`, what is of one message alone is answered. */
import type { Answer, BotApi, Media, Message, Params } from './botApi.js';
import type { AboutMessage, Failure } from './botApi/failure.js';
import type { Upload } from './botApi/form.js';
import { BLANK_PICTURE } from './blank.js';
import { missingRights } from './rights.js';
import type { Pace } from './pace.js';
import type { TelegramSettings } from './settings.js';
import { Stopped } from './stopped.js';

export interface ChannelParts {
  api: BotApi;
  settings: TelegramSettings;
  pace: Pace;
}

export type Done<Value> = { ok: true; value: Value } | { ok: false; what: AboutMessage };

/** `to`: the message that this one belongs to; nobody's phone sounds for it. */
export interface Posting {
  to?: number;
}

/**
 * No preview of a link: Telegram would keep a copy of our page, with words that may have to go, and show it to everybody who
 * sends that link.
 */
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };
const HTML = { parse_mode: 'HTML' };

export class Channel {
  /** Whether a message was emptied that could not be deleted: a person should hear of it, and may delete it by hand. */
  hasEmptied = false;
  /** Whether a message was sent: it has to be noted before another one is. */
  hasPosted = false;

  constructor(private readonly parts: ChannelParts) {}

  /** Whether a message may stand there that can be neither edited nor taken back. */
  get isUnsure(): boolean {
    return this.parts.api.isUnsure;
  }

  async say(html: string, posting: Posting = {}): Promise<Done<Message>> {
    const { api, settings } = this.parts;
    const said = (words: object) => api.sendMessage(settings.chat, { ...words, ...NO_PREVIEW, ...inThread(posting) });
    const done = await this.settle(said({ text: html, ...HTML }), 1);
    // Words that Telegram cannot read as HTML are said without marks, rather than hold up all that follows.
    return !done.ok && done.what === 'words' ? this.settle(said({ text: plainOf(html) }), 1) : done;
  }

  /** Sends a photo, or several as an album; answers with the messages in their order. */
  async show(media: readonly Media[], posting: Posting = {}): Promise<Done<Message[]>> {
    const { api, settings } = this.parts;
    const [first] = media;
    if (first === undefined) return { ok: true, value: [] };
    const thread = inThread(posting);
    if (media.length > 1) return this.settle(api.sendMediaGroup(settings.chat, thread, media), media.length);
    const one = await this.settle(
      api.sendPhoto(settings.chat, { caption: first.caption, ...HTML, ...thread }, first.photo),
      1,
    );
    return one.ok ? { ok: true, value: [one.value] } : one;
  }

  async editWords(message: number, html: string, isPhoto: boolean): Promise<Done<unknown>> {
    const { api, settings } = this.parts;
    const edit = (words: string, marks: object) =>
      isPhoto
        ? api.editMessageCaption(settings.chat, message, { caption: words, ...marks })
        : api.editMessageText(settings.chat, message, { text: words, ...marks, ...NO_PREVIEW });
    const done = await this.settle(edit(html, HTML), 0);
    return !done.ok && done.what === 'words' ? this.settle(edit(plainOf(html), {}), 0) : done;
  }

  /** Has a message show this picture, also one that was text; null: a picture of nothing. */
  editPicture(message: number, photo: Upload | null, caption: string): Promise<Done<unknown>> {
    const { api, settings } = this.parts;
    return this.settle(api.editMessageMedia(settings.chat, message, { photo: photo ?? BLANK_PICTURE, caption }), 0);
  }

  /**
   * Has a message hold nothing any more: deleted, or where that cannot be, emptied. A message that is left as it was stops
   * everything: words that were taken back stand there.
   */
  async erase(message: number, isPhoto: boolean, instead: string): Promise<void> {
    const { api, settings } = this.parts;
    const deleted = await this.settle(api.deleteMessage(settings.chat, message), 0);
    if (deleted.ok || deleted.what === 'missing') return;
    const emptied = isPhoto ? this.editPicture(message, null, instead) : this.editWords(message, instead, false);
    const done = await emptied;
    if (done.ok || done.what === 'same') return void (this.hasEmptied = true);
    if (done.what === 'missing') return;
    await this.requireRights();
    throw new Stopped({ kind: 'later', why: 'declined', afterS: null });
  }

  /** Stops everything where a right was taken from the bot. */
  async requireRights(): Promise<void> {
    const { api, settings } = this.parts;
    const member = required(await api.getChatMember(settings.chat, settings.bot));
    if (!member.ok || missingRights(member.value).length > 0) throw new Stopped({ kind: 'dead', why: 'no-rights' });
  }

  private async settle<Value>(asked: Promise<Answer<Value>>, messages: number): Promise<Done<Value>> {
    if (messages > 0) this.parts.pace.note(this.parts.settings.chat, messages);
    const done = required(await asked);
    if (messages > 0 && done.ok) this.hasPosted = true;
    return done;
  }
}

function required<Value>(answer: Answer<Value>): Done<Value> {
  if (answer.ok) return answer;
  if (answer.failure.is === 'message') return { ok: false, what: answer.failure.what };
  throw new Stopped(thenOf(answer.failure));
}

function thenOf(failure: Exclude<Failure, { is: 'message' }>): Stopped['then'] {
  const { why, status } = failure;
  const fault = { why, ...(status !== undefined && { status }) };
  return failure.is === 'dead' ? { kind: 'dead', ...fault } : { kind: 'later', afterS: failure.afterS, ...fault };
}

function inThread({ to }: Posting): Params {
  if (to === undefined) return {};
  return {
    disable_notification: true,
    reply_parameters: { message_id: to, allow_sending_without_reply: true },
  };
}

const REFERENCES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

function plainOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (reference) => REFERENCES[reference] ?? reference);
}
