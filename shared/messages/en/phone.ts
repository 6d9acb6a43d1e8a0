/** The words of the reporter's page, beside the form of an entry. */
import type { Like } from '../words.js';

export const phone = {
  /** The use of each kind, said while an entry of it is written. */
  hints: {
    update: 'What happens now.',
    chant: 'What is called out, in its own language.',
    speech: 'What somebody says here.',
    photo: 'The words go out at once, the pictures follow.',
    quote: 'What was said or published elsewhere.',
    notice: 'What people here should know or do.',
    drive: 'How far a collection has come.',
    crowd: 'How many are here, and who says so.',
  },
  states: {
    waiting: 'Waiting',
    paused: 'Waiting: blog paused',
    sending: 'Sending',
    sent: 'Sent',
    held: 'Held for an editor',
    published: 'Published',
    'needs-you': 'Needs you',
    withdrawing: 'Withdrawing',
    withdrawn: 'Withdrawn',
  },
  /** The time of an entry that is still on this phone. */
  written: 'written {time}',
  /** The times of an entry that was sent minutes after it happened. */
  sentLater: '{time}, sent {sent}',
  byDesk: 'Changed by the desk',
  revisionWaits: 'Readers see the version before this one',
  correction: 'Correction by the desk: {note}',

  /** The strip at the top, by what it is about: the state of the outbox and of the connection. */
  strip: {
    revoked: 'What waits is kept here.',
    'signed-out': 'Signed out.',
    outdated: 'This page is out of date. Reload it.',
    'needs-you': { one: '{n} needs you', other: '{n} need you' },
    'no-network': { one: '{n} waiting, no network', other: '{n} waiting, no network' },
    busy: { one: '{n} waiting, the server is busy', other: '{n} waiting, the server is busy' },
    sending: { one: 'Sending {n}', other: 'Sending {n}' },
    paused: { one: '{n} waiting, the blog is paused', other: '{n} waiting, the blog is paused' },
    'sending-photos': 'Sending photo {place} of {n}',
    'photos-no-network': { one: '{n} photo waiting, no network', other: '{n} photos waiting, no network' },
    'photos-busy': { one: '{n} photo waiting, the server is busy', other: '{n} photos waiting, the server is busy' },
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
  photosNotDurable: 'This browser stores no photos: keep this page open until they are sent.',
  clockBehind: 'The clock of this phone is {time} behind. Times in this app are right all the same.',
  clockAhead: 'The clock of this phone is {time} ahead. Times in this app are right all the same.',
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
  postedNothing: 'Nothing yet. Choose what to post: it takes two taps.',
  postedUnknown: 'Your earlier entries appear when there is a network.',
  you: 'You are {name}',
  signedOut: 'Nobody is signed in on this phone.',
  signedOutHow:
    'Open the sign-in link that the desk gave you. Each link works once: if yours was used, ask for a new one.',
  revoked: 'This phone was signed out by the desk.',
  revokedHow:
    'What waits is kept here, and goes out when you have signed in again. If you did not expect this, speak with the desk.',
  noBlog: 'There is no blog for you yet.',
  noBlogHow: 'Ask the desk to add you to one, then open this page again.',

  write: 'Post',
  draftWaits: 'draft kept',
  revise: 'Change',
  retract: 'Withdraw',
  withdrawSoon: 'Goes out first, in a moment',
  mend: 'Change and send again',
  letGo: 'Discard',
  letGoDone: 'Discarded.',
  previewLater: 'You can still send: it goes out later.',
  closeHint: 'Back. What you wrote is kept.',
  send: 'Send',
  sendChange: 'Send change',
  notStored: 'This browser did not store it. What you wrote is still here: send it again.',
  noRoom: 'This phone has no room left to store it. What you wrote is still here: free some space, then send it again.',
  conflictKeepMine: 'Use mine',
  conflictKeepTheirs: 'Leave as it is',

  photos: {
    notDescribed: {
      one: '{n} photo without a description. Some readers cannot see pictures: a few words are enough.',
      other: '{n} photos without a description. Some readers cannot see pictures: a few words are enough.',
    },
    sendAnyway: 'Send without',
    states: {
      kept: 'On this phone',
      sending: 'Sending',
      refused: 'Not accepted',
      elsewhere: 'Waits on another phone',
      processing: 'The server prepares it',
      ready: 'Ready',
      failed: 'Failed',
      gone: 'Taken down',
    },
    failed: 'The server could make nothing of this photo.',
    /** Refusals of a photo by their code, where the code means something else for a photo. */
    refused: {
      unsupported: 'The server does not take this kind of picture.',
      'too-large': 'This photo is too large for the server.',
      'not-found': 'The server does not know this photo, or it is no longer on this phone.',
      gone: 'The entry or this photo was withdrawn.',
    },
    sendAgain: 'Send it again',
    chooseAnother: 'Choose another photo',
    removeIt: 'Remove it',
  },
};

export type PhoneWords = Like<typeof phone>;
