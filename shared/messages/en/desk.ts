/** The words of the desk's page, beside the form of an entry. */
import type { Like } from '../words.js';
import { deskElsewhere } from './deskElsewhere.js';
import { deskEntries } from './deskEntries.js';
import { deskOutlets } from './deskOutlets.js';
import { deskSettings } from './deskSettings.js';
import { deskTelegram } from './deskTelegram.js';

export const desk = {
  ...deskEntries,
  ...deskSettings,
  elsewhere: deskElsewhere,
  telegram: deskTelegram,
  outlets: deskOutlets,

  title: 'Desk',
  signedOut: 'Sign in to the desk',
  signedOutHow:
    'Open the invitation link that an owner or editor of the rally gave you. Each link works once: if yours was used, ask for a new one.',
  signedOutKept: 'What you typed here and did not send is kept. It is there again when you sign in by the same name.',
  signedOutOwner: 'You run the server and have no link? Make one there with {command}',
  revoked: 'You were signed out',
  revokedHow:
    'This device was signed out, and what was typed and not sent is gone from it. If you did not expect this, speak with the owner of the rally.',
  notEditor: 'The desk is for editors',
  notEditorHow: 'You are signed in as {name}, a reporter. What you post, you post on your own page.',
  toReport: 'Go to reporting',
  you: 'You are {name}, {role}',
  roles: { reporter: 'Reporter', editor: 'Editor', owner: 'Owner' },
  /** The roles as they stand within a sentence. */
  asRole: { reporter: 'reporter', editor: 'editor', owner: 'owner' },

  blogs: 'Your rallies',
  blogsNone: 'There is no rally yet.',
  blogsNoneOwner: 'Make the first one: a title is enough, all else can follow.',
  blogsNoneEditor: 'Ask an owner to add you to one, then open this page again.',
  newBlog: 'New rally',
  create: 'Make it',
  allBlogs: 'All rallies',

  statusLabel: 'State of the rally',
  status: { announced: 'Announced', live: 'Live', paused: 'Paused', ended: 'Ended' },
  statusDoes: {
    announced: 'Readers see when it begins. Reporters can post.',
    live: 'What reporters post is seen at once.',
    paused: 'What reporters post waits here for you.',
    ended: 'Reporters can only withdraw. You can still correct.',
  },
  endSure: 'End this rally? Reporters can then only withdraw, and what waits can no longer be published.',
  endIt: 'End it',
  notYet: 'Not yet',
  readersNone: 'No readers now',
  readers: { one: 'About {n} reader now', other: 'About {n} readers now' },
  line: { live: 'Up to date', 'catching-up': 'Catching up', offline: 'Offline since {time}' },
  offlineNote: 'You can go on writing: it is kept on this device. Sending works again when the network is back.',
  offlineButton: 'No network',
  seeAsReader: 'Readers’ page',
  notPublic: 'Only the desk sees this rally',
  settings: 'Settings',
  people: 'People',
  devicesIn: { one: '{n} device signed in', other: '{n} devices signed in' },
  invitationsOpen: { one: '{n} open invitation', other: '{n} open invitations' },
  devicesAndInvitations: '{devices}, {invitations}',
  keys: 'Keys',

  /** Notices at the foot of the page, beside refusals. */
  notices: {
    saved: 'Saved.',
    made: 'The new rally is made. It stands in the list of all rallies.',
    offerReady: 'A short entry for readers is ready to send.',
    lost: 'No answer from the server. It may have arrived: press again, it is never done twice.',
    typedSince:
      'It was sent as it stood when you pressed. What you typed after that is kept in its form, and not sent yet.',
    thereBefore:
      'It arrived the first time, as it stood then. Edit that entry; if you send this again, there will be two.',
  },

  /** The sheet whose square phones scan from the screen. */
  joinHere: {
    title: 'Join here',
    what: 'For reporters who stand beside you: they scan a square from this screen, one after the other.',
    open: 'Show the square',
    names: 'Names under their entries, one on each line',
    namesMore: 'More names',
    begin: 'Show the square',
    add: 'Add',
    scan: 'Scan this with the camera of your phone.',
    holds: 'For one phone. Another one comes in {time}.',
    last: 'For one phone. It works for another {time}.',
    making: 'One moment',
    later: 'Then: {names}',
    skip: 'Leave this name out',
    done: 'Everybody is in. Type more names, or close.',
    joined: 'Just joined',
    joinedNone: 'Nobody yet.',
    joinedNow: '{name} has joined.',
    compare: 'The phone shows the same name and the same two digits.',
    lost: 'No answer from the server. A square that is shown here may have ended; the next one comes by itself once there is a network.',
    refused: '{name}: {why}',
  },
  /** A device's name and its two digits, which the phone shows, too. */
  deviceMarks: '{name} · {digits}',

  invite: 'Invite somebody',
  inviteName: 'Name under their entries',
  inviteAgain:
    '{name} is here already as {role}. A second link under this name is for another device of the same person: both see, change and withdraw the same entries. For somebody else choose another name.',
  inviteRole: 'Role',
  inviteHours: 'The link works for',
  inviteMake: 'Make the link',
  inviteOnce: 'This link is shown once, and works once. Whoever opens it signs in as {name} ({role}).',
  inviteUntil: 'Works until {time}.',
  copy: 'Copy link',
  copied: 'Copied',
  share: 'Share',
  qr: 'The link as a square to scan',
  another: 'Invite another',
  invitations: 'Open invitations',
  invitationsNone: 'None.',
  withdrawInvitation: 'Withdraw',
  devices: 'Signed in',
  ownDevice: 'this device',
  token: 'token',
  lastSeen: 'last seen {when}',
  revoke: 'Sign out',
  revokeSure:
    'Sign out this device of {name}? It is out at once, and removes what it has of this app as soon as it reaches the server: also what {name} has not sent. Apps that were signed in through it by six digits go with it. To come back they need a new link.',
  revokeSureToken: 'End this token of {name}? Programs that use it are refused at once. They need a new one.',
  revokeSureOwn:
    'Sign out this very device? What was not sent from it is removed with all else. Apps that were signed in through it by six digits go with it. To come back you need a new link.',
  revokeIt: 'Sign it out',
  revokeLinks: 'Links to invite that were made on it, and that nobody has used, stop working.',
  broughtLabel: 'Who came by invitations from it',
  broughtHow:
    'Is it in strange hands? Then go back to when it was surely in good ones: whoever was invited since goes with it.',
  broughtEverywhere:
    'An owner’s invitations may be of any rally: whoever came by them goes with it everywhere, also those who are not listed here.',
  broughtGo: {
    none: 'All of them stay',
    hour: 'Those of the last hour go with it',
    day: 'Those of the last 24 hours go with it',
    all: 'All of them go with it',
  },
  broughtGoes: 'came {when}; goes with it',
  broughtStays: 'came {when}; stays',
  invitedBy: 'invited by {name}',
  endedDevices: 'Signed out, but others came from them',
  endedDevicesHow:
    'These devices are out. By their invitations others came who are still signed in, or may still come. If you do not know them, sign them out, too.',
  endBrought: 'Sign out who came',
  endBroughtSure: 'This device is out already. Links to invite that were made on it stop working now.',
  roleDoes: {
    reporter: 'Posts, and changes what is theirs.',
    editor: 'Has this desk: sees and changes everything of this rally.',
  },

  keysHow: 'They work wherever nothing is being typed. In a row of choices arrows only move: Enter chooses.',
  /** The keys' descriptions, by the act that each is for. */
  keysDo: {
    edit: 'Edit the entry',
    correct: 'Correct it with a note',
    translate: 'Translate it',
    publish: 'Publish it, where it waits',
    pin: 'Pin or unpin it',
    key: 'Key moment, or not',
    verify: 'Say how sure it is',
    withdraw: 'Withdraw it',
    takeDown: 'Take it down (asks once)',
    actions: 'Show its buttons',
    next: 'Next entry',
    previous: 'Entry before',
    undo: 'Undo a withdrawal',
    update: 'Write an update',
    notice: 'Write a notice',
    drive: 'Add to a collection',
    all: 'Show all',
    published: 'Show published ones',
    withdrawn: 'Show withdrawn ones',
    search: 'Search',
    older: 'Load older entries',
    status: 'State of the rally',
    readers: 'Open the readers’ page',
    settings: 'Settings',
    blogWords: 'Words in each language',
    people: 'People',
    elsewhere: deskElsewhere.title,
    blogs: 'All rallies',
    keys: 'This list',
  },
};

export type DeskWords = Like<typeof desk>;
