/** An entry's content in the form of the wire, and the way to take it out of an entry. */
import type { DeskEntry, Kind, NamedPhoto } from '../../shared/entry.js';
import { isObject } from '../../shared/entry/patch.js';
import { namesOf } from './fields.js';

/** The fields that `post` carries beside `id` and `blog`. */
export type EntryContent = { kind: Kind } & Record<string, unknown>;

/**
 * An entry's content alone, as it went over the wire: the fields of the form, without HTML, labels, numbers, the photos'
 * files, and photos that were taken down, which nobody can name again.
 */
export function contentOfEntry(entry: DeskEntry): EntryContent {
  const { kind, happenedAt, text, media, translations } = entry;
  const named = media.filter(({ state }) => state !== 'gone').map(namedPhoto);
  // Words beside the text in other languages have a sheet of their own at the desk.
  const translated = Object.entries(translations).filter(([, translation]) => translation.text !== '');
  const texts = translated.map(([lang, translation]) => [lang, { text: translation.text }]);
  const own = namesOf(kind).flatMap((name) => (Object.hasOwn(entry, name) ? [[name, valueAt(entry, name)]] : []));
  return {
    ...(Object.fromEntries(own) as Record<string, unknown>),
    kind,
    happenedAt,
    ...(text === '' ? {} : { text }),
    ...(named.length === 0 ? {} : { media: named }),
    ...(texts.length === 0 ? {} : { translations: Object.fromEntries(texts) as Record<string, unknown> }),
  };
}

/** The value at a path of the wire, such as `speaker.name`. */
export function valueAt(value: unknown, path: string): unknown {
  const inner = (outer: unknown, name: string) => (isObject(outer) ? outer[name] : undefined);
  return path.split('.').reduce(inner, value);
}

type PhotoSaid = Record<Exclude<keyof NamedPhoto, 'id' | 'alt' | 'altered' | 'facesChecked'>, unknown>;

/**
 * A photo as a command names it: its texts, nothing of its files. A field that is left out here would be taken off the
 * entry by the next change of any photo's texts, since a list goes whole; an answer about its faces stays with the server.
 */
function namedPhoto({ id, alt, caption, credit, takenAt, place, altered }: DeskEntry['media'][number]) {
  const texts = { caption, credit, takenAt, place } satisfies PhotoSaid;
  const said = Object.entries(texts).filter(([, value]) => value !== undefined);
  return { id, alt, ...Object.fromEntries(said), ...(altered ? { altered } : {}) };
}
