/** The words about things that were shared from another app by the phone's own sheet. */
export const shared = {
  title: 'Shared from another app',
  how: 'Nobody sees it yet. Make a draft of it, or discard it.',
  signIn: 'Something was shared from another app. It is kept on this phone until somebody signs in.',
  lost: 'What was shared could not be taken. Add the photo or the words here, in the form of a new entry.',
  closed: 'This blog takes no new entries now. What was shared is kept on this phone for a week.',
  more: { one: '{n} more', other: '{n} more' },
  linkAlone: 'It is a link alone: write beside it what readers find there.',
  long: 'The text is longer than an entry may be. The form takes it whole: shorten it there, or make two entries of it.',
  /** Files that were left out. */
  'too-large': '{name}: larger than a photo can be. Choose a photo, or take a screenshot of it.',
  'too-many': '{name}: too many files at once. Share it again, into an entry of its own.',
  'no-room': '{name}: this phone has no room for it. Free some space and share it again.',
  gone: '{name}: not on this phone any more. Share it again.',
  take: 'Make a draft',
  open: 'Open the draft',
  discard: 'Discard',
  close: 'Close',
};
