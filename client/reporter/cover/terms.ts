/** Types that the parts of the covering screen share, and the context in which they find each other. */
import { needed } from '../../words/needed.js';
import type { Covering } from './covering.js';
import type { Box, Mark, Point } from './marks.js';
import type { Plate } from './plate.js';
import type { ShownPicture } from './shownPicture.js';

/** `used`: it was approved · `dropped`: it is to be left out · `left`: it waits as it is. */
export type CoverEnd = 'used' | 'dropped' | 'left';

export interface CoverScreenProps {
  /** The photo's id. */
  photo: string;
  /** The photo's place among the `n` that are looked at one after another. */
  place: number;
  n: number;
  onEnd: (how: CoverEnd) => void;
}

export interface Tool {
  draws: Box['is'] | 'brush';
  /** The brush's width, in fractions of what is to be seen of the picture's longer side. */
  brush: number;
}

export interface Deeds {
  /** The mark that has its handles; null where none has. */
  selected: number | null;
  select: (index: number | null) => void;
  add: (mark: Mark) => void;
  addInMiddle: () => void;
  /** A box of a head's size, at a place in the picture. */
  boxAt: (place: Point) => Box;
  replace: (index: number, mark: Mark) => void;
  remove: (index: number) => void;
  onKey: (event: KeyboardEvent) => void;
}

/** All that the parts of the screen look at and work on. */
export interface Work {
  stage: { current: HTMLDivElement | null };
  picture: ShownPicture;
  plate: Plate;
  covering: Covering;
  deeds: Deeds;
  tool: Tool;
  onTool: (tool: Tool) => void;
}

export const [WorkContext, useWork] = needed<Work>();
