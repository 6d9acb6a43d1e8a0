/** The verb `takedown`: empties an entry, or one photo of it, everywhere and for good (rule T1). */
import { emptied, touchesBlog, touchesTop, type EntryRecord } from '../../shared/entry.js';
import type { TakedownCommand } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { mayTakeDown } from '../auth/may.js';
import { require, type Decision, type Look } from './dispatch.js';
import { emptiedMedia } from './media.js';

export async function takenDownEntry(look: Look, command: TakedownCommand): Promise<Decision> {
  const before = await look.entry(command.id);
  require(mayTakeDown(look.actor.person, before), { field: 'id' });
  if (before.state === 'taken-down') throw new Refused('gone', { field: 'id' });
  const entry = command.media === undefined ? emptied(before) : withoutPhoto(before, command.media);
  // Whoever ever saw it has to hear of it, also where it was retracted since: a copy may still hold the words.
  const shown = before.order !== null;
  return {
    verb: 'takedown',
    public: shown,
    rev: entry.rev,
    entry,
    expect: { entryStep: before.step },
    touches: { blog: shown && touchesBlog(before), top: shown && touchesTop(before) },
    // Earlier revisions name the photo's caption and credit too.
    empties: true,
  };
}

function withoutPhoto(entry: EntryRecord, photo: string): EntryRecord {
  if (!entry.content.media.some(({ id }) => id === photo)) throw new Refused('not-found', { field: 'media' });
  const media = entry.content.media.map((item) => (item.id === photo ? emptiedMedia(item) : item));
  return { ...entry, content: { ...entry.content, media } };
}
