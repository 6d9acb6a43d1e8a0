/**
 * The blog's summary when an entry goes. A point that links to an entry says in short what the entry says, so its words
 * go with the entry (rules R4, T1): in the entry's own change, under one lock. A change of the blog that followed would
 * leave a moment in which the page has the point without its entry, and for good where the server is killed in between.
 */
import type { BlogSettings } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Decision, Look } from './decision.js';

/** What the change takes from the blog besides. Where a point goes, readers have to hear of it. */
export function withoutPointsTo(id: string, { blog }: Look): Pick<Decision, 'blog'> {
  const summary = blog.settings.summary.filter(({ entry }) => entry !== id);
  if (summary.length === blog.settings.summary.length) return {};
  const { statusAt, endedAt } = blog;
  return { blog: { settings: { ...blog.settings, summary }, statusAt, endedAt } };
}

/**
 * Throws `gone` where a point links to what went: it would bring the words back that went with it. What was retracted
 * before readers saw it took no point along.
 */
export async function requireEntriesOf(summary: BlogSettings['summary'], { find }: Look): Promise<void> {
  for (const { entry } of summary) {
    const linked = entry === undefined ? null : await find(entry);
    const wentAway = linked?.state === 'retracted' && linked.order !== null;
    if (linked?.state === 'taken-down' || wentAway) throw new Refused('gone', { field: 'summary' });
  }
}
