/**
 * The patience with the other end of a connection, which has to take its answers. It is counted in looks, of which there is
 * one every five seconds, and not by a clock: a process that stood still itself has looked once, and cuts nobody for it.
 *
 * Slow is no fault: whoever stands in a crowd at 1 KB/s gets a whole photo. But the system tells of bytes that have gone only
 * when a third of its own buffer is free again, which at that speed may take more than half a minute. So the short patience of
 * rule S1 is for answers that hold much here, and where no more than a piece of a file waits it is longer.
 */
import type { Socket } from 'node:net';

/** 30 s. */
const STALLED = 6;
/** 2 min. */
const STALLED_WITH_A_PIECE = 24;
/** What waits of a file that goes out piece by piece: node reads 64 KB at a time. */
const PIECE = 80 * 1024;
/**
 * A byte now and then is no way to keep an answer: after two minutes all that went out since it began to wait has to make 256
 * bytes a second. A phone at 1 KB/s is far above it; 300 KB are gone, or cut, within twenty minutes.
 */
const SLOWEST_FROM = 24;
const SLOWEST_A_LOOK = 5 * 256;

export class Patience {
  private looks = 0;
  private stalled = 0;
  private takenFirst = 0;
  private takenLast = 0;

  constructor(private readonly socket: Socket) {}

  /** Looks once more; returns whether the connection is to be cut. */
  isOver(): boolean {
    const { writableLength } = this.socket;
    const taken = takenBy(this.socket);
    if (writableLength === 0 || this.looks === 0) this.beginAnew(taken);
    if (writableLength === 0) return false;
    this.looks += 1;
    this.stalled = taken === this.takenLast ? this.stalled + 1 : 0;
    this.takenLast = taken;
    if (this.stalled > (writableLength > PIECE ? STALLED : STALLED_WITH_A_PIECE)) return true;
    return this.looks > SLOWEST_FROM && taken - this.takenFirst < this.looks * SLOWEST_A_LOOK;
  }

  private beginAnew(taken: number): void {
    this.looks = 0;
    this.stalled = 0;
    this.takenFirst = taken;
    this.takenLast = taken;
  }
}

/**
 * The bytes that the system has taken so far. Node's own numbers tell of whole writes alone, and an answer is a single one; the
 * handle knows how much of it is left. Without it (another kind of socket) only whole writes count as taken.
 */
function takenBy(socket: Socket): number {
  const { _handle: handle } = socket as Socket & {
    _handle?: { bytesWritten?: number; writeQueueSize?: number } | null;
  };
  if (handle?.writeQueueSize === undefined) return socket.bytesWritten - socket.writableLength;
  return (handle.bytesWritten ?? 0) - handle.writeQueueSize;
}
