/** The words of notifications, and of the place on a reader's page where they are asked for. */
import type { Like } from '../words.js';

export const push = {
  /** The title of an urgent notice: that of the blog. */
  urgent: 'Urgent: {title}',
  /** Words that nobody confirmed, or that were corrected, after their label. */
  labelled: '{label}: {text}',
  /** In the place of what was told. */
  withdrawn: 'Withdrawn: we no longer stand by what we told you here.',
  gone: 'What we told you here was taken back.',
  /** On the page: the button that opens all of it. */
  tellMe: 'Tell me, or keep a copy here',
  away: 'Notifications',
  offer: 'Key moments and urgent notices of this rally, also while this page is closed. Nothing else.',
  learns:
    'Notifications come through a service of your browser’s maker. It learns that this browser wants them from this site, when they come and how long they are, but not what they say. We keep the address that it gave for this browser, two keys, this rally and the language: nothing that names you.',
  turnOn: 'Turn on notifications',
  turnOff: 'Turn off notifications',
  isOn: 'Notifications of this rally are on.',
  isOff: 'Notifications of this rally are off.',
  denied: 'Your browser does not allow notifications from this site. Its settings for this site can change that.',
  failed: 'That did not work. Try again in a moment. In a private window it often cannot work.',
  unable: 'This browser cannot show notifications here. In a private window no browser does.',
  homeScreen:
    'On an iPhone or iPad, first put this page on the Home Screen (“Share”, then “Add to Home Screen”), and turn notifications on there.',
  tab: 'While this page is open',
  sound: 'A soft sound for new entries, at most one in half a minute',
  count: 'The number of new entries in the title of the tab',
  whileAway: 'Both only while you are in another tab or window.',
  remember: 'Remember this choice for this rally on this device',
};

export type PushWords = Like<typeof push>;
