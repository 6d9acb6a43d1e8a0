/** The words of a page in a file per language, of which one is loaded. */
import { keepCalendar } from '../../shared/messages/calendars.js';
import type { Language } from '../../shared/messages/languages.js';
import { speechIn, type Speech } from '../../shared/messages/say.js';
import type { Calendar } from '../../shared/messages/spelled.js';

/** Loads each language's file, with the calendar of a language that browsers may not know. */
export type Chunks<Words> = Readonly<Record<Language, () => Promise<{ words: Words; calendar?: Calendar }>>>;

/** The words with the functions that fill them: `words.say(words.readers, { n: 2 })`. */
export type Spoken<Words> = Words & Speech<Language>;

/** @throws where the file does not come */
export async function loaded<Words>(chunks: Chunks<Words>, lang: Language): Promise<Spoken<Words>> {
  const { words, calendar } = await chunks[lang]();
  if (calendar !== undefined) keepCalendar(lang, calendar);
  return { ...words, ...speechIn(lang) };
}

export interface Waiting {
  /** Resolves when the server answers again. */
  answered: () => Promise<void>;
  reload: () => void;
}

/**
 * The words that a page begins with, in the first of the languages whose file comes: without a network that is the one that
 * the browser keeps with the page. Where none comes the page waits. A file that does not come although the server
 * answers is of an older build, or the browser remembers that it did not come: the page is loaded anew, since there is
 * nothing on it yet that could be lost.
 */
export async function firstWords<Words>(
  chunks: Chunks<Words>,
  langs: readonly Language[],
  { answered, reload }: Waiting,
): Promise<Spoken<Words>> {
  try {
    return await firstOf(chunks, langs);
  } catch {
    await answered();
  }
  return firstOf(chunks, langs).catch(() => {
    reload();
    return new Promise<never>(() => undefined);
  });
}

async function firstOf<Words>(chunks: Chunks<Words>, langs: readonly Language[]): Promise<Spoken<Words>> {
  let why: unknown;
  for (const lang of new Set(langs)) {
    try {
      return await loaded(chunks, lang);
    } catch (error) {
      why = error;
    }
  }
  throw why;
}

const PAUSE_MS = 3_000;

/** Waits for the browser's own server. */
export const browserWaiting: Waiting = {
  async answered() {
    for (let isUp = false; !isUp;) {
      await new Promise((again) => setTimeout(again, PAUSE_MS));
      isUp = await fetch(location.href, { cache: 'no-store' }).then(
        () => true,
        () => false,
      );
    }
  },
  reload() {
    if (wasReloaded()) return;
    location.reload();
  },
};

const RELOADED = 'rallyline:reloaded';
const RELOADED_MS = 60_000;

/** Whether this tab was reloaded a moment ago, to no avail: the page then stays, and says how to try again. */
function wasReloaded(): boolean {
  try {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    sessionStorage.setItem(RELOADED, Date.now().toString());
    return Date.now() - last < RELOADED_MS;
  } catch {
    return true;
  }
}
