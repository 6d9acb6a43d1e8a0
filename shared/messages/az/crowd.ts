/** A number of people and whose it is: one sentence for readers, reporters and the desk. */
import type { crowd as english } from '../en/crowd.js';
import type { Like } from '../words.js';

export const crowd: Like<typeof english> = {
  /** After the number: "400–600 (mənbə: polis)". */
  according: '(mənbə: {who})',
  crowdBetween: '{low}–{high}',
  crowdAtLeast: 'ən azı {n}',
  crowdUpTo: 'ən çoxu {n}',
};
