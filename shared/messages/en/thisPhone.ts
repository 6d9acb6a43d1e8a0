/** The words about this phone: choices, what the app does here, and a sign-in link that is pasted. */
export const thisPhone = {
  title: 'Settings on this phone',
  settings: {
    hand: {
      label: 'Buttons near',
      choices: { either: 'either thumb', left: 'the left thumb', right: 'the right thumb' },
    },
    when: { label: 'Photos go', choices: { 'at-once': 'at once', 'on-wifi': 'on Wi-Fi' } },
    whenUntold:
      'This browser does not tell when there is Wi-Fi. Your words go at once; photos wait until you tap “Send photos now”.',
    size: {
      label: 'Their size',
      choices: { 'by-network': 'by network', small: 'small (1,280 pixels)', large: 'large (2,560 pixels)' },
    },
    faces: {
      label: 'Face search',
      states: {
        absent: 'Not on this phone yet. It suggests faces to cover; no picture leaves the phone for it.',
        loading: 'Loading …',
        ready: 'On this phone. It suggests faces to cover, and may miss some; no picture leaves the phone for it.',
        failed: 'Could not be loaded, or this browser cannot run it. Faces can be covered by hand all the same.',
      },
      load: 'Load face search (0.9\u00a0MB)',
    },
  },
  works: 'What works here',
  facts: {
    opens: 'Opens without a network.',
    opensNot:
      'Does not open without a network: this browser, or this private window, keeps no apps. Leave this page open.',
    sendsClosed: 'Sends what waits as soon as there is a network, also while it is closed.',
    sendsOpen: 'Sends only while it is open. Where there was no network, open it again once there is one.',
    keeps: 'Keeps what waits until it is sent.',
    keepsWhileRoom: 'Keeps what waits until it is sent. Should the phone run out of room, the browser may clear it.',
    keepsWeek:
      'Keeps what waits, but this browser clears it after seven days without a visit. On the home screen the app keeps it.',
    keepsNothing: 'Keeps nothing: what waits is lost when this page closes.',
    installed: 'Stands on the home screen.',
    install: 'Can stand on the home screen, as an app of its own.',
    installApple:
      'Can stand on the home screen: tap Share, then “Add to Home Screen”. The app there signs in by itself: open it, let it show six digits, and type them in here under “Move to the installed app”. Send first what waits here.',
    installMenu: 'Can stand on the home screen: look for “Install” or “Add to Home Screen” in the menu of the browser.',
  },
  /** In an app in which nobody is signed in: six digits, which the signed-in page takes. */
  moveHere: {
    title: 'Signed in already in this phone’s browser?',
    what: 'Take that session along: this app shows six digits, and you type them there.',
    show: 'Show six digits',
    making: 'One moment',
    how: 'Open the page in the browser where you are signed in. There: “Settings on this phone”, then “Move to the installed app”. Type in:',
    code: 'The six digits',
    left: 'They hold for another {time}. This app goes on by itself.',
    lost: 'No answer from the server. The digits stay; this app asks again by itself.',
    another: 'Show new digits',
    stop: 'Never mind',
    taken: 'Signed in. One moment',
    full: 'This phone has no room left to stay signed in. Free some room, then try again within ten minutes.',
    again: 'Try again',
  },
  /** On the page that is signed in. */
  moveAway: {
    title: 'Move to the installed app',
    what: 'The app on the home screen shows six digits when nobody is signed in there. Type them in here, from your own phone alone: whoever shows you other digits would post in your name.',
    code: 'The six digits of the app',
    look: 'Go on',
    short: 'Six digits are needed.',
    compare: 'Does your app show this, too?',
    warning: 'If it does not, or if it is not in your own hand: no.',
    yes: 'Yes, sign it in as me',
    no: 'No',
    done: 'The app is signed in now: {marks}. Send what waits here before you sign out here.',
    another: 'Move to another app',
    lost: 'No answer from the server. Nothing was done: try again.',
    lostClaim: 'No answer from the server. It may be done: press again, it is never done twice.',
    wait: { one: 'Too many wrong digits. Wait for {n} second.', other: 'Too many wrong digits. Wait for {n} seconds.' },
  },
  clock: {
    behind: 'The clock of this phone is {time} behind. Times in this app are right all the same.',
    ahead: 'The clock of this phone is {time} ahead. Times in this app are right all the same.',
  },
  yes: 'Yes',
  no: 'No',
  installNow: 'Put on the home screen',
  link: {
    label: 'Sign-in link',
    hint: 'Copied the link that the desk gave you? Paste it here.',
    open: 'Open the link',
    none: 'That is no sign-in link. Copy the whole link, with everything after the # sign.',
    elsewhere: 'That link is for another site: {host}. Open it there.',
  },
};
