/** Sign-in, and the pages that the reporter's app and the desk come to life in. */
import type { Like } from '../words.js';

export const signIn = {
  /** The sentence for old browsers, said before anything is typed. */
  tooOld:
    'This browser is too old for this page. It needs Safari 15.4, Chrome 100, Firefox 100 or a newer one: update it, or open the page in another browser.',
  /** Said while a page's script has not come: at first, and once it is overdue. */
  late: {
    soon: 'One moment',
    again: 'Load it again',
    /** For a browser that cannot even read the script. */
    needs:
      'If it never comes, this browser may be too old: the page needs Safari 15.4, Chrome 100, Firefox 100 or a newer one.',
  },
  join: {
    title: 'Sign in to report',
    text: 'This link signs in this device. It works once: open it on the phone you will report from.',
    button: 'Sign in',
    noScript: 'Signing in needs JavaScript. Allow it for this site and reload the page.',
    late: 'This page is not all here yet. On a slow network it still comes; otherwise reload the page. The invitation stays in its address.',
    /** The words of the page's script; the page brings them along. */
    script: {
      none: 'This address holds no invitation. Open the whole link that the desk gave you, with everything after the # sign.',
      wait: 'One moment',
      lost: 'No answer from the server. The invitation is not lost: press again when there is a network.',
      unknown: 'This invitation is not known here. Open the whole link again, or ask the desk for a new one.',
      in: 'You are signed in. At the desk this device is: {marks}',
      toDesk: 'Go to the desk',
      toReport: 'Post from this device',
      noCookies:
        'This browser keeps no cookies for this site, and without one nobody stays signed in. Allow them for this site, then press the button. The invitation is not used yet.',
      /** For a browser without IndexedDB and localStorage. */
      noStore:
        'This browser keeps nothing for this site, and without that nobody stays signed in. Allow it, or open the link in another browser, then press the button. The invitation is not used yet.',
      /** Said after the server has signed in, where the device is full: the same page may ask again for ten minutes. */
      notKept:
        'This device has no room left to stay signed in. Free some room, then press the button again within ten minutes. The invitation is not lost.',
      /** The advice in an app's own browser, before the button is pressed. */
      insideApp: 'You opened this link inside {app}.',
      insideAnApp: 'You opened this link inside another app.',
      insideHow:
        'Go on in your browser: signing in here signs in this app alone, and no other browser knows of it. The link is not used until you press “Sign in here”.',
      openOutside: 'Open in the browser',
      /** By the phone's system. */
      insideSteps: {
        android:
          'Tap ⋮ (or …) in the corner, then “Open in browser” or “Open in Chrome”. Or copy the link, open your browser, and paste it into the line at the top.',
        iphone:
          'Tap the compass, or … and then “Open in Safari” or “Open in external browser”. Or copy the link, open Safari, and paste it into the address line.',
        computer:
          'Look in the menu of this app for “Open in browser”. Or copy the link, open your browser, and paste it into the line at the top.',
      },
      /** On an iPhone, where an app's own window looks like Safari. */
      inFront:
        'Do you see “Done” or × in a corner of the screen? Then you are inside another app: tap the compass first, and Safari opens this page.',
      copy: 'Copy the link',
      copied: 'Copied. Open your browser and paste it into the address line.',
      copyThis: 'Copy this address:',
      here: 'Sign in here',
    },
  },
  report: {
    title: 'Report',
    noScript:
      'Reporting needs JavaScript: your words are kept on this device until they are sent. Allow it for this site and reload the page.',
    late: 'This page is not all here yet. On a slow network it still comes; otherwise load it again. What you wrote is kept on this device.',
  },
  desk: {
    title: 'Desk',
    noScript: 'The desk needs JavaScript. Allow it for this site and reload the page.',
    late: 'This page is not all here yet. On a slow network it still comes; otherwise load it again.',
  },
};

export type SignInWords = Like<typeof signIn>;
