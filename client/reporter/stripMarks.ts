/** The mark of each state of the whole phone. */
import type { FirstMarkName } from '../entry/firstMark.js';
import type { StripSays } from './strip.js';

export const STRIP_MARKS: Readonly<Record<StripSays['says'], FirstMarkName>> = {
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
