/** A channel at the stand-in of Telegram: its messages, its administrators' rights, and how fast it may be written to. */
import type { Entity } from './entities.js';

export interface StandingMessage {
  id: number;
  /** Unix seconds. */
  date: number;
  text?: string;
  caption?: string;
  entities: Entity[];
  /** The bytes of its photo. */
  photo?: Buffer;
  album?: string;
  replyTo?: number;
  silent: boolean;
  edits: number;
}

export interface Rights {
  status: 'administrator' | 'member' | 'left' | 'kicked';
  can_post_messages: boolean;
  can_edit_messages: boolean;
  can_delete_messages: boolean;
}

export const ALL_RIGHTS: Rights = {
  status: 'administrator',
  can_post_messages: true,
  can_edit_messages: true,
  can_delete_messages: true,
};

const TWO_DAYS_S = 2 * 86_400;

export class ChannelState {
  readonly messages = new Map<number, StandingMessage>();
  /** Every text and caption that anybody could ever read here. */
  readonly everSaid: string[] = [];
  rights: Rights = ALL_RIGHTS;
  /** Messages a second and a minute; null: as many as come. */
  limits: { perSecond: number; perMinute: number } | null = null;
  private last = 0;
  private readonly sent: number[] = [];

  constructor(
    readonly id: number,
    readonly username: string,
    readonly title: string,
    readonly type = 'channel',
  ) {}

  /** Seconds after which so many messages may be sent; null: now. */
  retryAfter(now: number, messages: number): number | null {
    if (this.limits === null) return null;
    const { perSecond, perMinute } = this.limits;
    const within = (ms: number) => this.sent.filter((at) => at > now - ms);
    const [second, minute] = [within(1_000), within(60_000)];
    if (minute.length + messages > perMinute) return Math.ceil(((minute[0] ?? now) + 60_000 - now) / 1_000);
    return second.length >= perSecond ? 1 : null;
  }

  add(message: Omit<StandingMessage, 'id' | 'edits'>, now: number): StandingMessage {
    this.sent.push(now);
    this.last += 1;
    const added = { ...message, id: this.last, edits: 0 };
    this.messages.set(added.id, added);
    this.note(added);
    return added;
  }

  edit(message: StandingMessage, to: Partial<StandingMessage>): StandingMessage {
    const edited = { ...message, ...to, edits: message.edits + 1 };
    this.messages.set(message.id, edited);
    this.note(edited);
    return edited;
  }

  /** Somebody with all rights deletes a message by hand. */
  deleteByHand(id: number): void {
    this.messages.delete(id);
  }

  /** A bot deletes nothing that is older than two days, whatever its rights (td, can_delete_channel_message). */
  mayDelete({ date }: StandingMessage, nowS: number): boolean {
    if (nowS >= date + TWO_DAYS_S) return false;
    return this.rights.can_delete_messages || this.rights.can_post_messages;
  }

  /** With the right to edit there is no limit of time; without it a bot's own messages for two days (td, can_edit_message). */
  mayEdit({ date }: StandingMessage, nowS: number): boolean {
    if (this.rights.can_edit_messages) return true;
    return this.rights.can_post_messages && nowS - date < TWO_DAYS_S;
  }

  /** The words that can be read now, in order: text, or a photo with its caption. */
  shown(): string[] {
    return [...this.messages.values()].map(({ text, caption, photo }) => text ?? `[${sizeOf(photo)}] ${caption ?? ''}`);
  }

  private note({ text, caption }: StandingMessage): void {
    this.everSaid.push(text ?? caption ?? '');
  }
}

function sizeOf(photo: Buffer | undefined): string {
  return photo?.subarray(1, 4).toString() === 'PNG' ? 'blank' : 'photo';
}
