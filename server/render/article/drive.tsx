import type { JSX } from 'preact';
import { isolated } from '../../../shared/characters.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Texts } from './texts.js';

/**
 * What this entry moved, not where the collection stands: that is above the feed, and would be another number by the
 * time somebody reads this. The unit is the desk's own word and is never inflected here.
 */
export function Drive({ entry, setting }: { entry: EntryOf<'drive'>; setting: Setting }): JSX.Element {
  const { messages, ui, blog, speech } = setting;
  const drive = driveOf(entry, setting);
  const [moved, what] = movedOf(entry, setting);
  return (
    <>
      <Label setting={setting} class="n">
        <b>{moved}</b> {what !== undefined && <span {...langAttributes(blog.languages[0] ?? ui, ui)}>{what}</span>}
      </Label>
      <Texts setting={setting} />
      {entry.total === undefined && drive !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.driveTarget} target={`${speech.number(drive.target)} ${isolated(drive.unit)}`} />
        </Label>
      )}
    </>
  );
}

/** What came in, or where the collection stands; and of what, where the blog has such a drive. */
export function movedOf(entry: EntryOf<'drive'>, setting: Setting): [moved: string, what?: string] {
  const { messages, speech } = setting;
  const drive = driveOf(entry, setting);
  if (entry.total === undefined) {
    const moved = speech.say(messages.driveAdded, { n: entry.add ?? 0 });
    return drive === undefined ? [moved] : [moved, isolated(drive.title)];
  }
  if (drive === undefined) return [speech.say(messages.driveNowAlone, { n: entry.total })];
  return [
    speech.say(messages.driveNow, { n: entry.total, target: drive.target }),
    `${isolated(drive.unit)} · ${isolated(drive.title)}`,
  ];
}

function driveOf(entry: EntryOf<'drive'>, { blog }: Setting) {
  return blog.drives?.find(({ id }) => id === entry.drive);
}
