import type { JSX } from 'preact';
import { isolated } from '../../../shared/characters.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Words } from './words.js';

/**
 * What this entry moved, not where the collection stands: that is above the feed, and would be another number by the
 * time somebody reads this. The unit is the desk's own word and is never inflected here.
 */
export function Drive({ entry, setting }: { entry: EntryOf<'drive'>; setting: Setting }): JSX.Element {
  const { messages, ui, blog, speech } = setting;
  const drive = blog.drives?.find(({ id }) => id === entry.drive);
  const moved =
    entry.total === undefined
      ? speech.say(messages.driveAdded, { n: entry.add ?? 0 })
      : drive === undefined
        ? speech.say(messages.driveNowAlone, { n: entry.total })
        : speech.say(messages.driveNow, { n: entry.total, target: drive.target });
  return (
    <>
      <Label setting={setting} class="n">
        <b>{moved}</b>{' '}
        {drive !== undefined && (
          <span {...langAttributes(blog.languages[0] ?? ui, ui)}>
            {entry.total === undefined ? drive.title : `${isolated(drive.unit)} · ${isolated(drive.title)}`}
          </span>
        )}
      </Label>
      <Words setting={setting} />
      {entry.total === undefined && drive !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.driveTarget} target={`${speech.number(drive.target)} ${isolated(drive.unit)}`} />
        </Label>
      )}
    </>
  );
}
