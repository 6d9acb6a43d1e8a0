/** The words in the place of an entry that was taken back: on its page's answer, and on its page where that is open. */
import type { Like } from '../words.js';

export const gone = {
  title: 'This entry is gone',
  text: 'Its reporter or an editor took it back, and nothing of it is kept here.',
};

export type Gone = Like<typeof gone>;
