/**
 * An entry as a message of Telegram: HTML with its tags alone, within its limits. Pure: what is said is what readers may
 * see of the entry at that moment.
 */
import type { PublicBlog, PublicEntry } from '../../shared/entry.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { settingOf, type Setting } from '../render/article/setting.js';
import { addressOf, bylineLine, correctionLines, headLine, linkLine } from './message/lines.js';
import { bodyOf } from './message/body.js';
import { photoLines, type Photo } from './message/photoLines.js';
import { cutTo, htmlOf, inDirectionOf, joined, link, plain, unitsOf, type Span } from './spans.js';

/** Units after entities are parsed (core.telegram.org/bots/api#sendmessage, #sendphoto). */
export const TEXT_MAX = 4_096;
export const CAPTION_MAX = 1_024;

/** The blog, the language of the channel, and the origin of our addresses. */
export interface Around {
  blog: PublicBlog;
  lang: string;
  url: string;
}

/**
 * The whole message of an entry. `shown`: the ids of photos that stand beside it. `limit`: `TEXT_MAX`, or `CAPTION_MAX`
 * below a photo.
 */
export function messageOf(entry: PublicEntry, around: Around, limit: number, shown: readonly string[] = []): string {
  return htmlOf(spansOf(entry, around, limit, { shown, signed: true }));
}

interface Shape {
  shown: readonly string[];
  /** With the line of the byline. */
  signed: boolean;
}

function spansOf(entry: PublicEntry, around: Around, limit: number, { shown, signed }: Shape): Span[] {
  const setting = settingIn(entry, around);
  const byline = signed ? cutTo(bylineLine(setting), BYLINE_MAX) : [];
  const foot = joined([byline, linkLine(setting)], '\n');
  return joined([...partsOf(setting, limit - unitsOf(foot) - GAP.length, shown), foot], GAP);
}

/** Units of the lines around the text: a sign may be made of thousands of them. */
const HEAD_MAX = 160;
const BYLINE_MAX = 200;
/** Between the parts of a message: an empty line. */
const GAP = '\n\n';
/** The share of a message that a note of correction takes at most. */
const NOTE_SHARE = 3;

function partsOf(setting: Setting, room: number, shown: readonly string[]): Span[][] {
  const head = cutTo(headLine(setting), HEAD_MAX);
  const note = cutTo(correctionLines(setting), Math.floor(room / NOTE_SHARE));
  const above = joined([head, note], '\n');
  const { entry } = setting;
  if (entry.verification === 'withdrawn') return [above];
  const photos = entry.media.map((photo) => photoLines(photo, setting, shown.includes(photo.id)));
  const body = joined([bodyOf(setting), ...photos], GAP);
  return [above, within(body, room - unitsOf(above) - GAP.length, setting)];
}

/** Cuts the words to their room: the rest is one tap away. */
function within(body: Span[], room: number, setting: Setting): Span[] {
  if (unitsOf(body) <= room) return body;
  const more = link(setting.messages.wholeText, addressOf(setting));
  return joined([cutTo(body, room - unitsOf(more) - 1), more], '\n');
}

/**
 * Makes one message of several entries without photos, each with a link of its own, in their order. Where they are too long
 * together, each is cut to its share.
 */
export function gatheredOf(entries: readonly PublicEntry[], around: Around): string {
  const room = TEXT_MAX - SEPARATOR.length * (entries.length - 1);
  const share = Math.floor(room / entries.length);
  const whole = entries.map((entry) => spansOf(entry, around, TEXT_MAX, { shown: [], signed: true }));
  const fits = whole.reduce((sum, spans) => sum + unitsOf(spans), 0) <= room;
  const cut = (entry: PublicEntry) => spansOf(entry, around, share, { shown: [], signed: false });
  return htmlOf(joined(fits ? whole : entries.map(cut), SEPARATOR));
}

const SEPARATOR = '\n\n———\n\n';
/** Entries in one message at most: each still has room for some sentences. */
export const GATHERED_MAX = 8;

/** The caption of a further photo of an entry, whose message stands before it: the label goes along with the picture. */
export function furtherCaption(photo: Photo, entry: PublicEntry, around: Around): string {
  const setting = settingIn(entry, around);
  const foot = linkLine(setting);
  const head = cutTo(headLine(setting), HEAD_MAX);
  const room = CAPTION_MAX - unitsOf(foot) - unitsOf(head) - 2;
  return htmlOf(joined([head, cutTo(photoLines(photo, setting, true), room), foot], '\n'));
}

/** Says what stands in the place of an entry that readers may not see any more, where its message cannot be deleted. */
export function goneMessage({ lang }: Pick<Around, 'lang'>): string {
  const { push, lang: ui } = messagesFor(lang);
  return htmlOf(inDirectionOf(plain(push.gone), ui));
}

function settingIn(entry: PublicEntry, { blog, lang, url }: Around): Setting {
  return settingOf({ entry, blog, lang, site: { contact: null, url } });
}
