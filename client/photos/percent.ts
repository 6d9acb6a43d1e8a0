import type { Speech } from '../../shared/messages/say.js';
import type { Sent } from './upload/terms.js';

/** The share in percent, at most 99: bytes that left the phone may be under way until the server says that it has all. */
export function percentOf({ sent, total }: Sent, { percent }: Pick<Speech, 'percent'>): string {
  return percent(Math.min(0.99, Math.floor((sent / total) * 100) / 100));
}
