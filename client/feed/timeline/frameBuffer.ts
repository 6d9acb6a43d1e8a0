/** Frames that arrived ahead of a gap (rule R2). */
import { type Frame, type HtmlDelta, KEPT_FRAMES } from '../../../shared/protocol/readers.js';

export class FrameBuffer {
  #frames: Frame<HtmlDelta>[] = [];
  /** The last `to` of dropped frames by epoch, so that their deltas are asked for. */
  #dropped = new Map<string, number>();

  keep(frame: Frame<HtmlDelta>): void {
    this.#frames.push(frame);
    if (this.#frames.length > KEPT_FRAMES) this.#drop();
  }

  /** The next frame that closes up to `seq`; frames that are not needed any more are let go. */
  next(epoch: string, seq: number): Frame<HtmlDelta> | undefined {
    this.#frames = this.#frames.filter((frame) => frame.epoch !== epoch || frame.to > seq);
    return this.#frames.find((frame) => frame.epoch === epoch && frame.from <= seq + 1);
  }

  /** The furthest seq of all frames of an epoch, kept and dropped ones. */
  reach(epoch: string): number {
    const tos = this.#frames.filter((frame) => frame.epoch === epoch).map((frame) => frame.to);
    return Math.max(this.#dropped.get(epoch) ?? 0, ...tos);
  }

  /** Lets go of the frames of every other epoch. */
  only(epoch: string): void {
    const dropped = this.#dropped.get(epoch) ?? 0;
    this.#frames = this.#frames.filter((frame) => frame.epoch === epoch);
    this.#dropped = new Map([[epoch, dropped]]);
  }

  #drop(): void {
    for (const { epoch } of this.#frames) this.#dropped.set(epoch, this.reach(epoch));
    this.#frames = [];
  }
}
