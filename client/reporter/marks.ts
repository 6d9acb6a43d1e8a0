/** The mark of each state of an own entry, and of one of its photos. */
import type { MarkName } from '../entry/mark.js';
import type { OwnState } from './mine.js';
import type { OwnPhotoState } from './mine/photos.js';

export const STATE_MARKS: Readonly<Record<OwnState, MarkName>> = {
  waiting: 'waiting',
  paused: 'paused',
  sending: 'sending',
  sent: 'tick',
  held: 'lock',
  published: 'ticks',
  'needs-you': 'attention',
  withdrawing: 'cross',
  withdrawn: 'cross',
};

export const PHOTO_MARKS: Readonly<Record<OwnPhotoState, MarkName>> = {
  kept: 'waiting',
  sending: 'sending',
  refused: 'attention',
  elsewhere: 'waiting',
  processing: 'tick',
  ready: 'ticks',
  failed: 'attention',
  gone: 'cross',
};
