/**
 * Carries a blog to a channel of Telegram. Entries are posted in their order; one that stands there is edited, and what
 * readers may not see any more goes first of all, whatever else waits.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutletFault } from '../../shared/protocol/outlets.js';
import type { Carried, Carrier, Load } from '../outlets/carrier.js';
import type { JournalLists, Outlet } from '../storage/ports.js';
import { BotApi, type BotApiParts } from './botApi.js';
import { Channel } from './channel.js';
import { cutOff, Hidden } from './hidden.js';
import { Pace, type PaceLimits } from './pace.js';
import { Pictures, type PictureParts } from './pictures.js';
import { post } from './posting.js';
import { hasToLose, revise } from './revising.js';
import { Round } from './round.js';
import { settingsOf } from './settings.js';
import { isDeclined, Stopped, type Then } from './stopped.js';
import { takeBack } from './takingBack.js';

export interface TelegramParts extends BotApiParts, PictureParts {
  journal: Pick<JournalLists, 'blog' | 'entry'>;
  /** The origin of our addresses. */
  url: string;
  now: () => Date;
  /** Tests have less patience. */
  pace?: PaceLimits;
  /** Milliseconds that never go back; the process's own where it is not given. */
  clock?: () => number;
}

/** So often an entry is tried that Telegram declines for no reason that we know. */
const TRIES = 4;

export class TelegramCarrier implements Carrier {
  readonly atOnce = 32;
  private readonly pace: Pace;
  private readonly pictures: Pictures;

  constructor(private readonly parts: TelegramParts) {
    this.pace = new Pace(parts.pace, parts.clock);
    this.pictures = new Pictures(parts);
  }

  async carry(load: Load, signal: AbortSignal): Promise<Carried> {
    const { chat } = settingsOf(load.outlet.settings);
    const round = this.roundOf(load, signal);
    const progress = { taken: 0, skipped: false, waitedMs: 0 };
    try {
      await takeBack(load, round);
      await this.goOn(load, round, { progress, chat, signal });
      const { taken, waitedMs } = progress;
      return { taken, waitedMs, notes: round.changed, ...toldBy(round.channel, progress) };
    } catch (error) {
      // The rest is handed over anew, as that of a hidden blog.
      if (error instanceof Hidden) return { taken: progress.taken, notes: round.changed };
      // A request that this end cut off is no failure of the channel.
      const then = error instanceof Stopped && !signal.aborted ? { then: error.then } : cutOff(round.channel);
      const defect =
        error instanceof Stopped ? {} : { defect: error instanceof Error ? error : new Error(String(error)) };
      return { taken: progress.taken, notes: round.changed, ...then, ...defect };
    }
  }

  /** Asks for the bot's rights, and writes nothing into the channel. */
  async test(outlet: Outlet, signal: AbortSignal): Promise<OutletFault | null> {
    try {
      await this.channelOf(outlet, signal).requireRights();
      return null;
    } catch (error) {
      if (error instanceof Stopped) return faultOf(error.then);
      throw error;
    }
  }

  nameOf(settings: unknown): string {
    return settingsOf(settings).name;
  }

  /**
   * Takes changes in their order until one of them was posted: a message that was sent and not yet noted is sent once more
   * after a crash, and so there is never more than one.
   */
  private async goOn(load: Load, round: Round, { progress, chat, signal }: Going): Promise<void> {
    for (const [index, change] of load.changes.entries()) {
      if (signal.aborted) return;
      const entry = await round.now(change);
      const note = entry === null ? null : round.noteOf(entry.id);
      const isNew = entry !== null && round.isDue(entry);
      if (isNew && (await this.isTooSoon(chat, progress, signal))) return;
      let taken = 1;
      try {
        if (isNew) taken = await post(load.changes.slice(index), entry, round);
        else if (entry !== null && note !== null) await revise(entry, note, round);
      } catch (error) {
        const mustGo = entry !== null && note !== null && hasToLose(entry, note);
        if (mustGo || !isHopeless(error, load.outlet)) throw error;
        progress.skipped = true;
      }
      progress.taken = index + taken;
      if (round.channel.hasPosted) return;
    }
  }

  /** Waits for the channel's turn. Whoever waited is handed its changes anew, as they stand then. */
  private async isTooSoon(chat: number, progress: Going['progress'], signal: AbortSignal): Promise<boolean> {
    const ms = Math.min(this.pace.waitFor(chat), this.pace.limits.waitMs);
    if (ms === 0) return false;
    progress.waitedMs = ms;
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    return true;
  }

  private roundOf(load: Load, signal: AbortSignal): Round {
    const { journal, url } = this.parts;
    const { lang } = settingsOf(load.outlet.settings);
    return new Round(
      { channel: this.channelOf(load.outlet, signal), pictures: this.pictures, journal, url, lang },
      load,
    );
  }

  private channelOf({ settings: stored }: Outlet, signal: AbortSignal): Channel {
    const settings = settingsOf(stored);
    return new Channel({ api: new BotApi(this.parts, settings.token, signal), settings, pace: this.pace });
  }
}

interface Going {
  progress: { taken: number; skipped: boolean; waitedMs: number };
  chat: number;
  signal: AbortSignal;
}

/**
 * Whether Telegram refuses one entry again and again for a reason of its own: all that follows would wait behind it. What has to
 * leave the channel is never given up like this: an entry, a photo, withdrawn words.
 */
function isHopeless(error: unknown, { attempts }: Outlet): boolean {
  return isDeclined(error) && attempts >= TRIES;
}

/** The reason for which a person has to look at the channel, though it goes on. */
function toldBy({ hasEmptied }: Channel, { skipped }: Going['progress']): Pick<Carried, 'then'> {
  if (!hasEmptied && !skipped) return {};
  return { then: { kind: 'told', why: hasEmptied ? 'too-old' : 'declined' } };
}

function faultOf({ why, status }: Then): OutletFault {
  return { why, ...(status !== undefined && { status }) };
}
