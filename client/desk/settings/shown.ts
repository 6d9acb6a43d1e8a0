/** The settings in words, a line for each part: as an editor reads the value that somebody else gave. */
import { isolated } from '../../../shared/characters.js';
import { dayInYearAndTime } from '../../../shared/messages/times.js';
import { languageName } from '../../entry/languages.js';
import { amountIn } from '../../entry/numbers.js';
import { fromWallClock } from '../../entry/wallClock.js';
import type { DeskSpoken } from '../words.js';
import type { DriveForm, PointForm, PublisherForm, SettingsForm } from './form.js';
import { zoneAt, zoneTitle } from './zones.js';

/** The page that shows a setting, and the rest of the form. */
export interface Around {
  words: DeskSpoken;
  /** The rally's zone, in which its times are. */
  timeZone: string;
  /** Names an entry, by its id. */
  entryNamed: (id: string) => string;
}

/** Joins what is there. A text of people runs in its own direction. */
function row(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function labelled(label: string, value: string): string {
  return value.trim() === '' ? '' : `${label}: ${isolated(value)}`;
}

export function points(value: readonly PointForm[], { entryNamed }: Around): string[] {
  return value.map(({ lang, text, entry }) =>
    row([labelled(languageName(lang), text), entry === '' ? '' : isolated(entryNamed(entry))]),
  );
}

export function drives(value: readonly DriveForm[], around: Around): string[] {
  const { words } = around;
  return value.map((drive) => {
    const amount = amountIn(drive.target, { lang: words.lang });
    const counted = typeof amount === 'number' ? words.number(amount) : amount;
    return row([
      isolated(drive.title),
      isolated(`${counted} ${drive.unit}`.trim()),
      labelled(words.drivePlace, drive.place),
      labelled(words.driveDestination, drive.destination),
      labelled(words.driveStarts, momentSaid(drive.startsAt, around)),
      labelled(words.driveEnds, momentSaid(drive.endsAt, around)),
    ]);
  });
}

export function moment(value: string, around: Around): string[] {
  return [momentSaid(value, around)];
}

/** A text that is no time stays as it was typed. */
function momentSaid(typed: string, { words, timeZone }: Around): string {
  const at = typed === '' ? null : fromWallClock(typed, timeZone);
  return at === null ? typed : dayInYearAndTime(at, timeZone, words.lang);
}

export function zone(value: string, { words }: Around): string[] {
  return [zoneTitle(zoneAt(value, Date.now(), words.form.cities))];
}

/** In their order, which matters. */
export function languages(value: readonly string[]): string[] {
  return [value.map((lang) => isolated(languageName(lang))).join(' · ')];
}

export function visibility(value: SettingsForm['visibility'], { words }: Around): string[] {
  return [words.visibility[value]];
}

export function faces(isRequired: boolean, { words }: Around): string[] {
  return [words.faces[isRequired ? 'required' : 'open']];
}

const OF_PUBLISHER = ['name', 'contact', 'url', 'imprint', 'privacy'] as const;

export function publisher(value: PublisherForm, { words }: Around): string[] {
  return OF_PUBLISHER.map((name) => labelled(words.fields[`publisher.${name}`], value[name])).filter(Boolean);
}
