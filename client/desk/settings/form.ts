/** A blog's settings as a form holds them, strings as they are typed, and the lists among them as the wire wants them. */
import { isBlank } from '../../../shared/characters.js';
import type { PublicBlog, Visibility } from '../../../shared/entry.js';
import { amountIn, typedNumber } from '../../entry/numbers.js';
import { fromWallClock, toWallClock } from '../../entry/wallClock.js';
import { slugOf } from './slug.js';

export type PointForm = Readonly<Record<'lang' | 'text' | 'entry', string>>;

type DriveField = 'title' | 'unit' | 'target' | 'place' | 'destination' | 'startsAt' | 'endsAt';
/** `id` is '' until it was saved once. */
export type DriveForm = Readonly<Record<'id' | DriveField, string>>;

export type PublisherForm = Readonly<Record<'name' | 'contact' | 'url' | 'imprint' | 'privacy', string>>;

export interface SettingsForm {
  title: string;
  standfirst: string;
  summary: readonly PointForm[];
  drives: readonly DriveForm[];
  /** The time that a clock in the blog's zone shows, or ''. */
  startsAt: string;
  asks: readonly string[];
  place: string;
  timeZone: string;
  languages: readonly string[];
  visibility: Visibility;
  /** As they are typed: the server gives each its one spelling. */
  sites: readonly string[];
  facesRequired: boolean;
  publisher: PublisherForm;
}

export type Field = keyof SettingsForm;
export type Settings = Record<string, unknown>;

export function drivesForm({ drives, timeZone }: PublicBlog): DriveForm[] {
  return drives.map(({ id, title, unit, target, place = '', destination = '', startsAt, endsAt }) => {
    const typed = { id, title, unit, target: typedNumber(target), place, destination };
    return { ...typed, startsAt: wallClock(startsAt, timeZone), endsAt: wallClock(endsAt, timeZone) };
  });
}

export function drivesOf(drives: readonly DriveForm[], timeZone: string): Settings[] | undefined {
  const used = new Set(drives.map(({ id }) => id));
  const sent = drives.map((drive) => {
    const id = drive.id || freeId(slugOf(drive.title).slice(0, 30).replace(/-+$/, '') || 'drive', used);
    used.add(id);
    return blankless({
      id,
      title: drive.title.trim(),
      unit: drive.unit.trim(),
      target: amountIn(drive.target),
      place: lineOf(drive.place),
      destination: lineOf(drive.destination),
      startsAt: momentOf(drive.startsAt, timeZone),
      endsAt: momentOf(drive.endsAt, timeZone),
    });
  });
  return listOf(sent);
}

export function pointsOf(points: readonly PointForm[]): Settings[] | undefined {
  const said = points.filter(({ text }) => !isBlank(text));
  return listOf(said.map(({ lang, text, entry }) => blankless({ lang, text: text.trim(), entry: lineOf(entry) })));
}

export function publisherOf({ name, contact, url, imprint, privacy }: PublisherForm): Settings {
  const addresses = { url: lineOf(url), imprint: lineOf(imprint), privacy: lineOf(privacy) };
  return blankless({ name: name.trim(), contact: contact.trim(), ...addresses });
}

export function wallClock(iso: string | null | undefined, timeZone: string): string {
  return iso ? toWallClock(iso, timeZone) : '';
}

/** Text that is no time stays as it is, for parse to name. */
export function momentOf(typed: string, timeZone: string): string | undefined {
  return typed === '' ? undefined : (fromWallClock(typed, timeZone) ?? typed);
}

export function lineOf(typed: string): string | undefined {
  return isBlank(typed) ? undefined : typed.trim();
}

export function listOf<Item>(list: Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : list;
}

export function blankless(fields: Settings): Settings {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function freeId(wanted: string, used: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count.toString()}`;
    if (!used.has(id)) return id;
  }
}
