/** The words for readers: on every page, in an embed, and in the link preview of messengers. */
import type { BlogStatus, Kind, Verification } from '../../entry.js';
import type { Like } from '../words.js';
import { cities } from './cities.js';
import { crowd } from './crowd.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export const reader = {
  /** The words of a page's script that it needs at once; the page brings them along, and so they cost every reader bytes. */
  script: {
    /** Held-back entries: on the button that shows them, and spoken to readers who do not see it. */
    newEntries: { one: '{n} new entry', other: '{n} new entries' },
    live: 'Up to date',
    catchingUp: 'Catching up',
    offlineSince: 'Offline since {time}, showing what had arrived',
  },
  scriptLater,

  skip: 'Skip to the newest entries',
  home: 'All rallies',
  reloadForNewer: 'Reload the page for newer entries',
  languages: 'Language',
  otherLanguage: 'This live blog is not in the language that was asked for.',
  allTimes: 'Times are in {place} time ({zone})',
  allTimesUnless: 'Times are in {place} time ({zone} where no other is given)',
  allTimesOf: 'Times are in {place} time',
  allTimesIn: 'Times are in {zone}',
  removal:
    'Should something here be taken down, for your safety or for another reason? Write to {contact} and give the address of the entry.',
  removalBy: 'This site is run with {site}. Its operator: {contact}.',
  removalLink: 'Ask for removal',
  removalOfEntry: 'Ask for removal of the entry of {time}',
  removalOfPhoto: 'Ask for removal of photo {n} in the entry of {time}',
  removalWords: 'For removal, ask {contact}',
  removalSubject: 'Please take this down',
  removalBody: 'Please take down this entry:\n{address}\n\n',
  removalBodyPhoto: 'Please take down photo {n} in this entry:\n{address}\n\n',
  publishedBy: 'Published by {name}',
  imprint: 'Imprint',
  privacy: 'Privacy',
  moreBy: 'More about this rally',

  status: { announced: 'Announced', live: 'Live', paused: 'Paused', ended: 'Ended' } satisfies Record<
    BlogStatus,
    string
  >,
  since: 'since {time}',
  begins: 'The rally begins on {day} at {time} in {place}',
  beginsSoon: 'The time will be announced here',
  pausedSince: 'since {time}. What reporters send now is kept and appears later.',
  endedAt: '{time}',

  summary: 'In short',
  pinned: 'Pinned',
  keyMoments: 'Key moments',
  /** With the four words before it, in one line of a narrow phone: what holds for the whole page. */
  about: 'About',
  /** At the end of a text of which two lines are shown. */
  more: 'More',
  photosOnTap: 'Load photos only when I tap them',
  photosAtOnce: 'Load all photos again',
  toBring: 'What to bring',
  driveState: '{done} of {target} {unit}',
  driveFrom: 'Bring it to: {place}',
  driveTo: 'Goes to: {place}',
  driveStarts: 'From {time}',
  driveEnds: 'Until {time}',

  feed: 'Entries, newest first',
  older: 'Older entries',
  newest: 'Newest entries',
  olderPage: 'You are reading older entries.',
  share: 'Share',
  choices: 'Order and kinds',
  allEntries: 'All entries',
  oldestFirst: 'Oldest first',
  newestFirst: 'Newest first',
  onlyKeys: 'Key moments',
  feedRising: 'Entries, oldest first',
  newer: 'Newer entries',
  earlier: 'Earlier entries',
  later: 'Later entries',
  moreNewer: 'More than {n} newer entries',
  countNewer: { one: '{n} newer entry', other: '{n} newer entries' },

  kinds: {
    update: 'Update',
    chant: 'Chant',
    speech: 'Speech',
    photo: 'Photo',
    quote: 'Quote',
    notice: 'Notice',
    drive: 'Collection',
    crowd: 'Crowd',
  } satisfies Record<Kind, string>,
  urgency: { info: 'Notice', warning: 'Warning', urgent: 'Urgent' },
  until: 'until {time}',
  verification: {
    unconfirmed: 'Not confirmed',
    seen: 'Seen by our reporter',
    confirmed: 'Confirmed',
    corrected: 'Corrected',
    withdrawn: 'Withdrawn',
  } satisfies Record<Verification, string>,
  withdrawnNote: 'We no longer stand by this entry.',
  correction: 'Correction, {time}:',
  corrects: 'Corrects an earlier entry',
  posted: 'sent {time}',
  edited: 'edited {time}',
  /** Shows the originals of all translations. */
  originals: 'Originals, too',
  original: 'original',
  translation: 'translation',
  machineTranslation: 'machine translation',
  ofEarlierVersion: 'of an earlier version of the text',

  occasion: { stage: 'on stage', interview: 'in an interview', statement: 'in a statement' },
  verbatim: 'word for word',
  inSummary: 'in summary',
  spokenIn: 'spoken in {language}',
  firstPublished: 'First published: {where}',
  firstPublishedLink: 'First published elsewhere',
  attached: 'Attached there: {what}',
  driveAdded: '+{n}',
  driveNow: '{n} of {target}',
  /** Said of a collection whose target is not known (yet). */
  driveNowAlone: 'Total so far: {n}',
  driveTarget: 'target: {target}',
  ...crowd,
  cities,
  crowdMethod: 'How it was counted: {method}',

  photoWaiting: 'The photo is on its way',
  photoFailed: 'The photo could not be shown',
  photoGone: 'The photo was taken down',
  photoTaken: 'taken {time}',
  photoAltered: 'altered to protect people',
  credit: 'Photo: {who}',

  wholeText: 'Show the whole text',
  lessText: 'Show less',
  toBlog: 'All entries of this rally',
  embed: {
    whole: 'Open the whole live blog',
    notHere: 'This live blog is not meant for this site.',
    /** Said of a copy that a host keeps. */
    changed: 'Last updated: {time}',
  },

  homeTitle: 'Rallies',
  homeIntro: 'Live from the square, and the record afterwards.',
  homeEmpty: 'There is no public rally here yet.',
  homeEmptyNext: 'When one is announced, you find it here. If you were given its address, open that.',
  homeDevelopers: 'For developers',

  notices: {
    404: {
      title: 'This page is not here',
      text: 'The address may be mistyped, or the page is not public.',
    },
    410: gone,
    422: {
      title: 'This address has a mistake in it',
      text: 'Something behind its “?” is mistyped, such as the language. Without it the page may be there.',
    },
    500: {
      title: 'Something went wrong on our side',
      text: 'Nothing is lost. Reload the page in a moment. If it stays like this, tell the operator.',
    },
    503: {
      title: 'Back in a moment',
      text: 'The server is starting or very busy. Nothing is lost. Reload the page in a moment.',
    },
  },
  errorId: 'Number of this error: {id}',
};

export type ReaderWords = Like<typeof reader>;
