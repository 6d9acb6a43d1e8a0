/** Changes and pages over HTTP. A failure is an `Unanswered`, with the wait that the server asked for. */
import type { ChangesAnswer, HtmlDelta } from '../../../shared/protocol/readers.js';
import { type Page, type Source, Unanswered } from '../timeline/ports.js';

export interface SourceParts {
  /** Root-relative: `/live/<slug>`. */
  page: string;
  blog: string;
  lang: string;
  /** The `lang` that the page itself was asked with, if any: the same address is cached already. */
  pageLang: string | null;
  fetch: (url: string, options: { signal: AbortSignal }) => Promise<Response>;
  /** Reads a page of the feed from its HTML; null where it is none. */
  read: (html: string) => Page | null;
}

/** Milliseconds. */
const PATIENCE = 20_000;

export function httpSource({ page, blog, lang, pageLang, fetch, read }: SourceParts): Source {
  const get = async (url: string, ask: Record<string, string | number | null | undefined>): Promise<Response> => {
    const given = Object.entries(ask).filter(([, value]) => value !== undefined && value !== null);
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    const patience = new AbortController();
    setTimeout(() => patience.abort(), PATIENCE);
    const answer = await fetch(`${url}?${query}`, patience).catch(() => null);
    if (answer === null) throw new Unanswered();
    if (answer.status === 429 || answer.status >= 500) throw new Unanswered(secondsOf(answer));
    return answer;
  };
  return {
    async changes({ epoch, since }) {
      const answer = await get(`/api/v1/blogs/${blog}/changes`, { since, epoch, as: 'html', lang });
      if (!answer.ok) throw new Unanswered(undefined, answer.status === 404 || answer.status === 410);
      return (await body(answer.json())) as ChangesAnswer<HtmlDelta>;
    },
    async page({ at, before }) {
      const ask = { before, lang: pageLang, at: at && `${at.epoch}.${at.head}` };
      const answer = await get(page, ask);
      return answer.ok ? read(await body(answer.text())) : null;
    },
  };
}

/** The body of an answer, which may be cut in the middle. */
function body<T>(reading: Promise<T>): Promise<T> {
  return reading.catch(() => Promise.reject(new Unanswered()));
}

function secondsOf(answer: Response): number | undefined {
  return Number(answer.headers.get('Retry-After')) || undefined;
}
