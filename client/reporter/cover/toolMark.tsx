/** Drawings of the covering's tools, which come with its screen. */
import type { JSX } from 'preact';
import { Drawing } from '../../entry/firstMark.js';

const PATHS = {
  ellipse:
    'M12 4.500c4.200 0 6.500 3.200 6.500 7.500s-2.300 7.500-6.500 7.500S5.500 16.300 5.500 12 7.800 4.500 12 4.500z',
  rectangle: 'M4.500 6h15v12h-15z',
  brush:
    'M4 20c3 .5 5-.5 5-3a2.500 2.500 0 0 0-4-1.500c-.7 1.500 0 3-1 4.500zM9.500 15L19 4.500c1.500 0 2 .8 1.500 2L11 16.500',
  mosaic: 'M4 4h16v16H4zM4 12h16M12 4v16M4 4h8v8H4zM12 12h8v8h-8zM6.500 8h3M14.500 16h3',
  add: 'M12 8v8M8 12h8M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4',
  undo: 'M8.500 6L4.500 10l4 4M4.500 10H14a5 5 0 0 1 0 10h-3',
  redo: 'M15.500 6l4 4-4 4M19.500 10H10a5 5 0 0 0 0 10h3',
  in: 'M12 6v12M6 12h12',
  out: 'M6 12h12',
} as const;

export function ToolMark({ of }: { of: keyof typeof PATHS }): JSX.Element {
  return <Drawing d={PATHS[of]} />;
}
