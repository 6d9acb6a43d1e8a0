/** A house of outlets with a channel at the played Telegram: a real store and newsroom, and instances that carry. */
import { OutletHouse, withTime } from '../outlets/outletHouse.js';
import type { Death } from '../../contracts/followers/instance.js';
import { loopbackOutbound } from '../push/pushService.js';
import type { OutletsRoom } from '../../../server/outlets/outletsRoom.js';
import { TelegramCarrier } from '../../../server/telegram/carrier.js';
import { ChannelSetting } from '../../../server/telegram/channelSetting.js';
import { TelegramService } from './telegramService.js';

/** As fast as a test can: the pace has tests of its own. */
const AT_ONCE = { everyMs: 0, perMinute: 10_000, waitMs: 1 };
const LIMITS = { timeoutMs: 20_000, answerBytes: 262_144 };

export class ChannelOutlet extends OutletHouse {
  readonly service = new TelegramService();
  readonly channel = this.service.channel('rally');

  override async open(settings: object = {}): Promise<void> {
    await super.open(settings);
    this.service.now = () => this.record.now;
    await this.service.start();
  }

  override async close(): Promise<void> {
    await super.close();
    await this.service.stop();
  }

  /** An instance that hears and carries; it may die at an await of its own. */
  startCarrying(death?: Death): OutletsRoom {
    const outbound = loopbackOutbound(LIMITS);
    const telegram = new TelegramCarrier({
      outbound: death?.over(outbound) ?? outbound,
      origin: this.service.origin,
      journal: death?.over(this.store.journal) ?? this.store.journal,
      photos: this.store.photos,
      mediaStore: { open: () => Promise.resolve(null) },
      url: 'https://live.example',
      now: () => new Date(this.record.now),
      pace: AT_ONCE,
    });
    return this.start({ ...(death !== undefined && { death }), outbound, carriers: { telegram } });
  }

  /** Sets the channel; returns the outlet's id. */
  async set(channel = '@rally', lang?: string): Promise<string> {
    const outbound = loopbackOutbound(LIMITS);
    const { origin, token } = this.service;
    const setting = new ChannelSetting({ outbound, origin, outlets: this.store.outlets, admin: this.admin() });
    const { id } = await setting.set('baku', { token, channel, lang });
    outbound.stop();
    return id;
  }

  /** The words of each message, without the lines around them. */
  words(): string[] {
    return this.channel.shown().flatMap(wordsOf);
  }

  /** Resolves when these words stand in the channel, and no others. */
  stands(words: readonly string[], patienceMs?: number): Promise<void> {
    const what = () => `the channel has ${words.join(', ')}, and not ${this.words().join(', ')}`;
    return withTime(this, what, () => this.words().join() === words.join(), patienceMs);
  }

  /** The words that stand in messages of which a note is kept, and how many other messages stand there. */
  async known(outlet: string, entries: readonly string[]): Promise<{ words: string[]; unknown: number }> {
    const notes = await this.store.outlets.notes(outlet, entries);
    const heads = new Set([...notes.values()].map((note) => (JSON.parse(note) as { head: number }).head));
    const messages = [...this.channel.messages.values()];
    const words = messages.filter(({ id }) => heads.has(id)).flatMap(({ text = '' }) => wordsOf(text));
    return { words, unknown: messages.filter(({ id }) => !heads.has(id)).length };
  }
}

function wordsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('No '));
}
