/** Loads a feed and the style sheet that belongs to it: the page for iframes, which caches hold already. */

export interface Loaded {
  /** Everything that the embed shows. */
  html: string;
  sheet: CSSStyleSheet;
}

/** Seconds. */
const FIRST_WAIT = 1;
const LONGEST_WAIT = 30;

const sheets = new Map<string, CSSStyleSheet>();

/** Tries until there is an answer; null where it is that there is no such blog, or where `signal` ended it. */
export async function load(origin: string, page: string, signal: AbortSignal): Promise<Loaded | null> {
  for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const answer = await get(origin + page, signal);
      if (answer.status === 404 || answer.status === 410) return null;
      if (answer.ok) return await read(await answer.text(), origin, signal);
    } catch {
      // Offline, or cut off midway: it is asked again.
    }
    await new Promise((go) => setTimeout(go, wait * 1_000 * (0.5 + Math.random())));
  }
  return null;
}

/** Nothing of this browser goes along: the feed is public, and its readers are nobody. */
function get(address: string, signal: AbortSignal): Promise<Response> {
  return fetch(address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
}

async function read(text: string, origin: string, signal: AbortSignal): Promise<Loaded> {
  // A document that is only parsed loads and runs nothing.
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  const html = parsed.querySelector('.rally')?.outerHTML ?? '';
  const style = parsed.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '';
  return { html, sheet: await sheetOf(new URL(style, origin), origin, signal) };
}

/** One for all feeds of a page. */
async function sheetOf({ origin, pathname }: URL, own: string, signal: AbortSignal): Promise<CSSStyleSheet> {
  const known = sheets.get(pathname);
  if (known) return known;
  if (origin !== own) throw new Error(`a style sheet of ${origin}`);
  const answer = await get(origin + pathname, signal);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  sheets.set(pathname, sheet);
  return sheet;
}
