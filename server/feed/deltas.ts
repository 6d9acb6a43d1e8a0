/** A catch-up as text: the changes after a seq, folded, by rising seq, within the size of one answer (rule R5). */
import { publicBlog, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import { languageGiven } from '../../shared/messages/languages.js';
import { CHANGES_MAX_BYTES, CHANGES_MAX_DELTAS, type As } from '../../shared/protocol/readers.js';
import type { Views } from './views.js';

/** The readers for whom a delta is made. */
export interface Audience {
  as: As;
  lang: string;
}

export interface Deltas {
  /** All of since+1 to `to` is in `json`; below the head where a limit cut it. */
  to: number;
  /** The JSON text of the list. */
  json: string;
}

export interface Changed {
  /** By rising seq. */
  entries: readonly EntryRecord[];
  blog: BlogRecord;
  /** Pinned entries and key moments. */
  top: readonly EntryRecord[];
  /** The seq up to which `entries` is complete. */
  to: number;
}

/** An answer holds no more than this, but always one delta. */
export interface SizeLimit {
  deltas: number;
  bytes: number;
}

const ANSWER_LIMIT: SizeLimit = { deltas: CHANGES_MAX_DELTAS, bytes: CHANGES_MAX_BYTES };

export function deltasSince(
  since: number,
  changed: Changed,
  audience: Audience,
  views: Views,
  limit = ANSWER_LIMIT,
): Deltas {
  const parts: string[] = [];
  let bytes = 0;
  let to = since;
  for (const [seq, make] of deltaMakers(since, changed, audience, views)) {
    const delta = make();
    const size = Buffer.byteLength(delta);
    const full = parts.length >= limit.deltas || bytes + size > limit.bytes;
    // Two deltas of one seq stay together: the next answer begins behind that seq.
    if (full && parts.length > 0 && seq > to) return { to, json: `[${parts.join(',')}]` };
    parts.push(delta);
    bytes += size;
    to = seq;
  }
  return { to: changed.to, json: `[${parts.join(',')}]` };
}

type Maker = [seq: number, make: () => string];

function deltaMakers(since: number, changed: Changed, { as, lang: joined }: Audience, views: Views): Maker[] {
  const { blog, top, entries } = changed;
  // The language that readers joined in may have been taken off the blog since: they go on in its first one.
  const lang = languageGiven(joined, blog.settings.languages)?.lang ?? joined;
  const makers = entries
    .filter(({ seq }) => (seq ?? 0) > since)
    .map((entry): Maker => [entry.seq ?? 0, () => views.delta(entry, blog, as, lang)]);
  const aboveSeq = as === 'html' ? blog.topSeq : blog.blogSeq;
  if (aboveSeq > since && aboveSeq <= changed.to) {
    const above: Maker = [aboveSeq, () => aboveDelta(aboveSeq, blog, top, { as, lang }, views)];
    const at = makers.findIndex(([seq]) => seq > aboveSeq);
    makers.splice(at < 0 ? makers.length : at, 0, above);
  }
  return makers;
}

function aboveDelta(
  seq: number,
  blog: BlogRecord,
  top: readonly EntryRecord[],
  { as, lang }: Audience,
  views: Views,
): string {
  return JSON.stringify(as === 'html' ? { seq, top: views.top(blog, top, lang) } : { seq, blog: publicBlog(blog) });
}
