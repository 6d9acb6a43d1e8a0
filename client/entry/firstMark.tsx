/** The drawings that the reporters' first screen has, and the way in which each is drawn. */
import type { JSX } from 'preact';
import type { Kind } from '../../shared/entry.js';

/** Paths of a 24 by 24 picture. */
const KINDS: Record<Kind, string> = {
  update: 'M4 6h16M4 11h16M4 16h10',
  chant: 'M4 10v4h3l8 4V6L7 10H4zM18 9c1.3 1.7 1.3 4.3 0 6M8 14.5V19h2.5v-3.6',
  speech:
    'M12 3a2.6 2.6 0 0 1 2.6 2.6v5a2.6 2.6 0 0 1-5.2 0v-5A2.6 2.6 0 0 1 12 3zM6 10.5a6 6 0 0 0 12 0M12 16.5V21M8.5 21h7',
  photo: 'M4 8h3.2l1.6-2.5h6.4L16.8 8H20v11H4zM12 10.2a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4',
  quote: 'M10 7c-3 .6-4.5 2.6-4.5 5.6V17h5v-5H8M19 7c-3 .6-4.5 2.6-4.5 5.6V17h5v-5H17',
  notice: 'M12 4l9 15.5H3zM12 10v4.5M12 16.8v.4',
  drive:
    'M3 7h10.5v9H3zM13.5 10H18l3 3v3h-7.5M7 16a1.8 1.8 0 1 0 .01 3.6A1.8 1.8 0 0 0 7 16zM17 16a1.8 1.8 0 1 0 .01 3.6A1.8 1.8 0 0 0 17 16z',
  crowd:
    'M12 5a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 12 5zM7.5 18c0-3.3 1.7-5.4 4.5-5.4s4.5 2.1 4.5 5.4M5 8.2a1.7 1.7 0 1 1 0 3.4M2.5 16.5c0-1.7.7-2.8 2-3.3M19 8.2a1.7 1.7 0 1 0 0 3.4M21.5 16.5c0-1.7-.7-2.8-2-3.3',
};

export const FIRST_PATHS = {
  ...KINDS,
  waiting: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 8v4.5l3 2',
  paused: 'M9 6v12M15 6v12',
  sending: 'M12 19V5M6.5 10.5L12 5l5.5 5.5',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  attention: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 7.5v5.2M12 16.3v.2',
  network: 'M4 4l16 16M5 10c1.2-1.1 2.6-1.9 4-2.3M14 7.4c1.9.4 3.6 1.3 5 2.6M8.5 14c1-.9 2.2-1.3 3.5-1.3M12 17.5v.5',
} as const;

export type FirstMarkName = keyof typeof FIRST_PATHS;

export function FirstMark({ of }: { of: FirstMarkName }): JSX.Element {
  return <Drawing d={FIRST_PATHS[of]} />;
}

/** `d`: paths of a 24 by 24 picture. */
export function Drawing({ d }: { d: string }): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={d} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
