import type { JSX } from 'preact';
import { isolated } from '../../../shared/characters.js';
import { blogIn, blogWithWordsIn, type Shown } from '../inLanguage.js';
import { Sentence } from '../sentence.js';
import { Word } from '../word.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Texts } from './texts.js';

/**
 * The entry's own share of the drive. The drive's progress is above the feed, and would be another number here by the
 * time of reading. The unit is the desk's own text and is never inflected here.
 */
export function Drive({ entry, setting }: { entry: EntryOf<'drive'>; setting: Setting }): JSX.Element {
  const { messages, ui, lang, blog } = setting;
  const drive = driveOf(entry, setting);
  const said = blogIn(blog, lang);
  const [title, unit] = [said(`drives.${entry.drive}.title`), said(`drives.${entry.drive}.unit`)];
  const isCovered = unit?.lang === title?.lang;
  return (
    <>
      <Label setting={setting} class="n">
        <b>{movedOf(entry, setting)[0]}</b>{' '}
        {entry.total !== undefined && unit !== undefined && (
          <>
            <Word word={unit} page={setting} around={ui} isCovered={isCovered} />
            {' · '}
          </>
        )}
        {title !== undefined && <Word word={title} page={setting} around={ui} />}
      </Label>
      <Texts setting={setting} />
      {entry.total === undefined && drive !== undefined && unit !== undefined && (
        <Label setting={setting}>
          <Sentence of={messages.driveTarget} target={<Target drive={drive} unit={unit} setting={setting} />} />
        </Label>
      )}
    </>
  );
}

interface TargetProps {
  drive: { target: number };
  unit: Shown;
  setting: Setting;
}

function Target({ drive, unit, setting }: TargetProps): JSX.Element {
  return (
    <>
      {setting.speech.number(drive.target)} <Word word={unit} page={setting} around={setting.ui} />
    </>
  );
}

/** Returns the amount that came in, or the drive's total then; and the drive's title, where the blog has that drive. */
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

function driveOf(entry: EntryOf<'drive'>, { blog, lang }: Setting) {
  return blogWithWordsIn({ ...blog, drives: blog.drives ?? [] }, lang).drives.find(({ id }) => id === entry.drive);
}
