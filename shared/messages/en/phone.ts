/** The words of the reporter's first screen, beside the names of kinds. */
import type { Like } from '../words.js';

export const phone = {
  /** The strip at the top, by what it is about: the state of the outbox and of the connection. */
  strip: {
    revoked: 'What was on it is removed.',
    'signed-out': 'Signed out.',
    outdated: 'This page is out of date. Reload it.',
    unreachable: 'No network.',
    'needs-you': { one: '{n} needs you', other: '{n} need you' },
    'no-network': { one: '{n} waiting, no network', other: '{n} waiting, no network' },
    busy: { one: '{n} waiting, the server is busy', other: '{n} waiting, the server is busy' },
    sending: { one: 'Sending {n}', other: 'Sending {n}' },
    paused: { one: '{n} waiting, the blog is paused', other: '{n} waiting, the blog is paused' },
    'sending-photos': 'Sending photo {place} of {n}',
    'photos-no-network': { one: '{n} photo waiting, no network', other: '{n} photos waiting, no network' },
    'photos-busy': { one: '{n} photo waiting, the server is busy', other: '{n} photos waiting, the server is busy' },
    'photos-for-wifi': { one: '{n} photo waits for Wi-Fi', other: '{n} photos wait for Wi-Fi' },
    'photos-for-reporter': { one: '{n} photo waits for you', other: '{n} photos wait for you' },
    offline: 'No network. You can write: it will be sent.',
    'all-sent': 'All sent',
  },
  /** Beside what needs the reporter, whatever else waits. */
  needAndWait: '{need}, {wait}',
  wait: { one: '{n} waiting', other: '{n} waiting' },
  keptHere: { one: '{n} entry kept on this phone.', other: '{n} entries kept on this phone.' },
  othersWait: {
    one: '{n} entry of another person on this phone. Not sent from here; kept until they sign in.',
    other: '{n} entries of another person on this phone. Not sent from here; kept until they sign in.',
  },
  notDurable: 'This browser stores nothing: keep this page open until all is sent.',
  textsNotDurable: 'This phone has no room left: what you write is lost when this page closes. Free some space.',
  photosNotDurable: 'This browser stores no photos: keep this page open until they are sent.',
  plainHttp:
    'This page came without encryption (http): what you send can be read on the way. Ask the desk for an https address.',
  reload: 'Reload',
  tryNow: 'Try now',

  status: {
    announced: 'Announced. Readers see what you post.',
    live: 'Live',
    paused: 'Paused. What you send is held until an editor publishes it.',
    ended: 'Ended. You can only withdraw your own entries.',
  },
  chooseBlog: 'Blog',
  posted: 'What you posted',
  you: 'You are {name}',
  signedOut: 'Nobody is signed in on this phone.',
  signedOutHow:
    'Open the sign-in link that the desk gave you. Each link works once: if yours was used, ask for a new one.',
  revoked: 'This phone was signed out by the desk.',
  revokedHow:
    'Drafts, photos and what was not sent were removed from this phone, since it might have been in other hands. To come back you need a new link from the desk.',
  noBlog: 'There is no blog for you yet.',
  noBlogHow: 'Ask the desk to add you to one, then open this page again.',

  write: 'Post',
  draftWaits: 'draft kept',
  lastKind: 'your last',

  photos: {
    sendNow: 'Send photos now',
  },
};

export type PhoneWords = Like<typeof phone>;
