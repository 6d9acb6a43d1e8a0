/** The verb `takedown`: empties an entry, or one photo of it, everywhere and for good (rule T1). */
import { emptied, touchesBlog, touchesTop, type EntryRecord } from '../../shared/entry.js';
import type { TakedownCommand } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { mayTakeDown } from '../auth/may.js';
import { require, type Decision, type Look } from './decision.js';
import { emptiedMedia } from './media.js';
import { withoutPointsTo } from './summary.js';
import { withoutPhotoWords } from './translations.js';

export async function takenDownEntry(look: Look, command: TakedownCommand): Promise<Decision> {
  const before = await look.entry(command.id);
  require(mayTakeDown(look.actor.person, before), { field: 'id' });
  const entry = command.media === undefined ? emptied(before) : withoutPhoto(before, command.media);
  // Every reader who ever saw the entry has to hear of this, also where it was retracted since: a copy may hold its text.
  const shown = before.order !== null;
  const summary = command.media === undefined ? withoutPointsTo(before.id, look) : {};
  const isShorter = summary.blog !== undefined;
  return {
    verb: 'takedown',
    public: shown || isShorter,
    rev: entry.rev,
    entry,
    ...summary,
    // The blog's rev is compared, too, so that a point that is linked to the entry meanwhile is not overlooked.
    expect: { entryStep: before.step, blogRev: look.blog.rev },
    touches: {
      blog: isShorter || (shown && touchesBlog(before)),
      top: isShorter || (shown && touchesTop(before)),
    },
    // Earlier revisions are emptied even for one photo: they have its caption and credit.
    empties: true,
  };
}

function withoutPhoto(entry: EntryRecord, photo: string): EntryRecord {
  if (!entry.content.media.some(({ id }) => id === photo)) throw new Refused('not-found', { field: 'media' });
  const media = entry.content.media.map((item) => (item.id === photo ? emptiedMedia(item) : item));
  const translations = withoutPhotoWords(entry.content.translations, photo);
  return {
    ...entry,
    content: { ...entry.content, media, translations },
    html: { ...entry.html, translations: pick(entry.html.translations, Object.keys(translations)) },
  };
}

function pick(html: Readonly<Record<string, string>>, langs: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(html).filter(([lang]) => langs.includes(lang)));
}
