/** The words for readers of which a page's script needs some, too, though none in the first second: a page does not bring them along. */
import type { Like } from '../words.js';

export const scriptLater = {
  /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
  sentLate: 'Sent late, {time}',
  newLate: { one: '{n} entry sent late, {time}', other: '{n} entries sent late, {time}' },
  loadingOlder: 'Loading older entries',
  olderFailed: 'Older entries did not load. Try again',
  loadingNewer: 'Loading newer entries',
  newerFailed: 'Newer entries did not load. Try again',
  whereYouAre: ', {time} where you are',
  /** In place of entries, by the rally's state. */
  empty: {
    announced: {
      first: 'Nothing has happened here yet.',
      next: 'When people gather, reporters on the square write here, and each entry appears at once.',
    },
    live: {
      first: 'There are no entries here at the moment.',
      next: 'Reporters are on the square. What they send appears here at once.',
    },
    paused: {
      first: 'There are no entries here at the moment.',
      next: 'The report is paused. It goes on here by itself.',
    },
    ended: {
      first: 'There are no entries here.',
      next: 'The rally is over. Nothing more will appear.',
    },
  },
};

export type ScriptLater = Like<typeof scriptLater>;
