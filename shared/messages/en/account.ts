/** The words that the phone and the desk share: about the person who is signed in, and about the page itself. */
import type { Like } from '../words.js';

export const account = {
  unreachable: 'The server cannot be reached.',
  unreachableHow: 'Nothing is lost. This page goes on by itself when the network is back.',
  signOut: 'Sign out',
  signOutHow: 'To come back you need a new link.',
  stay: 'Stay signed in',
  signOutFailed: 'No network: still signed in. Try again when there is one.',
  pageLanguage: 'Language of this page',
  languageMissed: 'No network: the language stays. Choose again when there is one.',
};

export type AccountWords = Like<typeof account>;
