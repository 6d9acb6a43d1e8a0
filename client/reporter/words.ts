/** What this page says. English first; another language is another object of this type. */
import type { BlogStatus, Kind } from '../../shared/entry.js';
import type { OwnState } from './mine.js';
import type { StripSays } from './strip.js';
import { photoWords } from './words/photos.js';

const entries = (count: number) => (count === 1 ? '1 entry' : `${count.toString()} entries`);
const kept = (count: number) => (count === 0 ? '' : ` ${entries(count)} kept on this phone.`);

export const english = {
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
  hints: {
    update: 'What happens now.',
    chant: 'What is called out, in its own language.',
    speech: 'What somebody says here.',
    photo: 'The words go out at once, the pictures follow.',
    quote: 'What was said or published elsewhere.',
    notice: 'What people here should know or do.',
    drive: 'How far a collection has come.',
    crowd: 'How many are here, and who says so.',
  } satisfies Record<Kind, string>,
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
  } satisfies Record<OwnState, string>,
  byDesk: 'Changed by the desk',
  revisionWaits: 'Readers see the version before this one',
  correction: (note: string) => `Correction by the desk: ${note}`,

  strip: (what: StripSays): string => {
    switch (what.says) {
      case 'loading':
        return 'One moment';
      case 'revoked':
        return 'This phone was signed out by the desk. What waits is kept here.';
      case 'signed-out':
        return `Signed out.${kept(what.count)}`;
      case 'outdated':
        return `This page is out of date. Reload it.${kept(what.count)}`;
      case 'needs-you':
        return `${what.count.toString()} ${what.count === 1 ? 'needs' : 'need'} you${what.waiting === 0 ? '' : `, ${what.waiting.toString()} waiting`}`;
      case 'no-network':
        return `${what.count.toString()} waiting, no network`;
      case 'busy':
        return `${what.count.toString()} waiting, the server is busy`;
      case 'sending':
        return `Sending ${what.count.toString()}`;
      case 'paused':
        return `${what.count.toString()} waiting, the blog is paused`;
      case 'sending-photos':
        return photoWords.strip.sending(what.place, what.of);
      case 'photos-no-network':
        return photoWords.strip.noNetwork(what.count);
      case 'photos-busy':
        return photoWords.strip.busy(what.count);
      case 'offline':
        return 'No network. You can write: it will be sent.';
      case 'all-sent':
        return 'All sent';
    }
  },
  othersWait: (count: number) =>
    `${entries(count)} of another person on this phone. Not sent from here; kept until they sign in.`,
  notDurable: 'This browser stores nothing: keep this page open until all is sent.',
  plainHttp:
    'This page came without encryption (http): what you send can be read on the way. Ask the desk for an https address.',
  reload: 'Reload',
  tryNow: 'Try now',

  status: {
    announced: 'Announced. Readers see what you post.',
    live: 'Live',
    paused: 'Paused. What you send is held until an editor publishes it.',
    ended: 'Ended. You can only withdraw your own entries.',
  } satisfies Record<BlogStatus, string>,
  chooseBlog: 'Blog',
  posted: 'What you posted',
  postedNothing: 'Nothing yet. Choose what to post: it takes two taps.',
  postedUnknown: 'Your earlier entries appear when there is a network.',
  reporting: (name: string) => `You are ${name}`,
  signOut: 'Sign out',
  signOutHow: 'To come back you need a new link from the desk.',
  stay: 'Stay signed in',
  signOutFailed: 'No network: still signed in. Try again when there is one.',
  signedOut: 'Nobody is signed in on this phone.',
  signedOutHow:
    'Open the sign-in link that the desk gave you. Each link works once: if yours was used, ask for a new one.',
  revoked: 'This phone was signed out by the desk.',
  revokedHow:
    'What waits is kept here, and goes out when you have signed in again. If you did not expect this, speak with the desk.',
  keptHere: (count: number) => (count === 0 ? '' : `${entries(count)} kept on this phone.`),
  unreachable: 'The server cannot be reached.',
  unreachableHow: 'This page goes on by itself when the network is back.',
  noBlog: 'There is no blog for you yet.',
  noBlogHow: 'Ask the desk to add you to one, then open this page again.',
  loading: 'One moment',

  write: 'Post',
  draftWaits: 'draft kept',
  revise: 'Change',
  retract: 'Withdraw',
  undo: 'Undo',
  withdrawSoon: 'Goes out first, in a moment',
  mend: 'Change and send again',
  letGo: 'Discard',
  letGoDone: 'Discarded.',
  preview: 'Preview',
  previewTitle: 'As readers will see it',
  previewLost: 'No preview without a network. You can still send: it goes out later.',
  backToWriting: 'Back to writing',
  closeHint: 'Back. What you wrote is kept.',
  send: 'Send',
  sendChange: 'Send change',
  notStored: 'This phone could not store it. It is still here: try again, or free some space.',
  unchanged: 'Nothing is changed yet.',
  more: 'More',

  conflictTitle: 'Somebody changed this before you.',
  conflictStands: 'What stands now',
  conflictYours: 'What you wrote',
  conflictKeepMine: 'Use mine',
  conflictKeepTheirs: 'Leave as it is',
  conflictUnknown: 'What stands now cannot be shown without a network.',

  fields: {
    text: 'Words',
    textOptional: 'More about it',
    lang: 'Language',
    place: 'Where',
    words: 'Words of the chant',
    transliteration: 'In Latin letters',
    meanings: 'Meaning',
    translations: 'Translation',
    'speaker.name': 'Name',
    'speaker.description': 'Or a description',
    'speaker.role': 'Role',
    'speaker.organisation': 'Organisation',
    verbatim: 'These are their own words',
    spoken: 'Spoken in',
    occasion: 'Where it is said',
    'source.name': 'Who said it',
    'source.handle': 'Account there',
    'source.url': 'Address',
    'source.published': 'Where and when it was published',
    'source.attached': 'What is attached to it',
    urgency: 'How urgent',
    until: 'Holds until',
    drive: 'Collection',
    amountIs: 'This number',
    amount: 'How much',
    said: 'The number as it was said',
    low: 'At least',
    high: 'At most',
    method: 'How it was counted',
    according: 'Who says so',
    corrects: 'Corrects an earlier entry',
  },
  examples: {
    'speaker.name': 'only if they agreed to be named',
    'speaker.description': 'a student of medicine',
    'source.handle': '@name',
    'source.url': 'https://',
    'source.published': 'on Twitter, today',
    'source.attached': 'a video',
    said: 'hundreds',
    method: 'counted by rows',
    according: 'the organisers',
    place: 'by the embassy',
  } as Partial<Record<string, string>>,
  photos: photoWords,
  language: 'Language',
  otherLanguage: 'Another language…',
  languageTag: 'Language tag, such as uk or az-Latn',
  notSaid: 'Not said',
  nothingCorrected: 'None',
  occasions: { stage: 'Stage', interview: 'Interview', statement: 'Statement' },
  urgencies: { info: 'Good to know', warning: 'Take care', urgent: 'Act now' },
  addsTo: 'Adds to it',
  totalIs: 'Total so far',
  noDrives: 'This blog has no collection yet. Ask the desk to set one up.',
  done: (done: number, target: number, unit: string) => `${done.toString()} of ${target.toString()} ${unit}`,
  addMeaning: 'Add a meaning',
  addTranslation: 'Add a translation',
  remove: 'Remove',
  when: 'When',
  now: 'Now',
  minutesAgo: (minutes: number) => `${minutes.toString()} min ago`,
  happened: (time: string) => `Happened at ${time}`,
};

export type AppWords = typeof english;
