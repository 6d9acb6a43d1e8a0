/** Facts about the browser that sign-in needs before an invitation is spent there. */

/** Apps that open links in a browser of their own, by their part of its name. */
const APPS =
  /FBA[NV]|FB_IAB|Instagram|MicroMessenger|WhatsApp|Telegram|Viber|KAKAOTALK|Snapchat|Twitter|musical_ly|Bytedance|VKAndroidApp|VKClient|LinkedInApp|Pinterest|GSA\/|\bLine\/|\bQQ\/|Weibo/;

/** Android's part for showing pages within an app. */
const ANDROID_VIEW = /Android[^)]*; wv\)/;

/**
 * Whether the page stands in an app's own browser, whose cookies no other browser sees. Told by the browser's name; some
 * apps leave no mark there (Telegram and Signal on an iPhone open the system's own), and are taken for a real browser.
 */
export function isInsideApp(userAgent: string): boolean {
  // On an iPhone every real browser calls itself Safari, too.
  const isBareView = /iPhone|iPad|iPod/.test(userAgent) && !userAgent.includes('Safari/');
  return APPS.test(userAgent) || ANDROID_VIEW.test(userAgent) || isBareView;
}

/** Whether a cookie stays: sets a cookie and looks for it. */
export function keepsCookies(page: Pick<Document, 'cookie'>): boolean {
  const mark = 'rallyline-kept=1';
  try {
    page.cookie = `${mark}; Path=/join; SameSite=Strict; Max-Age=60`;
    const isKept = page.cookie.includes(mark);
    page.cookie = `${mark}; Path=/join; SameSite=Strict; Max-Age=0`;
    return isKept;
  } catch {
    return false;
  }
}
