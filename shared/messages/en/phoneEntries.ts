/** The words about own entries and about entries that are written: behind the reporter's first screen. */
export const phoneEntries = {
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

  postedNothing: 'Nothing yet. Choose what to post: it takes two taps.',
  postedUnknown: 'What you sent is with the desk, and not on this phone: its words show when there is a network.',

  revise: 'Change',
  retract: 'Withdraw',
  withdrawSoon: 'Goes out first, in a moment',
  withdrawLater: 'Goes out first, once there is a network',
  notWithdrawn:
    'Not withdrawn: this phone has no room left, and nothing reaches the server. Free some space, then withdraw it again.',
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
  conflictEdit: 'Change mine',
  conflictKeepTheirs: 'Leave as it is',
  goneMeanwhile: 'This entry was withdrawn or taken down meanwhile. Your words are kept here until you discard them.',
  writeAnew: 'New entry with these words',
  writeAnewTaken:
    'A draft of this kind is kept already. Send or empty it first, then these words can begin a new entry.',

  /** Photos of entries, on their way and after. */
  sentPhotos: {
    notDescribed: {
      one: '{n} photo without a description. Some readers cannot see pictures: a few words are enough.',
      other: '{n} photos without a description. Some readers cannot see pictures: a few words are enough.',
    },
    sendAnyway: 'Send without',
    states: {
      sending: 'Sending',
      refused: 'Not accepted',
      elsewhere: 'Waits on another phone',
      processing: 'Sent. The server prepares it',
      ready: 'Ready',
      failed: 'Failed',
      gone: 'Taken down',
    },
    /** Reasons for which a photo on this phone waits. */
    waits: {
      entry: 'Waits for its entry',
      network: 'Waits for a network',
      wifi: 'Waits for Wi-Fi',
      reporter: 'Waits until you send it',
      server: 'Waits: the server is busy',
      words: 'Words go first',
      turn: 'Waits for its turn',
    },
    progress: 'Photo on its way',
    progressOf: 'On its way: {photo}',
    sentOf: '{sent} of {total} KB',
    failed: 'The server could make nothing of this photo. Choose it again, or another one.',
    /** Refusals of a photo by their code, each with what to do. */
    refused: {
      invalid: 'The server could not take this photo as it came. Choose it again.',
      forbidden: 'You may not add a photo to this entry. Remove it here, or ask an editor.',
      'not-found': 'The server knows no entry with this photo. Choose it again, or remove it.',
      gone: 'The entry or this photo was withdrawn: there is nothing to send.',
      conflict: 'The server has something else in the place of this photo. Choose it again.',
      ended: 'The blog has ended, and takes no more photos. Remove it here.',
      'too-large': 'This photo is too large for the server. Choose a smaller one, or a screenshot of it.',
      unsupported: 'The server does not take this kind of picture. Choose a JPEG photo.',
      internal: 'Something went wrong on the server. Choose the photo again.',
    },
    sendAgain: 'Send it again',
    chooseAnother: 'Choose another photo',
    removeIt: 'Remove it',
  },
};
