/** Loads a feed and its style sheet from the page for iframes, which caches hold already. */

/** `page`: the HTML of the feed's page; `styles`: its style sheet. `refused`: the HTML of a page that says why there is none. */
export type Loaded = { page: string; styles: string } | { refused: string; status: number };

interface Answer {
  status: number;
  text: string;
}

/** The longest wait between two attempts, in seconds. */
const LONGEST_WAIT = 30;
/** Milliseconds. */
const PATIENCE = 20_000;
/** Answers that another attempt would not change: no such blog, or nothing that can be asked for so. */
const FINAL = [404, 410, 422];

/**
 * Tries until there is an answer; undefined where `signal` ended it. `found` hears of the page before its style sheet is there;
 * `failed` of each attempt without an answer.
 */
export async function load(
  origin: string,
  page: string,
  signal: AbortSignal,
  { found, failed }: { found: (html: string) => void; failed: () => void },
): Promise<Loaded | undefined> {
  for (let wait = 1; !signal.aborted; wait = Math.min(wait + wait, LONGEST_WAIT)) {
    // Offline, or cut off midway: the page is asked for again.
    const { status, text } = await asked(origin + page);
    if (FINAL.includes(status)) return { refused: text, status };
    // The name has a hash: a style sheet never meets HTML of another release.
    const [style] = /\/assets\/[\w-]+\.css/.exec(text) ?? [];
    if (status === 200 && style) {
      found(text);
      const sheet = await asked(origin + style);
      if (sheet.status === 200) return { page: text, styles: sheet.text };
    }
    failed();
    await new Promise((go) => setTimeout(go, wait * 1_000 * (0.5 + Math.random())));
  }
}

const underWay = new Map<string, Promise<Answer>>();

/** Asks once for however many feeds of a page: each of them reads the same text. Status 0: no answer. */
function asked(address: string): Promise<Answer> {
  const answer = underWay.get(address) ?? textOf(address).finally(() => underWay.delete(address));
  underWay.set(address, answer);
  return answer;
}

async function textOf(address: string): Promise<Answer> {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE);
  try {
    // No cookie goes along: the feed is public, and its readers are nobody.
    const answer = await fetch(address, { signal: patience.signal, credentials: 'omit' });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { status: 0, text: '' };
  }
}
