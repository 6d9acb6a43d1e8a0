/** An instance over a model feed: it may lag behind the record, and sends frames, positions and resets as promised. */
import type { Clock, Page } from '../../client/feed/timeline/ports.js';
import {
  CHANGES_MAX_DELTAS,
  FAR,
  type ChangesAnswer,
  type HtmlDelta,
  type Position,
} from '../../shared/protocol/readers.js';
import type { ModelFeed } from './modelFeed.js';
import type { Instance, ReaderPort } from './simulatedWire.js';

const POLL = 10;

export class ModelInstance implements Instance {
  private readonly clock: Clock;
  /** The record as of now; this instance may know an older one. */
  private readonly journal: () => ModelFeed;
  private feed: ModelFeed;
  private head: number;
  private readonly readers = new Map<ReaderPort, () => boolean>();
  private callOff: () => void = () => undefined;

  constructor(clock: Clock, journal: () => ModelFeed) {
    this.clock = clock;
    this.journal = journal;
    this.feed = journal();
    this.head = this.feed.head;
    this.nextPosition();
  }

  /** Reads the record, and tells its readers. */
  heal(): void {
    const journal = this.journal();
    const from = this.head + 1;
    const same = journal === this.feed;
    this.feed = journal;
    this.head = journal.head;
    if (!same) for (const reader of this.readers.keys()) reader.reset({ ...this.position(), why: 'epoch' });
    else if (this.head >= from) this.send(from);
  }

  async changes(ask: { epoch: string; since: number }): Promise<ChangesAnswer<HtmlDelta>> {
    if (ask.epoch === this.feed.epoch && ask.since > this.head) this.heal();
    return this.feed.answer(ask, this.head);
  }

  async page({ at, before }: { at?: Position; before?: number }): Promise<Page | null> {
    if (at && (at.epoch !== this.feed.epoch || at.head > this.head)) this.heal();
    if (at && (at.epoch !== this.feed.epoch || at.head > this.head)) return null;
    const page = this.feed.page({ head: this.head, before });
    return before !== undefined && page.articles.length === 0 ? null : page;
  }

  join({ epoch, seq = 0 }: { epoch?: string; seq?: number }, reader: ReaderPort, missed: () => boolean): () => void {
    if (epoch === this.feed.epoch && seq > this.head) this.heal();
    const gap = this.head - seq;
    const why = epoch !== this.feed.epoch ? 'epoch' : gap < 0 ? 'ahead' : gap > FAR ? 'far' : null;
    const inMemory = !why && gap <= CHANGES_MAX_DELTAS / 4;
    reader.hello({ ...this.position(), at: inMemory ? seq : this.head, now: '', poll: POLL, lang: 'en' });
    if (why) reader.reset({ ...this.position(), why });
    else if (inMemory && gap > 0) reader.frame(this.feed.frame(seq + 1, this.head));
    this.readers.set(reader, missed);
    return () => this.readers.delete(reader);
  }

  private send(from: number): void {
    const frame = this.feed.frame(from, this.head);
    for (const [reader, missed] of this.readers) if (!missed()) reader.frame(frame);
    this.callOff();
    this.nextPosition();
  }

  private nextPosition(): void {
    this.callOff = this.clock.later(50_000, () => {
      for (const reader of this.readers.keys()) reader.position(this.position());
      this.nextPosition();
    });
  }

  private position(): Position {
    return this.feed.position(this.head);
  }
}
