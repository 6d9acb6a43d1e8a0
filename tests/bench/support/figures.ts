/** What a bench is, and what it finds. */
import type { Stage } from './stage.js';

export interface Bench {
  /** As it is asked for: `npm run bench -- <name>`. */
  name: string;
  about: string;
  /** Throws where it could not measure. */
  measure: (stage: Stage) => Promise<Figure[]>;
}

export type Unit = 'us' | 'ms' | 'KB' | 'a second' | 'a CPU second' | 'of 1,000' | 's' | 'times';

/** One figure of ours beside the peer's of the same run; without a peer or a target it is there to explain others. */
export interface Figure {
  what: string;
  unit: Unit;
  ours: number;
  peer?: { what: string; value: number };
  target?: Target;
}

/** `of`: whether the figure itself is held against it, or its ratio to the peer. */
export type Target = { of: 'ours' | 'ratio'; most: number } | { of: 'ours' | 'ratio'; least: number };

export function ratioOf({ ours, peer }: Figure): number | null {
  return peer === undefined ? null : ours / peer.value;
}

/** null where there is no target. */
export function passes(figure: Figure): boolean | null {
  const { target, ours } = figure;
  if (target === undefined) return null;
  const value = target.of === 'ours' ? ours : (ratioOf(figure) ?? NaN);
  return 'most' in target ? value <= target.most : value >= target.least;
}
