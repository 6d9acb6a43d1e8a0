/** The verb `retract`: hides an entry from readers. The desk keeps the words; a takedown would empty them. */
import { touchesBlog, touchesTop, type EntryRecord } from '../../shared/entry.js';
import type { RetractCommand } from '../../shared/parse.js';
import { mayRetract } from '../auth/may.js';
import { require, type Decision, type Look } from './dispatch.js';
import { requireNotGone } from './revise.js';

/** Whatever `rev` says: who wants words gone must not be told to look again first. */
export async function retractedEntry(look: Look, command: RetractCommand): Promise<Decision> {
  const before = await look.entry(command.id);
  require(mayRetract(look.actor.person, before), { field: 'id' });
  requireNotGone(before);
  const { reason } = command;
  const entry: EntryRecord = {
    ...before,
    state: 'retracted',
    key: false,
    pinned: false,
    ...(reason === undefined ? {} : { reason }),
  };
  const shown = before.state === 'published';
  return {
    verb: 'retract',
    public: shown,
    rev: entry.rev,
    entry,
    expect: { entryStep: before.step },
    touches: { blog: shown && touchesBlog(before), top: shown && touchesTop(before) },
  };
}
