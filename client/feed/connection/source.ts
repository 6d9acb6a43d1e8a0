/** Changes and pages over HTTP. A failure is an `Unanswered`, with the wait that the server asked for. */
import type { ChangesAnswer, HtmlDelta } from '../../../shared/protocol/readers.js';
import { type Page, type Source, Unanswered } from '../timeline/ports.js';

export interface SourceParts {
  /** Root-relative: `/live/<slug>`. */
  page: string;
  blog: string;
  lang: string;
  /** The query that the page itself was asked with, as far as it chooses language and entries. */
  query: Record<string, string>;
  fetch: (url: string, options: { signal: AbortSignal }) => Promise<Response>;
  /** Reads a page of the feed from its HTML; null where it is none. */
  read: (html: string) => Page | null;
}

/** Milliseconds. */
const PATIENCE = 20_000;

export function httpSource({ page, blog, lang, query, fetch, read }: SourceParts): Source {
  const get = async (url: string, ask: Record<string, string | number | undefined>): Promise<Response> => {
    // Fields without a value are left out by JSON.
    const search = new URLSearchParams(JSON.parse(JSON.stringify(ask)) as Record<string, string>).toString();
    const patience = new AbortController();
    setTimeout(() => patience.abort(), PATIENCE);
    const answer = await fetch(`${url}?${search}`, patience).catch(() => null);
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
    async page({ at, ...side }) {
      // In this order caches hold such an address already.
      const ask = { ...side, ...query, at: at && `${at.epoch}.${at.head}` };
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
