/** The mark of each state of an own entry, of one of its photos, and of the whole phone. */
import type { MarkName } from '../entry/mark.js';
import type { OwnState } from './mine.js';
import type { OwnPhotoState } from './mine/photos.js';
import type { StripSays } from './strip.js';

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

export const STRIP_MARKS: Readonly<Record<StripSays['says'], MarkName>> = {
  'all-sent': 'tick',
  'no-network': 'network',
  'photos-no-network': 'network',
  offline: 'network',
  unreachable: 'network',
  sending: 'sending',
  'sending-photos': 'sending',
  'needs-you': 'attention',
  outdated: 'attention',
  revoked: 'attention',
  'signed-out': 'attention',
  paused: 'paused',
  busy: 'waiting',
  'photos-busy': 'waiting',
  'photos-for-wifi': 'waiting',
  'photos-for-reporter': 'waiting',
  loading: 'waiting',
};
