/** Small drawings in the colour of the words beside them, which say the same. */
import type { JSX } from 'preact';
import { Drawing, FIRST_PATHS } from './firstMark.js';

/** Paths of a 24 by 24 picture. */
const PATHS = {
  ...FIRST_PATHS,
  ticks: 'M3 12.5l4 4L15.5 8M11 16.5L12.5 18 21 9',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  cross: 'M6 6l12 12M18 6L6 18',
  struck: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM6.5 6.5l11 11',
  catching: 'M5 12a7 7 0 0 1 12-5l2 2M19 5v4h-4M19 12a7 7 0 0 1-12 5l-2-2M5 19v-4h4',
  pin: 'M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5',
  key: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.700l5.600-.7z',
  back: 'M15 5l-7 7 7 7',
  out: 'M9 6H5v13h13v-4M13 5h6v6M19 5l-9 9',
  light: 'M13 3L6 13.500h5L10.500 21 18 10.500h-5.500z',
  pictures: 'M3 8h13v12H3zM7 8V4h14v12h-5M3 17l4-4 3 3 2.500-2.500L16 17',
} as const;

export type MarkName = keyof typeof PATHS;

export function Mark({ of }: { of: MarkName }): JSX.Element {
  return <Drawing d={PATHS[of]} />;
}
