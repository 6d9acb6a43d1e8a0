/**
 * Frames: the first change goes to the readers at once, later ones are gathered, at most five frames a second and blog.
 * A frame is made once for each audience that has readers.
 */
import type { BlogRecord } from '../../shared/entry.js';
import { isForReaders } from '../../shared/may.js';
import { POSITION_EVERY_MS, type Position, type Reset } from '../../shared/protocol/readers.js';
import type { Metrics } from '../metrics.js';
import { deltasSince, type Audience } from './deltas.js';
import type { Feed } from './feed.js';
import type { Views } from './views.js';

const FRAME_INTERVAL_MS = 200;
/**
 * A frame may go so much before its interval is over where the frame before it went late. Entries at a steady five a
 * second would otherwise all be as late as the latest of them: each would wait out the interval of a late frame.
 */
const EARLIER_MS = 100;

export interface BuiltFrame {
  from: number;
  to: number;
  /** The JSON text of a `Frame`. */
  json: string;
}

/** The receiver of an audience's frames: a group of sockets, or a stream. */
export interface FrameListener {
  /** Its readers hear their position with each ping. */
  isPinged: boolean;
  frame: (frame: BuiltFrame) => void;
  position: (position: Position) => void;
  reset: (reset: Reset) => void;
  /** The blog is no longer for readers: they are let go. */
  close: () => void;
}

/** Frames kept at most; each has some 256 KB at most. */
const KEPT_MOST = 16;

/** The frames that were made while the feed stood there. */
interface Kept {
  head: number;
  epoch: string;
  blog: BlogRecord;
  frames: Map<string, BuiltFrame | null>;
}

export class Frames {
  private readonly listeners = new Map<FrameListener, Audience>();
  /** The seq up to which readers were told. */
  framed: number;
  /** When the next frame is due. */
  private dueAt = -Infinity;
  private flushTimer: NodeJS.Timeout | null = null;
  private positionTimer: NodeJS.Timeout | null = null;
  private readonly stopListening: () => void;
  private kept: Kept;

  constructor(
    private readonly feed: Feed,
    private readonly views: Views,
    private readonly metrics: Metrics,
    /** Milliseconds of a clock that nobody sets. */
    private readonly clock: () => number,
  ) {
    this.framed = feed.head;
    this.kept = { head: feed.head, epoch: feed.epoch, blog: feed.blog, frames: new Map() };
    this.stopListening = feed.listen((event) => {
      if (event === 'reset') this.reset();
      else this.changed();
    });
  }

  get hasListeners(): boolean {
    return this.listeners.size > 0;
  }

  listen(audience: Audience, listener: FrameListener): () => void {
    this.listeners.set(listener, audience);
    this.positionTimer ??= this.nextPosition();
    return () => this.listeners.delete(listener);
  }

  /**
   * The frame of since+1 to the head for one audience; null where it is not in memory or beyond the limits. Readers that
   * lost their connections together ask for the same frame: it is made once, and is the same object while the feed stands
   * where it is.
   */
  build(since: number, audience: Audience): BuiltFrame | null {
    const { head, epoch, blog } = this.feed;
    const name = `${since} ${audience.as} ${audience.lang}`;
    const stands = this.kept.head === head && this.kept.epoch === epoch && this.kept.blog === blog;
    if (!stands || this.kept.frames.size >= KEPT_MOST) this.kept = { head, epoch, blog, frames: new Map() };
    const known = this.kept.frames.get(name);
    const frame = known === undefined ? this.made(since, audience) : known;
    this.kept.frames.set(name, frame);
    return frame;
  }

  private made(since: number, audience: Audience): BuiltFrame | null {
    const { head, epoch, blog } = this.feed;
    const entries = this.feed.changedSince(since);
    if (entries === null) return null;
    const changed = { entries, blog, top: this.feed.shownAtTop(), to: head };
    const { to, json } = deltasSince(since, changed, audience, this.views);
    if (to < head) return null;
    const from = since + 1;
    return { from, to, json: `{"epoch":${JSON.stringify(epoch)},"from":${from},"to":${to},"deltas":${json}}` };
  }

  /** The position of a reader that has every frame. */
  standing(): Position {
    return { epoch: this.feed.epoch, head: this.framed };
  }

  close(): void {
    this.stopListening();
    this.stopTimers();
    for (const listener of [...this.listeners.keys()]) listener.close();
    this.listeners.clear();
  }

  private changed(): void {
    if (this.flushTimer !== null) return;
    const wait = this.dueAt - this.clock();
    if (wait <= 0) this.flush();
    else this.flushTimer = setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    this.flushTimer = null;
    if (this.feed.head <= this.framed) return;
    const since = this.framed;
    this.framed = this.feed.head;
    this.dueAt = Math.max(this.dueAt, this.clock() - EARLIER_MS) + FRAME_INTERVAL_MS;
    if (!isForReaders(this.feed.blog.settings)) return this.letGo();
    this.send(since);
    if (this.positionTimer !== null) clearTimeout(this.positionTimer);
    this.positionTimer = this.nextPosition();
  }

  private send(since: number): void {
    const built = new Map<string, BuiltFrame | null>();
    for (const [listener, audience] of this.listeners) {
      const name = `${audience.as} ${audience.lang}`;
      if (!built.has(name)) built.set(name, this.build(since, audience));
      const frame = built.get(name) ?? null;
      // Too many changes for one frame (this instance was behind): readers hear the position, and catch up by themselves.
      if (frame === null) listener.position(this.standing());
      else listener.frame(frame);
    }
    this.metrics.frames += built.size;
  }

  /** Rule R3: another epoch. */
  private reset(): void {
    this.framed = this.feed.head;
    const { epoch, head } = this.feed;
    for (const listener of this.listeners.keys()) listener.reset({ epoch, head, why: 'epoch' });
  }

  private letGo(): void {
    for (const listener of [...this.listeners.keys()]) listener.close();
  }

  private nextPosition(): NodeJS.Timeout {
    return setTimeout(() => {
      for (const listener of this.listeners.keys()) if (!listener.isPinged) listener.position(this.standing());
      this.positionTimer = this.listeners.size === 0 ? null : this.nextPosition();
    }, POSITION_EVERY_MS);
  }

  private stopTimers(): void {
    if (this.flushTimer !== null) clearTimeout(this.flushTimer);
    if (this.positionTimer !== null) clearTimeout(this.positionTimer);
    this.flushTimer = this.positionTimer = null;
  }
}
