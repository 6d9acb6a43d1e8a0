/**
 * A reader by stream, who is greeted, catches up, then gets each frame. No frame of a stream is left out (rule S1): a
 * stream that cannot take a frame is ended, and its reader comes back with Last-Event-ID.
 */
import type { Drain, Hello, Position, Reset, ResetReason } from '../../../shared/protocol/readers.js';
import type { Asker } from '../../feed/concurrencyLimit.js';
import type { Audience, SizeLimit } from '../../feed/deltas.js';
import type { LiveFeed } from '../../feed/feeds.js';
import type { BuiltFrame } from '../../feed/frames.js';
import { POLL_SECONDS } from '../../feed/pages.js';
import type { Metrics } from '../../metrics.js';
import type { EventStream, OpenStream } from './eventStream.js';

const STUCK_MS = 30_000;
/** The part of a catch-up that waits in this process for a stream that does not read (S1): a whole one would add up. */
const PIECE: SizeLimit = { deltas: 20, bytes: 16 * 1024 };

export interface StreamReaderParts {
  live: LiveFeed;
  audience: Audience;
  stream: EventStream;
  /** Whose turn a catch-up from the journal takes; a place is not held while the stream reads. */
  asker: Asker;
  metrics: Metrics;
  now: () => Date;
  /** All streams; each adds itself and takes itself away. */
  open: Set<OpenStream>;
  /** The notice for a stream that begins while the instance leaves; null while it stays (rule S2). */
  drain: () => Drain | null;
}

/** The position that a reader says it has; nothing where it has none. */
export interface Start {
  seq?: number;
  epoch?: string;
}

export class StreamReader {
  /** Everything up to this seq was written to the stream. */
  private at = 0;

  constructor(private readonly parts: StreamReaderParts) {}

  /** Resolves when the stream has caught up, and listens or is over. */
  async read({ seq, epoch }: Start): Promise<void> {
    const { live, stream } = this.parts;
    const { feed, frames, changes } = live;
    const why = seq === undefined ? null : await changes.resetReasonFor({ since: seq, epoch });
    this.at = seq === undefined || why !== null ? feed.head : seq;
    stream.begin();
    this.greet(why);
    if (stream.isOver()) return;
    this.stay();
    const startEpoch = feed.epoch;
    await this.catchUp(startEpoch);
    if (stream.isOver()) return;
    // The reader comes back with the epoch that it knows, and is told of the other.
    if (feed.epoch !== startEpoch) return stream.end();
    // From here to the listening nothing is awaited, so no frame falls in between.
    this.listen();
    if (frames.framed > this.at) stream.end();
  }

  private greet(why: ResetReason | null): void {
    const { live, audience, stream, now } = this.parts;
    const { epoch, head } = live.feed;
    const when = now().toISOString();
    const hello: Hello = { epoch, head, at: this.at, now: when, poll: POLL_SECONDS, lang: audience.lang };
    stream.tell('hello', JSON.stringify(hello));
    if (why !== null) stream.tell('reset', JSON.stringify({ epoch, head, why }));
  }

  /** Counts as open from now on, and moves when the others do (rule S2). */
  private stay(): void {
    const { open, stream } = this.parts;
    open.add(stream);
    stream.onClose(() => open.delete(stream));
    const told = this.parts.drain();
    if (told !== null) stream.drain(told);
  }

  private async catchUp(startEpoch: string): Promise<void> {
    const { live, stream } = this.parts;
    const closed = new Promise<void>((resolve) => stream.onClose(resolve));
    while (this.at < live.feed.head && live.feed.epoch === startEpoch && !stream.isOver()) {
      const { to, taken } = await this.writeSome();
      if (to === this.at) break;
      this.at = to;
      await this.cutUnless(Promise.race([taken, closed]));
    }
  }

  /**
   * Writes what was missed, as much of it as goes out at once. Returns `to`, the seq up to which it was written, and
   * `taken`, which resolves when the last piece is out: until then no more than that piece is held in memory.
   */
  private async writeSome(): Promise<{ to: number; taken: Promise<void> }> {
    const { live, audience, stream, asker } = this.parts;
    const { feed, changes } = live;
    const { epoch } = feed;
    let taken = Promise.resolve();
    const to = await changes.handOver({ since: this.at, ...audience, asker }, PIECE, async (frame) => {
      if (stream.isOver()) return false;
      const piece = { isTaken: false };
      taken = new Promise((resolve) => stream.piece(epoch, frame, () => resolve(void (piece.isTaken = true))));
      // By its next turn node has given the system what it takes.
      await new Promise((resolve) => setImmediate(resolve));
      return piece.isTaken && feed.epoch === epoch;
    });
    return { to, taken };
  }

  private listen(): void {
    const { live, audience, stream } = this.parts;
    const stop = live.frames.listen(audience, {
      isPinged: false,
      frame: (frame) => this.onFrame(frame),
      position: (position) => this.onPosition(position),
      reset: (reset) => this.onReset(reset),
      close: stream.end,
    });
    stream.onClose(stop);
  }

  private onFrame(frame: BuiltFrame): void {
    const { live, audience, stream, metrics } = this.parts;
    if (this.at >= frame.to) return;
    const own = frame.from === this.at + 1 ? frame : live.frames.build(this.at, audience);
    if (own === null) return stream.end();
    this.at = own.to;
    if (stream.isBehind) return stream.end();
    stream.frame(live.feed.epoch, own);
    metrics.deliveries += 1;
  }

  private onPosition({ epoch, head }: Position): void {
    const { stream } = this.parts;
    // A position cannot make good what the stream has not been sent: the reader comes back and is told from there on.
    if (head > this.at || stream.isBehind) stream.end();
    else stream.tell('position', JSON.stringify({ epoch, head }));
  }

  private onReset(reset: Reset): void {
    const { stream } = this.parts;
    if (stream.isBehind) return stream.end();
    stream.tell('reset', JSON.stringify(reset));
    stream.finish();
  }

  /** Cuts a stream that takes nothing for too long (rule S1). */
  private async cutUnless(taken: Promise<void>): Promise<void> {
    const { stream, metrics } = this.parts;
    const stuck = setTimeout(() => {
      metrics.cut += 1;
      stream.cut();
    }, STUCK_MS);
    await taken;
    clearTimeout(stuck);
  }
}
