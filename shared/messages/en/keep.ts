/** The words of the copy that a reader keeps of a blog: at its control, on the kept page, and in place of a page that is not kept. */
import type { Like } from '../words.js';

export const keep = {
  title: 'Keep this blog on this device',
  offer:
    'The newest page in this language, and at most {photos} photos in a small size: {size} together at most. It opens without a network, and says of which time it is.',
  leaves:
    'An entry that is taken down leaves the copy at once while this page is open, and otherwise the next time that you open this blog with a network. After {days} days without one the copy is shown no more.',
  seen: 'Whoever holds this device can see that you keep this rally. The copy stays here: nobody else learns of it.',
  keepIt: 'Keep this blog',
  forget: 'Forget it',
  forgetAll: 'Forget everything',
  all: '“Forget everything” removes the copies of all rallies of this site, and what these pages remember here for you. Notifications that you turned on stay on.',
  isOff: 'Nothing of this rally is kept here.',
  working: 'One moment.',
  isOn: 'Kept here: the page of {time}, photos: {photos}, {size} together.',
  full: 'There is no room for it on this device. Nothing was kept.',
  failed: 'That did not work, and nothing was kept. Try again in a moment. In a private window it often cannot work.',
  unable: 'This browser cannot keep anything here. In a private window hardly any browser does.',
  /** On top of the kept page, and in the place of the connection. */
  note: 'The network does not answer. You see the copy of {time} that is kept on this device.',
  line: 'No network, copy of {time}',
  /** In place of another page of the blog. */
  elsewhereTitle: 'Not in your copy',
  elsewhere: 'The network does not answer, and this page is not in the copy of this blog that is kept on this device.',
  toCopy: 'To the copy',
};

export type KeepWords = Like<typeof keep>;
