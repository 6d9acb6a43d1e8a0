/** The verb `retract`: hides an entry from readers. The desk keeps the text; a takedown would empty it. */
import { touchesBlog, touchesTop, type EntryRecord } from '../../shared/entry.js';
import type { RetractCommand } from '../../shared/parse.js';
import { mayRetract } from '../auth/may.js';
import { require, type Decision, type Look } from './decision.js';
import { withoutPointsTo } from './summary.js';

/** Decides whatever `rev` says: a person who wants a text gone must not be told to look again first. */
export async function retractedEntry(look: Look, command: RetractCommand): Promise<Decision> {
  const before = await look.entry(command.id);
  require(mayRetract(look.actor.person, before), { field: 'id' });
  const { reason } = command;
  const entry: EntryRecord = {
    ...before,
    state: 'retracted',
    key: false,
    pinned: false,
    ...(reason === undefined ? {} : { reason }),
  };
  const shown = before.state === 'published';
  // A point goes only with an entry that readers can see: a point about a held entry stands for itself.
  const summary = shown ? withoutPointsTo(before.id, look) : {};
  const isShorter = summary.blog !== undefined;
  return {
    verb: 'retract',
    public: shown,
    rev: entry.rev,
    entry,
    ...summary,
    expect: { entryStep: before.step, blogRev: look.blog.rev },
    touches: {
      blog: isShorter || (shown && touchesBlog(before)),
      top: isShorter || (shown && touchesTop(before)),
    },
  };
}
