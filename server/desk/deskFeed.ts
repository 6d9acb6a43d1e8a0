/**
 * What happens in a blog, held entries included, for the people of its desk: by step, in order, without holes. As with
 * the readers' feed, the bus only makes it quicker; what it loses is read from the journal (rules F1, F4).
 */
import type { Bus } from '../bus/bus.js';
import type { Journal, JournalItem } from '../storage/ports.js';

const COMPARE_EVERY_MS = 1_000;
const READ_AT_ONCE = 200;

export type DeskListener = (item: JournalItem) => void;

export interface DeskFeedParts {
  journal: Journal;
  bus: Bus;
  onFault: (error: unknown, where: string) => void;
}

interface Watched {
  epoch: string;
  step: number;
  listeners: Set<DeskListener>;
  unsubscribe: () => void;
  reading: Promise<void> | null;
}

export class DeskFeed {
  private readonly watched = new Map<string, Promise<Watched | null>>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly parts: DeskFeedParts) {
    this.timer = setInterval(() => void this.compareAll(), COMPARE_EVERY_MS);
  }

  /** Hears every change of a blog from now on; returns how to stop. Throws `StoreAway`. */
  async watch(slug: string, listener: DeskListener): Promise<() => void> {
    const opening = this.watched.get(slug) ?? this.open(slug);
    this.watched.set(slug, opening);
    const watched = await opening.catch((error: unknown) => {
      this.watched.delete(slug);
      throw error;
    });
    watched?.listeners.add(listener);
    return () => {
      if (watched?.listeners.delete(listener) && watched.listeners.size === 0) this.close(slug, watched);
    };
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async open(slug: string): Promise<Watched | null> {
    const position = (await this.parts.journal.positions([slug])).get(slug);
    if (position === undefined) return null;
    const { epoch, step } = position;
    const watched: Watched = { epoch, step, listeners: new Set(), unsubscribe: () => undefined, reading: null };
    watched.unsubscribe = this.parts.bus.subscribe(slug, (item) => this.accept(slug, watched, item));
    return watched;
  }

  private close(slug: string, watched: Watched): void {
    watched.unsubscribe();
    this.watched.delete(slug);
  }

  private accept(slug: string, watched: Watched, item: JournalItem): void {
    if (item.epoch === watched.epoch && item.step <= watched.step) return;
    if (item.epoch === watched.epoch && item.step === watched.step + 1) this.deliver(watched, item);
    else this.readSoon(slug, watched);
  }

  private deliver(watched: Watched, item: JournalItem): void {
    watched.epoch = item.epoch;
    watched.step = Math.max(watched.step, item.step);
    for (const listener of watched.listeners) listener(item);
  }

  private readSoon(slug: string, watched: Watched): void {
    watched.reading ??= this.readOn(slug, watched)
      .catch((error: unknown) => this.parts.onFault(error, 'reading what the desk missed'))
      .finally(() => (watched.reading = null));
  }

  private async readOn(slug: string, watched: Watched): Promise<void> {
    for (;;) {
      const answer = await this.parts.journal.deskSince(slug, watched.step, READ_AT_ONCE);
      if (answer === null) return;
      for (const item of answer.items) this.deliver(watched, item);
      watched.epoch = answer.epoch;
      watched.step = Math.max(watched.step, answer.to);
      if (answer.to >= answer.step) return;
    }
  }

  private async compareAll(): Promise<void> {
    try {
      const positions = await this.parts.journal.positions([...this.watched.keys()]);
      for (const [slug, { epoch, step }] of positions) {
        const watched = await this.watched.get(slug);
        if (watched && (epoch !== watched.epoch || step > watched.step)) this.readSoon(slug, watched);
      }
    } catch (error) {
      this.parts.onFault(error, 'comparing the desk with the journal');
    }
  }
}
