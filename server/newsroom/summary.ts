/**
 * The blog's summary when an entry goes. A point that links to an entry repeats it in short, so the point goes with the
 * entry (rules R4, T1): in the entry's own change, under one lock. With a change of the blog after it, the page would
 * have the point without its entry for a moment, and for good where the server is killed in between.
 */
import type { BlogSettings } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Decision, Look } from './decision.js';

/** Returns the blog without the points that link to an entry; nothing where there are none. */
export function withoutPointsTo(id: string, { blog }: Look): Pick<Decision, 'blog'> {
  const summary = blog.settings.summary.filter(({ entry }) => entry !== id);
  if (summary.length === blog.settings.summary.length) return {};
  const { statusAt, endedAt } = blog;
  return { blog: { settings: { ...blog.settings, summary }, statusAt, endedAt } };
}

/**
 * Throws `gone` where a point links to an entry that went: the point would bring its text back. An entry that was
 * retracted before readers saw it took no point along, so points may link to it.
 */
export async function requireEntriesOf(summary: BlogSettings['summary'], { find }: Look): Promise<void> {
  for (const { entry } of summary) {
    const linked = entry === undefined ? null : await find(entry);
    const wentAway = linked?.state === 'retracted' && linked.order !== null;
    if (linked?.state === 'taken-down' || wentAway) throw new Refused('gone', { field: 'summary' });
  }
}
