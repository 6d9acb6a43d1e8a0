/** Small drawings in the colour of the words beside them. They say nothing that the words do not say. */
import type { JSX } from 'preact';
import type { Kind } from '../../../shared/entry.js';
import { KIND_MARKS } from '../../entry/kindMarks.js';
import type { OwnState } from '../mine.js';
import type { OwnPhotoState } from '../mine/photos.js';

export function KindMark({ kind }: { kind: Kind }): JSX.Element {
  return <Mark path={KIND_MARKS[kind]} />;
}

const STATE_MARKS: Record<OwnState, string> = {
  waiting: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 8v4.5l3 2',
  paused: 'M9 6v12M15 6v12',
  sending: 'M12 19V5M6.5 10.5L12 5l5.5 5.5',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  held: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  published: 'M3 12.5l4 4L15.5 8M11 16.5L12.5 18 21 9',
  'needs-you': 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 7.5v5.2M12 16.3v.2',
  withdrawing: 'M6 6l12 12M18 6L6 18',
  withdrawn: 'M6 6l12 12M18 6L6 18',
};

export function StateMark({ state }: { state: OwnState }): JSX.Element {
  return <Mark path={STATE_MARKS[state]} />;
}

const PHOTO_STATES: Record<OwnPhotoState, OwnState> = {
  kept: 'waiting',
  sending: 'sending',
  refused: 'needs-you',
  elsewhere: 'waiting',
  processing: 'sent',
  ready: 'published',
  failed: 'needs-you',
  gone: 'withdrawn',
};

export function PhotoStateMark({ state }: { state: OwnPhotoState }): JSX.Element {
  return <StateMark state={PHOTO_STATES[state]} />;
}

const OTHER_MARKS = {
  camera: KIND_MARKS.photo,
  pictures: 'M3 8h13v12H3zM7 8V4h14v12h-5M3 17l4-4 3 3 2.500-2.500L16 17',
  back: 'M15 5l-7 7 7 7',
  pen: 'M5 19l1-4L16.5 4.5l3 3L9 18z',
  network: 'M4 4l16 16M5 10c1.2-1.1 2.6-1.9 4-2.3M14 7.4c1.9.4 3.6 1.3 5 2.6M8.5 14c1-.9 2.2-1.3 3.5-1.3M12 17.5v.5',
};

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
