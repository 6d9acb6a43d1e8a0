/**
 * A blog's settings as a form holds them: strings as they are typed. `settingsOf` makes of them what the wire wants;
 * two of those differ by a merge patch.
 */
import type { PublicBlog, Visibility } from '../../../shared/entry.js';
import { fromWallClock, toWallClock } from '../../entry/wallClock.js';
import { slugOf } from './slug.js';

export interface PointForm {
  lang: string;
  text: string;
  entry: string;
}

export interface DriveForm {
  /** '' until it was saved once. */
  id: string;
  title: string;
  unit: string;
  target: string;
  place: string;
  destination: string;
  startsAt: string;
  endsAt: string;
}

export interface PublisherForm {
  name: string;
  url: string;
  contact: string;
  imprint: string;
  privacy: string;
}

export interface SettingsForm {
  title: string;
  standfirst: string;
  place: string;
  timeZone: string;
  languages: readonly string[];
  visibility: Visibility;
  /** What the clock in the blog's zone shows, or ''. */
  startsAt: string;
  asks: readonly string[];
  summary: readonly PointForm[];
  drives: readonly DriveForm[];
  publisher: PublisherForm;
}

export type Settings = Record<string, unknown>;

export const FIELDS = [
  'title',
  'standfirst',
  'place',
  'timeZone',
  'languages',
  'visibility',
  'startsAt',
  'asks',
  'summary',
  'drives',
  'publisher',
] as const satisfies readonly (keyof SettingsForm)[];
export type Field = (typeof FIELDS)[number];

export function formOf(blog: PublicBlog): SettingsForm {
  const { timeZone, publisher } = blog;
  const wall = (iso: string | null | undefined) => (iso ? toWallClock(iso, timeZone) : '');
  return {
    title: blog.title,
    standfirst: blog.standfirst,
    place: blog.place,
    timeZone,
    languages: blog.languages,
    visibility: blog.visibility,
    startsAt: wall(blog.startsAt),
    asks: blog.asks ?? [],
    summary: blog.summary.map(({ lang, text, entry = '' }) => ({ lang, text, entry })),
    drives: blog.drives.map(({ id, title, unit, target, place = '', destination = '', startsAt, endsAt }) => {
      return {
        id,
        title,
        unit,
        target: target.toString(),
        place,
        destination,
        startsAt: wall(startsAt),
        endsAt: wall(endsAt),
      };
    }),
    publisher: { url: '', imprint: '', privacy: '', ...publisher },
  };
}

/** Not checked yet. What may be left out and is blank is left out; a patch then removes it. */
export function settingsOf(form: SettingsForm): Settings {
  const { timeZone } = form;
  return blankless({
    title: form.title.trim(),
    standfirst: form.standfirst.trim() || undefined,
    place: form.place.trim() || undefined,
    timeZone,
    languages: [...form.languages],
    visibility: form.visibility,
    startsAt: moment(form.startsAt, timeZone),
    asks: listOf(form.asks.map((ask) => ask.trim()).filter(Boolean)),
    summary: listOf(
      form.summary
        .filter(({ text }) => text.trim() !== '')
        .map(({ lang, text, entry }) => blankless({ lang, text: text.trim(), entry: entry || undefined })),
    ),
    drives: listOf(drivesOf(form)),
    publisher: publisherOf(form.publisher),
  });
}

function drivesOf({ drives, timeZone }: SettingsForm): Settings[] {
  const used = new Set(drives.map(({ id }) => id));
  return drives.map((drive) => {
    const id = drive.id || freeId(slugOf(drive.title).slice(0, 30).replace(/-+$/, '') || 'drive', used);
    used.add(id);
    return blankless({
      id,
      title: drive.title.trim(),
      unit: drive.unit.trim(),
      target: amount(drive.target),
      place: drive.place.trim() || undefined,
      destination: drive.destination.trim() || undefined,
      startsAt: moment(drive.startsAt, timeZone),
      endsAt: moment(drive.endsAt, timeZone),
    });
  });
}

function publisherOf({ name, url, contact, imprint, privacy }: PublisherForm): Settings {
  return blankless({
    name: name.trim(),
    contact: contact.trim(),
    url: url.trim() || undefined,
    imprint: imprint.trim() || undefined,
    privacy: privacy.trim() || undefined,
  });
}

function freeId(wanted: string, used: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count.toString()}`;
    if (!used.has(id)) return id;
  }
}

/** "1 200" and "1,200" are numbers; what is none stays as it is, for parse to name. */
function amount(typed: string): number | string {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : typed;
}

function moment(wallClock: string, timeZone: string): string | undefined {
  return wallClock === '' ? undefined : (fromWallClock(wallClock, timeZone) ?? wallClock);
}

function listOf<Item>(list: Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : list;
}

function blankless(fields: Settings): Settings {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
