/**
 * A draft: the typed text of one entry, as the form holds it: strings by the wire's field paths (`speaker.name`), so that
 * a refusal's `field` names the place on the screen. A draft is kept as typed; `contentOf` makes the content that is sent.
 */
import { isBlank } from '../../shared/characters.js';
import { WORDLESS_KINDS, type Kind } from '../../shared/entry.js';
import { mediaOf, photosOf, type DraftPhoto } from './draftPhotos.js';
import type { Field } from './field.js';
import { linesOf } from './fields.js';
import { amountIn, formLanguage, typedNumber } from './numbers.js';
import { fromWallClock, toWallClock } from './wallClock.js';
import { valueAt, type EntryContent } from './entryContent.js';

/** A text in another language: a translation, or the meaning of a chant. */
export interface Said {
  lang: string;
  text: string;
}

export interface Draft {
  kind: Kind;
  values: Readonly<Record<string, string>>;
  translations: readonly Said[];
  meanings: readonly Said[];
  /** Photos in the order in which readers see them. */
  photos: readonly DraftPhoto[];
  /** Files that are taken in now, by name, `SHOT`, or `CHOOSING`. */
  coming: readonly string[];
  /** Files that did not arrive, since the page ended before they were there. */
  lost: readonly string[];
  /** Ids of photos that were taken out, and can be put back as long as the form is open. */
  out: readonly string[];
  /** Minutes between the event and the moment in which that was said, or the sending where it happens now. */
  minutesAgo: number;
  /** The server's time when `minutesAgo` was said, ISO 8601; null where it happens now. */
  saidAt: string | null;
  /** The time of the event, where it was named, or is known already: while revising. */
  happenedAt: string | null;
  /** The zone by whose clocks the form's times are typed, see `zoneOf` (clocks.ts); the desk keeps it beside its drafts. */
  timeZone?: string;
  /** The content and the revision that a change begins from; null for a new entry. The desk's changes since must not be lost. */
  from: { words: EntryContent; rev: number; timeZone?: string } | null;
  /** The id as which a new entry was given to the outbox; absent before that. */
  sentAs?: string;
}

/** `drive`: the drive that is chosen at first, in an entry about drives. */
export function emptyDraft(kind: Kind, lang: string, drive = ''): Draft {
  const values: Record<string, string> = kind === 'drive' ? { lang, drive, amountIs: 'add' } : { lang };
  const nothing = { translations: [], meanings: [], photos: [], coming: [], lost: [], out: [] };
  return { kind, values, ...nothing, minutesAgo: 0, saidAt: null, happenedAt: null, from: null };
}

/** The content as the form would send it. Both sides of a comparison go through this, so that only real changes show. */
export function asSent(content: EntryContent, setting: Setting): EntryContent {
  return contentOf(draftOf(content, setting.timeZone), setting);
}

export interface Setting {
  /** The server's present time, ISO 8601. */
  now: string;
  timeZone: string;
}

/** The content to send: no text of which nothing would be seen, no space around lines. Not checked yet; see `faultOf`. */
export function contentOf(draft: Draft, { now, timeZone }: Setting): EntryContent {
  const content: EntryContent = { kind: draft.kind };
  for (const [path, field] of sentAlone(draft.kind)) {
    const value = sent(draft.values[path] ?? '', field, timeZone);
    if (value !== undefined) place(content, path, value);
  }
  if (content.text === undefined && !WORDLESS_KINDS.includes(draft.kind)) content.text = '';
  if (draft.kind === 'chant') content.meanings = byLanguage(draft.meanings, (text) => text.trim());
  if (draft.kind === 'drive') placeAmount(content, draft.values);
  const translations = typedTranslations(draft);
  if (Object.keys(translations).length > 0) content.translations = translations;
  if (draft.photos.length > 0) content.media = mediaOf(draft.photos);
  content.happenedAt = happenedAtOf(draft, now);
  return draft.from === null ? content : withTranslationsOf(draft.from.words, content);
}

/**
 * A changed content with the translations that it began from: once an entry was sent they are the desk's, in a sheet that
 * knows all their words. A form knows their texts alone, and the server takes a language whole.
 */
export function withTranslationsOf(base: EntryContent, changed: EntryContent): EntryContent {
  const { translations: _typed, ...rest } = changed;
  return base.translations === undefined ? rest : { ...rest, translations: base.translations };
}

