import type { JSX } from 'preact';
import { langAttributes } from '../language.js';
import { filled, Sentence } from '../sentence.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Words } from './words.js';

/**
 * What this entry moved, not where the collection stands: that is above the feed, and would be another number by the
 * time somebody reads this. The unit is the desk's own word and is never inflected here.
 */
export function Drive({ entry, setting }: { entry: EntryOf<'drive'>; setting: Setting }): JSX.Element {
  const { messages, ui, blog } = setting;
  const drive = blog.drives?.find(({ id }) => id === entry.drive);
  const moved =
    entry.total === undefined
      ? filled(messages.driveAdded, { n: number(entry.add ?? 0, ui) })
      : filled(messages.driveNow, {
          n: number(entry.total, ui),
          target: drive === undefined ? '' : number(drive.target, ui),
        });
  return (
    <>
      <Label setting={setting} class="n">
        <b>{moved}</b>{' '}
        {drive !== undefined && (
          <span {...langAttributes(blog.languages[0] ?? ui, ui)}>
            {entry.total === undefined ? drive.title : `${drive.unit} · ${drive.title}`}
          </span>
        )}
      </Label>
      <Words setting={setting} />
      {entry.total === undefined && drive !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.driveTarget} target={`${number(drive.target, ui)} ${drive.unit}`} />
        </Label>
      )}
    </>
  );
}

function number(value: number, lang: string): string {
  return new Intl.NumberFormat(lang).format(value);
}
