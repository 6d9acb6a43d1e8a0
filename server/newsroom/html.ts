/** The verb `html`: an entry that was stored as plain text for now, on a machine that was too busy, gets its HTML (rule F2). */
import { touchesTop, type EntryRecord } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Decision, Look } from './decision.js';

/** An attempt to make an entry's HTML. `command`: a new id at each attempt. */
export interface HtmlAgain {
  command: string;
  blog: string;
  entry: string;
}

/**
 * Decides without asking `may`, since the verb is the server's own. The content is as old as before: `rev` stays, and so
 * does the digest, which covers no HTML. Readers that have the entry get a change like any other. Throws `gone` where the
 * entry needs no HTML any more, `unavailable` where the machine is still too busy.
 */
export async function renderedAgain(look: Look, { entry: id }: HtmlAgain): Promise<Decision> {
  const before = await look.entry(id);
  if (before.html.plain !== true) throw new Refused('gone', { field: 'id' });
  const html = await look.rendering.htmlOf(before.content);
  if (html.plain === true) throw new Refused('unavailable', { after: 5 });
  const entry: EntryRecord = { ...before, html };
  const shown = entry.state === 'published';
  return {
    verb: 'html',
    public: shown,
    rev: entry.rev,
    entry,
    expect: { entryStep: before.step },
    touches: { blog: false, top: shown && touchesTop(entry) },
  };
}