function typedTranslations({ translations }: Pick<Draft, 'translations'>): Record<string, { text: string }> {
  return byLanguage(translations, (text) => ({ text: text.trimEnd() }));
}

/** Typed translations that a change leaves behind. */
export function unsentTranslations({ from, translations }: Draft): Said[] {
  const there = from?.words.translations;
  const isThere = ({ lang, text }: Said) => text.trimEnd() === valueAt(valueAt(there, usual(lang)), 'text');
  return from === null ? [] : translations.filter((one) => !isBlank(one.text) && !isThere(one));
}

/** The time of the event as the draft says it, ISO 8601. `now`: the server's present time. */
export function happenedAtOf({ happenedAt, saidAt, minutesAgo }: Draft, now: string): string {
  return happenedAt ?? new Date(Date.parse(saidAt ?? now) - minutesAgo * 60_000).toISOString();
}

/** The way back: the draft of content that was sent or stored. Fields that only the desk sets are left alone. */
export function draftOf(content: EntryContent, timeZone: string): Draft {
  const values: Record<string, string> = {};
  for (const [path, field] of sentAlone(content.kind)) {
    const typed = shown(valueAt(content, path), field, timeZone);
    if (typed !== undefined) values[path] = typed;
  }
  if (content.kind === 'drive') Object.assign(values, shownAmount(content));
  return {
    ...emptyDraft(content.kind, ''),
    values,
    translations: said(content.translations, (value) => valueAt(value, 'text')),
    meanings: said(content.meanings, (value) => value),
    photos: photosOf(content.media),
    happenedAt: typeof content.happenedAt === 'string' ? content.happenedAt : null,
  };
}

/** The fields that are sent under their own path; a drive's number goes under one of two names (see `placeAmount`). */
function sentAlone(kind: Kind): [path: string, field: Field][] {
  return linesOf(kind).filter(([path]) => path !== 'amount' && path !== 'amountIs');
}

function sent(typed: string, { as }: Field, timeZone: string): unknown {
  const line = typed.trim();
  if (as === 'check') return line === 'yes';
  if (isBlank(line)) return undefined;
  switch (as) {
    case 'area':
      return typed.trimEnd();
    case 'amount':
      return amountIn(line);
    case 'people':
      return amountIn(line, { lang: formLanguage(), whole: true });
    case 'time':
      return fromWallClock(line, timeZone) ?? line;
    default:
      return line;
  }
}

function shown(value: unknown, { as }: Field, timeZone: string): string | undefined {
  if (as === 'check') return value === true ? 'yes' : 'no';
  if (typeof value === 'number') return typedNumber(value);
  if (typeof value !== 'string') return undefined;
  return as === 'time' ? toWallClock(value, timeZone) : value;
}

function placeAmount(content: EntryContent, values: Draft['values']): void {
  const line = (values.amount ?? '').trim();
  if (line !== '') content[values.amountIs === 'total' ? 'total' : 'add'] = amountIn(line);
}

function shownAmount({ add, total }: EntryContent): Record<string, string> {
  if (typeof total === 'number') return { amountIs: 'total', amount: typedNumber(total) };
  return typeof add === 'number' ? { amountIs: 'add', amount: typedNumber(add) } : {};
}

function byLanguage<Value>(all: readonly Said[], value: (text: string) => Value): Record<string, Value> {
  return Object.fromEntries(
    all.filter(({ text }) => !isBlank(text)).map(({ lang, text }) => [usual(lang), value(text)]),
  );
}

function said(all: unknown, textOf: (value: unknown) => unknown): Said[] {
  if (typeof all !== 'object' || all === null) return [];
  return Object.entries(all).flatMap(([lang, value]) => {
    const text = textOf(value);
    return typeof text === 'string' ? [{ lang, text }] : [];
  });
}

/** A language tag in its usual spelling; text that is no tag stays as it is, for parse to name. */
export function usual(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? tag;
  } catch {
    return tag;
  }
}

function place(words: Record<string, unknown>, path: string, value: unknown): void {
  const [outer = path, inner] = path.split('.');
  if (inner === undefined) words[outer] = value;
  else words[outer] = { ...(words[outer] as object | undefined), [inner]: value };
}
