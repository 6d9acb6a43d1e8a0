/** The verb `html`: an entry that was stored as plain text for now, on a machine that was too busy, gets its HTML (rule F2). */
import { touchesTop, type EntryRecord } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Decision, Look } from './decision.js';

/** `command`: a new one at each attempt. */
export interface HtmlAgain {
  command: string;
  blog: string;
  entry: string;
}

/**
 * The server's own, so nothing of `may` is asked. The content is as old as before: `rev` stays, and so does what the
 * digest covers, which has no HTML in it. Readers that have the entry get it as a change like any other. Throws `gone`
 * where the entry needs it no more, `unavailable` where the machine is still too busy.
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
