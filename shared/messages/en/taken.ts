/** The words for a phone that is taken: the quick exit, and the screen that says what it does and does not do. */
export const exit = {
  label: 'Quick exit: hold to remove everything of this app from this phone',
  holding: 'Keep holding: everything of this app leaves this phone.',
  letGo: 'Let go too soon: nothing was removed.',
  asked: 'Hold this button for a moment and everything of this app leaves this phone.',
  noWayBack: 'There is no way back. To come in again you need a new link from the desk.',
  stay: 'Stay',
  sure: 'Remove it all now',
  /** The things that go with it. */
  unsent: {
    goes: 'Not sent yet, and gone with it: {things}.',
    nothing: 'Nothing waits to be sent: nothing is lost.',
    entries: { one: '{n} entry', other: '{n} entries' },
    drafts: { one: '{n} draft', other: '{n} drafts' },
    photos: { one: '{n} photo', other: '{n} photos' },
  },
  /** The page after it, which names nothing of this app. */
  neutral: {
    title: 'Live blogs',
    waits: 'This page comes as soon as there is a network.',
    again: 'Try again',
  },
};

export const taken = {
  title: 'If this phone is taken',
  back: 'Back',
  exitTitle: 'The quick exit',
  exit: [
    'Hold the button with the door, at the top, for a moment and a half. It works without a network.',
    'It removes what waits, drafts, photos, settings and your sign-in from this phone, and shows a page of live blogs.',
    'What was not sent is gone then. What was sent stays with the desk.',
    'With a network it signs this phone out at the server, too. Without one, the page that it shows does so once there is one, as long as it stays open.',
  ],
  doesTitle: 'What this app does by itself',
  does: [
    'Entries leave this phone once the desk has them, and photos with them. Their words show only while the app is open.',
    'Of each it keeps the kind and the minute, so that you can withdraw it without a network. After a time without use these go, too.',
    'The desk can sign this phone out. Then it removes everything as soon as it reaches the server, also what was not sent.',
  ],
  cannotTitle: 'What it cannot do',
  cannot: [
    'The history of the browser may show that this site was open. The icon on the home screen stays.',
    'Photos from the gallery stay in the gallery, and in its copy in the cloud.',
    'A laboratory may find deleted things in the memory of a phone that it opens. A phone that is locked and switched off is harder to open.',
    'Screenshots, and words that the keyboard has learned, are outside of this app. So are notifications of other apps.',
    'The messenger still has the message with your invitation.',
    'Somebody who holds this phone while it is open sees what you see. Locking the phone itself protects best.',
  ],
  knowsTitle: 'What others know',
  knows: [
    'The desk knows your byline, your entries and when this phone was last in use. So does the server.',
    'Your network provider can know that this phone spoke with this server, and when.',
  ],
  beforeTitle: 'Before you go',
  before: [
    'Lock the phone with a long code, not with face or finger alone.',
    'Delete the message with the invitation, and the history of the browser.',
    'Agree with the desk whom to call so that it signs this phone out.',
  ],
};
