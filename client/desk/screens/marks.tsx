/** Small drawings in the colour of the words beside them. They say nothing that the words do not say. */
import type { JSX } from 'preact';
import type { EntryState, Kind } from '../../../shared/entry.js';
import { KIND_MARKS } from '../../entry/kindMarks.js';

const STATE_MARKS: Record<EntryState, string> = {
  held: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 8v4.5l3 2',
  published: 'M5 12.5l4.5 4.5L19 7.5',
  retracted: 'M6 6l12 12M18 6L6 18',
  'taken-down': 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM6.5 6.5l11 11',
};

const OTHER_MARKS = {
  attention: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 7.5v5.2M12 16.3v.2',
  network: 'M4 4l16 16M5 10c1.2-1.1 2.6-1.9 4-2.3M14 7.4c1.9.4 3.6 1.3 5 2.6M8.5 14c1-.9 2.2-1.3 3.5-1.3M12 17.5v.5',
  level: 'M5 12.5l4.5 4.5L19 7.5',
  catching: 'M5 12a7 7 0 0 1 12-5l2 2M19 5v4h-4M19 12a7 7 0 0 1-12 5l-2-2M5 19v-4h4',
  pin: 'M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5',
  key: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.700l5.600-.7z',
  back: 'M15 5l-7 7 7 7',
  cross: 'M6 6l12 12M18 6L6 18',
  out: 'M9 6H5v13h13v-4M13 5h6v6M19 5l-9 9',
} as const;

export function KindMark({ kind }: { kind: Kind }): JSX.Element {
  return <Mark path={KIND_MARKS[kind]} />;
}

export function StateMark({ state }: { state: EntryState }): JSX.Element {
  return <Mark path={STATE_MARKS[state]} />;
}

export function OtherMark({ of }: { of: keyof typeof OTHER_MARKS }): JSX.Element {
  return <Mark path={OTHER_MARKS[of]} />;
}

function Mark({ path }: { path: string }): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
