/** Sign-in, and the pages that the reporter's app and the desk come to life in. */
import type { Like } from '../words.js';

export const signIn = {
  /** Said before anything is typed. */
  tooOld:
    'This browser is too old for this page. It needs Safari 15.4, Chrome 100, Firefox 100 or a newer one: update it, or open the page in another browser.',
  join: {
    title: 'Sign in to report',
    text: 'This link signs in this device. It works once: open it on the phone you will report from.',
    button: 'Sign in',
    noScript: 'Signing in needs JavaScript. Allow it for this site and reload the page.',
    /** What the page's script says; the page brings it along. */
    script: {
      none: 'This address holds no invitation. Open the whole link that the desk gave you, with everything after the # sign.',
      wait: 'One moment',
      lost: 'No answer from the server. The invitation is not lost: press again when there is a network.',
      unknown: 'This invitation is not known here. Open the whole link again, or ask the desk for a new one.',
      in: 'You are signed in.',
      toDesk: 'Go to the desk',
      toReport: 'Post from this device',
    },
  },
  report: {
    title: 'Report',
    noScript:
      'Reporting needs JavaScript: your words are kept on this device until they are sent. Allow it for this site and reload the page.',
  },
  desk: {
    title: 'Desk',
    noScript: 'The desk needs JavaScript. Allow it for this site and reload the page.',
  },
};

export type SignInWords = Like<typeof signIn>;
