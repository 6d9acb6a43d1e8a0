/** A bench, and the figures that it finds. */
import type { Stage } from './stage.js';

export interface Bench {
  /** The name in `npm run bench -- <name>`. */
  name: string;
  about: string;
  /** Measures; throws where it cannot. */
  measure: (stage: Stage) => Promise<Figure[]>;
}

export type Unit =
  | 'us'
  | 'ms'
  | 'B'
  | 'KB'
  | 'a second'
  | 'a CPU second'
  | 'of 1,000'
  | 'a page'
  | 's'
  | 'times'
  | '%'
  | 'points';

/** A figure of Rallyline's beside the peer's of the same run; without a peer or a target it explains others. */
export interface Figure {
  what: string;
  unit: Unit;
  ours: number;
  peer?: { what: string; value: number };
  target?: Target;
}

/** `of`: the target is for the figure itself, or for its ratio to the peer's. */
export type Target = { of: 'ours' | 'ratio'; most: number } | { of: 'ours' | 'ratio'; least: number };

export function ratioOf({ ours, peer }: Figure): number | null {
  return peer === undefined ? null : ours / peer.value;
}

/** Whether the figure meets its target; null without one. */
export function passes(figure: Figure): boolean | null {
  const { target, ours } = figure;
  if (target === undefined) return null;
  const value = target.of === 'ours' ? ours : (ratioOf(figure) ?? NaN);
  return 'most' in target ? value <= target.most : value >= target.least;
}
