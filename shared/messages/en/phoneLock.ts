/** The words of the page's lock: the locked page, and the choice of how it opens. */
export const phoneLock = {
  now: 'Lock now',
  title: 'Locked',
  goesOn: 'What waits is sent meanwhile, and what you were writing is kept.',
  open: 'Open',
  openByPhone: 'Unlock',
  noMoreTap: 'One tap opens it: this hides your words from a glance, not from somebody who holds this phone.',
  noMore: 'It is the lock of this page and no more: whoever gets into the phone itself gets past it.',
  /** Reasons for which it stays locked. */
  faults: {
    late: 'The part of the app that asks this phone is not here yet. It needs a network once: try again when there is one.',
    refused:
      'Not opened. Try again. If the passkey of this page was deleted from this phone, sign in again: nothing that waits is lost.',
  },
  /** The way out, in two steps. */
  again: {
    signOut: 'Sign in again',
    signOutHow:
      'Ends your session on this phone, and you need a new link from the desk. What waits and your drafts stay here, hidden, until you have signed in again.',
    signOutFailed: 'No network: nothing was changed. Try again when there is one.',
    stay: 'Stay locked',
  },
  setting: 'Lock',
  byTap: 'Locks after 15 minutes without use, and opens with one tap.',
  byPhone: 'Locks after 15 minutes without use, and opens as you unlock this phone: finger, face or code.',
  turnOn: 'Use this phone’s own unlock',
  turnOff: 'Open with one tap again',
  /** Reasons for which it was not turned on. */
  settingFaults: {
    late: 'The part of the app that asks this phone is not here yet. It needs a network once: try again when there is one.',
    refused: 'Not turned on: this phone or browser refused, or you cancelled. The page opens with one tap, as before.',
  },
  notHere: 'This phone or browser offers pages no unlock of its own.',
  inList:
    'The phone may list a passkey for it among its passwords, by the address of this site and the name “Page lock”. Nothing about you stands there.',
  /** The name in the phone's list of passwords. */
  passkeyName: 'Page lock',
  offer: 'This page locks after 15 minutes without use. It can open as you unlock this phone.',
  notNow: 'Not now',
};
