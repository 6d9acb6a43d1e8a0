/** Two versions of one entry: what each says that the other does not, and one's change on top of the other. */
import { mergePatch } from '../../shared/entry/patch.js';
import { dayInYearAndTime } from '../../shared/messages/times.js';
import { photosOf } from './draftPhotos.js';
import type { Field } from './field.js';
import { fieldsOf, type Path } from './fields.js';
import type { FormSpeech } from './formWords.js';
import { languageName } from './languages.js';
import { patchOf } from './patch.js';
import { valueAt, type EntryContent } from './entryContent.js';

export interface Part {
  key: string;
  label: string;
  text: string;
  lang: string | undefined;
}

/**
 * The parts of a version that the other has otherwise or not at all, beside those that stand in its gist. Times are those of
 * the rally's zone.
 */
export function partsApart(version: EntryContent, other: EntryContent, timeZone: string, speech: FormSpeech): Part[] {
  const others = new Map(partsOf(other, timeZone, speech).map(({ key, text }) => [key, text]));
  return partsOf(version, timeZone, speech).filter(({ key, text }) => others.get(key) !== text);
}

/**
 * The author's change on top of what stands now: `base` is what the change began from. A field that the author left alone
 * is as it stands; a photo that was taken down meanwhile is not named again.
 */
export function ontoStanding(base: EntryContent | null, mine: EntryContent, stands: EntryContent): EntryContent {
  if (base === null) return mine;
  const merged = mergePatch(stands, patchOf(base, mine));
  return merged.media === undefined ? merged : { ...merged, media: mediaOnto(base, mine, stands) };
}

type Named = { id: string };

function mediaOnto(...[base, mine, stands]: EntryContent[]): Named[] {
  const [before, own, there] = [base, mine, stands].map((content) => (content?.media ?? []) as Named[]);
  const find = (list: Named[] | undefined, { id }: Named) => list?.find((one) => one.id === id);
  return (own ?? []).flatMap((photo) => {
    const [was, is] = [find(before, photo), find(there, photo)];
    if (was === undefined) return [photo];
    return is === undefined ? [] : [mergePatch(is, patchOf({ ...was }, { ...photo }))];
  });
}

/** Shown by the gist already, or chosen and not written. */
const NOT_SAID: readonly (Field['as'] | Path)[] = [
  'text',
  'words',
  'check',
  'choice',
  'language',
  'drive',
  'amount',
  'entry',
  'said',
];

function partsOf(content: EntryContent, timeZone: string, speech: FormSpeech): Part[] {
  const lang = typeof content.lang === 'string' ? content.lang : undefined;
  return [...fieldParts(content, timeZone, speech), ...saidParts(content), ...photoParts(content, speech, lang)];
}

function fieldParts(content: EntryContent, timeZone: string, { form, lang: own }: FormSpeech): Part[] {
  const lang = typeof content.lang === 'string' ? content.lang : undefined;
  const written = fieldsOf(content.kind).filter(([path, { as }]) => !NOT_SAID.includes(path) && !NOT_SAID.includes(as));
  return written.flatMap(([path, { as, label = path }]) => {
    const text = valueAt(content, path);
    if (typeof text !== 'string' || text === '') return [];
    const part = { key: path, label: form.fields[label] };
    // A text that is no time stays as it is: the server refuses it.
    const time = as === 'time' ? dayInYearAndTime(text, timeZone, own) : '';
    return [time === '' ? { ...part, text, lang } : { ...part, text: time, lang: own }];
  });
}

function saidParts({ translations, meanings }: EntryContent): Part[] {
  const all = { translations, meanings };
  return Object.entries(all).flatMap(([name, said]) =>
    Object.entries(said ?? {}).flatMap(([lang, value]) => {
      const text: unknown = name === 'meanings' ? value : valueAt(value, 'text');
      return typeof text === 'string' ? [{ key: `${name}.${lang}`, label: languageName(lang), text, lang }] : [];
    }),
  );
}

function photoParts({ media }: EntryContent, { form, say }: FormSpeech, lang: Part['lang']): Part[] {
  return photosOf(media).map(({ id, alt, caption, credit }, index) => ({
    key: `media.${id}`,
    label: say(form.photos.photo, { place: index + 1 }),
    text: [alt, caption, credit].filter((text) => text !== '').join('\n') || form.photos.noDescription,
    lang,
  }));
}
