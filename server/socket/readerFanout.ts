/**
 * The hot path: one frame to thousands of readers. The frame's bytes are made once, plain and compressed, and written
 * straight to each idle connection; a connection that is not idle misses the frame (rule S1) and gets its position when it
 * has drained.
 */
import type { Position, Reset } from '../../shared/protocol/readers.js';
import type { Audience } from '../feed/deltas.js';
import type { BuiltFrame, FrameListener, Frames } from '../feed/frames.js';
import type { Metrics } from '../metrics.js';
import type { ReaderConnection } from './readerConnection.js';
import { isCompressed, type Packet } from './packet.js';
import { packetOf, PING_BYTES } from './readerPackets.js';

/**
 * The most readers that one turn of the event loop writes to: more would keep others waiting (rule S3). A post needs
 * several turns, and each turn waits for a slice: with 1,000 in a slice (some 13 ms) a post amid frames to 10,000
 * readers took 72 ms (p99).
 */
export const SLICE = 250;
/** A reader that took nothing for this long is cut (rule S1). */
const STUCK_MS = 30_000;
const WATCH_MS = 100;

/** Watches the readers that missed something, of all groups. */
export class Laggards {
  /** Lagging reader -> its group, and when it first missed a frame or a position. */
  private readonly members = new Map<ReaderConnection, { group: ReaderGroup; since: number }>();
  private timer: NodeJS.Timeout | null = null;

  /** `clock`: milliseconds that never go back, nor jump ahead: that would cut all who lag at once. */
  constructor(
    readonly metrics: Metrics,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  add(member: ReaderConnection, group: ReaderGroup): void {
    if (!this.members.has(member)) this.members.set(member, { group, since: this.clock() });
    this.timer ??= setInterval(() => this.watch(), WATCH_MS);
  }

  remove(member: ReaderConnection): void {
    this.members.delete(member);
    if (this.members.size === 0) this.stop();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private watch(): void {
    for (const [member, { group, since }] of this.members) {
      if (member.isIdle) {
        this.remove(member);
        group.tellPosition(member);
      } else if (this.clock() - since > STUCK_MS) {
        this.remove(member);
        this.metrics.cut += 1;
        member.cut();
      }
    }
  }
}

/** The sockets of a blog and audience. */
export class ReaderGroup implements FrameListener {
  readonly isPinged = true;
  private readonly members = new Set<ReaderConnection>();
  /** Readers that joined since the last frame with more than it: their next frame begins later than the others'. */
  private readonly fresh = new Map<ReaderConnection, number>();
  private sending: Promise<void> = Promise.resolve();
  /** Messages of which not every slice is out yet. */
  private underWay = 0;
  private pulse: { at: string; bytes: Buffer } | null = null;
  private readonly stopListening: () => void;

  constructor(
    private readonly frames: Frames,
    private readonly audience: Audience,
    private readonly laggards: Laggards,
    private readonly onEmpty: () => void,
    private readonly onFault: (error: unknown, where: string) => void,
  ) {
    this.stopListening = frames.listen(audience, this);
  }

  /** Frames for this member start at `at` + 1. */
  add(member: ReaderConnection, at: number): void {
    this.members.add(member);
    if (at > this.frames.framed) this.fresh.set(member, at);
  }

  remove(member: ReaderConnection): void {
    this.members.delete(member);
    this.fresh.delete(member);
    this.laggards.remove(member);
    if (this.members.size === 0) {
      this.stopListening();
      this.onEmpty();
    }
  }

  frame(frame: BuiltFrame): void {
    const fresh = new Map(this.fresh);
    this.fresh.clear();
    const others = [...this.members].filter((member) => !fresh.has(member));
    this.sendInSlices(others, packetOf('frame', frame.json));
    this.sendToFresh(fresh, frame);
  }

  position(position: Position): void {
    this.sendInSlices([...this.members], positionPacket(position));
  }

  /**
   * A ping, with the position before it in the same bytes. While slices are under way, a ping alone: of a position that
   * overtook its frame a reader would ask for changes that are coming anyway.
   */
  get pingBytes(): Buffer {
    if (this.underWay > 0) return PING_BYTES;
    const position = this.frames.standing();
    const at = `${position.epoch} ${position.head}`;
    if (this.pulse?.at !== at) {
      this.pulse = { at, bytes: Buffer.concat([positionPacket(position).bytes(false), PING_BYTES]) };
    }
    return this.pulse.bytes;
  }

  reset(reset: Reset): void {
    this.fresh.clear();
    // A reset must not be missed; there are few, so each goes the queued way.
    const json = JSON.stringify(reset);
    for (const member of this.members) member.emit('reset', json);
  }

  close(): void {
    for (const member of this.members) member.close();
  }

  tellPosition(member: ReaderConnection): void {
    this.write(member, positionPacket(this.frames.standing()));
  }

  private sendToFresh(fresh: ReadonlyMap<ReaderConnection, number>, { to }: BuiltFrame): void {
    const byStart = new Map<number, ReaderConnection[]>();
    for (const [member, at] of fresh) {
      if (at < to) byStart.set(at, [...(byStart.get(at) ?? []), member]);
    }
    for (const [at, members] of byStart) {
      const frame = this.frames.build(at, this.audience);
      if (frame !== null) this.sendInSlices(members, packetOf('frame', frame.json));
      else for (const member of members) this.tellPosition(member);
    }
  }

  /** Sends in order: a later frame waits until the slices of the frame before are out. */
  private sendInSlices(members: readonly ReaderConnection[], packet: Packet): void {
    if (members.length === 0) return;
    this.underWay += 1;
    this.sending = this.sending.then(async () => {
      for (let start = 0; start < members.length; start += SLICE) {
        if (start > 0) await new Promise((resolve) => setImmediate(resolve));
        for (const member of members.slice(start, start + SLICE)) this.tryWriting(member, packet);
      }
      this.underWay -= 1;
    });
  }

  /** A write that fails is that reader's alone: those behind it get this frame, and everybody the next. */
  private tryWriting(member: ReaderConnection, packet: Packet): void {
    try {
      this.write(member, packet);
    } catch (error) {
      this.onFault(error, 'writing to a reader');
    }
  }

  private write(member: ReaderConnection, packet: Packet): void {
    const { metrics } = this.laggards;
    if (member.isIdle) {
      const bytes = packet.bytes(member.deflates);
      metrics.deliveries += 1;
      if (isCompressed(bytes)) metrics.compressed += 1;
      member.write(bytes);
    } else if (member.isOpen) {
      metrics.skipped += 1;
      this.laggards.add(member, this);
    }
  }
}

function positionPacket({ epoch, head }: Position): Packet {
  return packetOf('position', JSON.stringify({ epoch, head }));
}
