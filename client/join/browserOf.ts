/**
 * Facts about the browser that sign-in needs before an invitation is spent there. The marks of apps, and whether an app
 * follows a link out of itself, are from the tests of shalanah/inapp-spy and the table of shalanah/inapp-debugger (2024 to
 * 2026); phones with these apps were not at hand.
 */

/** `opens`: the kind of link by which the phone takes over from the app, where the app lets it. */
export interface InsideApp {
  /** The app's name; null where it leaves no mark of its own. */
  app: string | null;
  system: 'android' | 'iphone' | 'computer';
  opens: 'intent' | 'safari' | null;
}

interface AppMark {
  app: string | null;
  mark: RegExp;
  /** The systems on which the app keeps the page to itself. */
  keepsOn?: InsideApp['system'][];
}

/** Apps that open links in a browser of their own, by their part of its name. */
const APPS: AppMark[] = [
  { app: 'WhatsApp', mark: /WhatsApp|\[WA4A\/|\[WAiOS\// },
  { app: 'Telegram', mark: /Telegram/ },
  { app: 'Viber', mark: /Viber/ },
  { app: 'Instagram', mark: /Instagram/ },
  { app: 'Threads', mark: /Barcelona/, keepsOn: ['android'] },
  // Messenger's browser calls itself Facebook's, but for its own name or the mark IABMV, which it lacks.
  { app: 'Messenger', mark: /MESSENGER|MessengerForiOS|FB_IAB(?!.*IABMV)/, keepsOn: ['android'] },
  { app: 'Facebook', mark: /FBA[NV]|FB_IAB|MetaIAB/ },
  { app: 'WeChat', mark: /MicroMessenger/, keepsOn: ['android', 'iphone'] },
  { app: 'TikTok', mark: /musical_ly|Bytedance/, keepsOn: ['android'] },
  { app: 'Snapchat', mark: /Snapchat/, keepsOn: ['iphone'] },
  { app: 'LINE', mark: /\bLine\// },
  { app: 'VK', mark: /VKAndroidApp|VKClient/ },
  { app: null, mark: /KAKAOTALK|Twitter|LinkedInApp|Pinterest|GSA\/|\bQQ\/|Weibo|Reddit\// },
];

/** Telegram's browser has the name of the phone's own; these stand in its pages. */
const TELEGRAM = ['TelegramWebview', 'TelegramWebviewProxy', 'TelegramWebviewProxyProto'];

/** Android's part for showing pages within an app. */
const ANDROID_VIEW = /Android[^)]*; wv\)/;

/**
 * Tells an app's own browser, whose cookies no other browser sees; null for a real one. Safari's window in front of another
 * iPhone app (with "Done" at the top) cannot be told from Safari, and has cookies of its own: see `mayBeInFront`.
 */
export function insideApp(userAgent: string, page: object): InsideApp | null {
  const system = systemOf(userAgent);
  const found = APPS.find(({ mark }) => mark.test(userAgent));
  const isTelegram = TELEGRAM.some((name) => name in page);
  // On an iPhone every real browser calls itself Safari, too.
  const isBareView = system === 'iphone' && !userAgent.includes('Safari/');
  if (found === undefined && !isTelegram && !isBareView && !ANDROID_VIEW.test(userAgent)) return null;
  const app = isTelegram ? 'Telegram' : (found?.app ?? null);
  const isKept = !isTelegram && found?.keepsOn?.includes(system) === true;
  return { app, system, opens: isKept ? null : opensOn(system) };
}

/** Whether this may be Safari's window in front of another app. `isInstalled`: opened from the home screen. */
export function mayBeInFront(userAgent: string, isInstalled: boolean): boolean {
  const isOther = /CriOS|FxiOS|EdgiOS|OPT\/|YaBrowser|DuckDuckGo/.test(userAgent);
  return systemOf(userAgent) === 'iphone' && !isOther && !isInstalled;
}

/**
 * Makes the link by which the phone takes the address to its own browser: the secret stays within the phone. null where
 * there is none, and copying is the way.
 */
export function linkOut({ opens }: InsideApp, address: string): string | null {
  const { protocol, host, pathname, hash } = new URL(address);
  const rest = `//${host}${pathname}${hash}`;
  // Android reads its own part from the last '#' on, so that the secret's '#' stays.
  if (opens === 'intent')
    return `intent:${rest}#Intent;scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;end`;
  return opens === 'safari' && protocol === 'https:' ? `x-safari-https:${rest}` : null;
}

function systemOf(userAgent: string): InsideApp['system'] {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'iphone';
  return userAgent.includes('Android') ? 'android' : 'computer';
}

function opensOn(system: InsideApp['system']): InsideApp['opens'] {
  return system === 'android' ? 'intent' : system === 'iphone' ? 'safari' : null;
}

/** Whether a cookie stays: sets a cookie and looks for it. */
export function keepsCookies(page: Pick<Document, 'cookie'>): boolean {
  const mark = 'rallyline-kept=1';
  try {
    // The whole site: browsers go by the address that the page came with, and a messenger may have changed that one.
    page.cookie = `${mark}; Path=/; SameSite=Strict; Max-Age=60`;
    const isKept = page.cookie.includes(mark);
    page.cookie = `${mark}; Path=/; SameSite=Strict; Max-Age=0`;
    return isKept;
  } catch {
    return false;
  }
}
