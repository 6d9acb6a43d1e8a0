/** Every word the interface says to readers. A language file that lacks one does not compile. */
import type { BlogStatus, Kind, Verification } from '../entry.js';

/**
 * Words that the reader's script says. They travel in the page as they are, so they are plain strings: `{n}` is a
 * number, `{time}` a time of day.
 */
export interface ScriptWords {
  newOne: string;
  newMany: string;
  live: string;
  catchingUp: string;
  offlineSince: string;
  offline: string;
  announceOne: string;
  announceMany: string;
  loadOlder: string;
  loadingOlder: string;
  olderFailed: string;
  withdrawn: string;
  updated: string;
  whereYouAre: string;
}

/** In strings, `{name}` marks where a value goes; functions are for what a number changes. */
export interface Messages {
  script: ScriptWords;

  skip: string;
  home: string;
  reloadForNewer: string;
  languages: string;
  allTimes: string;
  removal: string;
  removalBy: string;
  publishedBy: string;
  imprint: string;
  privacy: string;
  moreBy: string;

  status: Record<BlogStatus, string>;
  since: string;
  begins: string;
  beginsSoon: string;
  pausedSince: string;
  endedAt: string;

  summary: string;
  pinned: string;
  keyMoments: (n: number) => string;
  toBring: string;
  driveState: string;
  driveFrom: string;
  driveTo: string;
  driveStarts: string;
  driveEnds: string;

  feed: string;
  older: string;
  newest: string;
  olderPage: string;
  emptyAnnounced: string;
  emptyAnnouncedNext: string;
  emptyLive: string;
  emptyLiveNext: string;
  emptyEnded: string;

  kinds: Record<Kind, string>;
  urgency: { info: string; warning: string; urgent: string };
  until: string;
  verification: Record<Verification, string>;
  withdrawnNote: string;
  correction: string;
  corrects: string;
  posted: string;
  edited: string;
  original: string;
  translation: string;
  machineTranslation: string;
  ofEarlierVersion: string;

  occasion: { stage: string; interview: string; statement: string };
  verbatim: string;
  inSummary: string;
  spokenIn: string;
  firstPublished: string;
  firstPublishedLink: string;
  attached: string;
  driveAdded: string;
  driveNow: string;
  driveTarget: string;
  according: string;
  crowdBetween: string;
  crowdAtLeast: string;
  crowdUpTo: string;
  crowdMethod: string;

  photoWaiting: string;
  photoFailed: string;
  photoGone: string;
  photoTaken: string;
  photoAltered: string;
  credit: string;

  toBlog: string;

  homeTitle: string;
  homeIntro: string;
  homeEmpty: string;
  homeEmptyNext: string;

  notices: Record<404 | 410 | 500 | 503, { title: string; text: string }>;
  errorId: string;

  join: { title: string; text: string; button: string; noScript: string };
  report: { title: string; noScript: string };
  desk: { title: string; noScript: string };
}
