/**
 * Facts that a reporter should know of the app on this phone: whether it opens without a network, sends while it is closed,
 * and keeps what waits. Browsers differ in all three, and an iPhone differs most.
 */
export interface PhoneTraits {
  /** Whether a worker keeps the app, so that it opens without a network. */
  hasWorker: boolean;
  /** Whether the browser wakes that worker once the network is back (Background Sync: Chromium alone). */
  wakesWorker: boolean;
  /** Whether the app was opened from the home screen. */
  isInstalled: boolean;
  /** Whether what is stored outlives the page. */
  isDurable: boolean;
  /** Whether the browser has promised to clear nothing by itself. */
  isPersisted: boolean;
  /** Whether WebKit of an iPhone or iPad shows the page: every browser there is one. */
  isApple: boolean;
  /** Whether the browser has offered to install the app. */
  offersInstall: boolean;
}

/** The keys of the sentences; `holds`: whether the phone does what the reporter would wish. */
export interface PhoneFact {
  is:
    | 'opens'
    | 'opensNot'
    | 'sendsClosed'
    | 'sendsOpen'
    | 'keeps'
    | 'keepsWhileRoom'
    | 'keepsWeek'
    | 'keepsNothing'
    | 'installed'
    | 'install'
    | 'installApple'
    | 'installMenu';
  holds: boolean;
}

export function factsOf(phone: PhoneTraits): PhoneFact[] {
  const sendsClosed = phone.hasWorker && phone.wakesWorker;
  const facts: PhoneFact[] = [
    { is: phone.hasWorker ? 'opens' : 'opensNot', holds: phone.hasWorker },
    { is: sendsClosed ? 'sendsClosed' : 'sendsOpen', holds: sendsClosed },
    keeping(phone),
  ];
  const way = installing(phone);
  return way === null ? facts : [...facts, way];
}

function keeping({ isDurable, isPersisted, isInstalled, isApple }: PhoneTraits): PhoneFact {
  if (!isDurable) return { is: 'keepsNothing', holds: false };
  if (isPersisted || (isApple && isInstalled)) return { is: 'keeps', holds: true };
  // WebKit clears what a site's scripts stored after seven days of use of the browser without a visit (webkit.org/blog/10218).
  return isApple ? { is: 'keepsWeek', holds: false } : { is: 'keepsWhileRoom', holds: true };
}

/** null where there is no way: in a window that keeps no worker an installed app would be no more than a bookmark. */
function installing({ isInstalled, offersInstall, isApple, hasWorker }: PhoneTraits): PhoneFact | null {
  if (isInstalled) return { is: 'installed', holds: true };
  if (!hasWorker) return null;
  if (offersInstall) return { is: 'install', holds: false };
  return { is: isApple ? 'installApple' : 'installMenu', holds: false };
}

/** `touchPoints`: an iPad calls itself a Mac, and no Mac has a touch screen. */
export function isApple(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
}
