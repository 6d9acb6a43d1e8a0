/** A number of people and whose it is: one sentence for readers, reporters and the desk. */
import type { crowd as english } from '../en/crowd.js';
import type { Like } from '../words.js';

export const crowd: Like<typeof english> = {
  according: 'بحسب {who}',
  crowdBetween: 'من {low} إلى {high}',
  crowdAtLeast: '{n} على الأقل',
  crowdUpTo: 'حتى {n}',
};
