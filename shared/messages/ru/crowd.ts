/**
 * A number of people and whose it is: one sentence for readers, reporters and the desk. The source stands in brackets,
 * since its name is typed by somebody and takes no case here.
 */
import type { crowd as english } from '../en/crowd.js';
import type { Like } from '../words.js';

export const crowd: Like<typeof english> = {
  according: '(источник: {who})',
  crowdBetween: 'от {low} до {high}',
  crowdAtLeast: 'не меньше {n}',
  crowdUpTo: 'до {n}',
};
