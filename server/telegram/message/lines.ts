/** The lines around an entry's own words in a message: label and time above, byline and link below. */
import { inOneRow, isolated } from '../../../shared/characters.js';
import { tellsBoth } from '../../../shared/late.js';
import { shortened } from '../../../shared/signs.js';
import { tellsSureness } from '../../render/article/meta.js';
import { entryAddress, langQuery, type Setting } from '../../render/article/setting.js';
import { dayText, isOwnDay, offsetOf, timeOfDay, type Zone } from '../../render/clock.js';
import { blogIn } from '../../render/inLanguage.js';
import { commaOf } from '../../render/language.js';
import { warningOf } from '../../render/title.js';
import { bold, inDirectionOf, italic, joined, link, plain, type Span } from '../spans.js';

const DOT = ' · ';
/** Signs of a line that people typed and that is not the entry's text. */
const TYPED_MAX = 80;
/** A title of signs that are longer than this together gives way to the slug: a link needs words. */
const TITLE_UNITS = 200;

/** The label comes first: whoever reads no further has read it. Then urgency, kind and time. */
export function headLine(setting: Setting): Span[] {
  const { entry, messages, ui } = setting;
  const { kind } = entry;
  const parts = [
    bold(labelOf(setting) ?? ''),
    bold(kind === 'notice' ? messages.urgency[entry.urgency ?? 'info'] : ''),
    plain(kind === 'update' || kind === 'notice' ? '' : messages.kinds[kind]),
    plain(timesOf(setting)),
  ];
  return inDirectionOf(joined(parts, DOT), ui);
}

/** The label as the entry's own page has it; a corrected entry says so whatever else is known of it. */
function labelOf({ entry, messages }: Setting): string | null {
  const label = warningOf(entry) ?? (tellsSureness(entry) ? entry.verification : null);
  return label === null ? null : messages.verification[label];
}

/** The time in the rally's zone, which nothing around a message says; when it was sent, where that was much later. */
function timesOf({ entry, messages, speech, zone }: Setting): string {
  const own = { ...zone, day: entry.publishedAt };
  const happened = momentOf(entry.happenedAt, own);
  const parts = [happened];
  if (tellsBoth(entry)) parts.push(speech.say(messages.posted, { time: timeOfDay(entry.publishedAt, own) }));
  if (entry.kind === 'notice' && entry.until !== undefined) {
    parts.push(speech.say(messages.until, { time: momentOf(entry.until, own) }));
  }
  return parts.join(DOT);
}

/** "15:42 UTC+4", with the day where it is not the day of the sending. */
function momentOf(at: string, zone: Zone): string {
  const time = `${timeOfDay(at, zone)} ${offsetOf(zone.timeZone, at)}`;
  return isOwnDay(at, zone) ? time : `${dayText(at, zone, true)}${commaOf(zone.lang)}${time}`;
}

/** The desk's note on a corrected or withdrawn entry: before the text, so that nobody misses it. */
export function correctionLines({ entry, messages, speech, zone, said, ui }: Setting): Span[] {
  const { correction, verification } = entry;
  const withdrawn = verification === 'withdrawn' ? [bold(messages.withdrawnNote)] : [];
  if (correction === undefined) return joined(withdrawn, '');
  const at = momentOf(correction.at, { ...zone, day: entry.publishedAt });
  const note = said('correction')?.text ?? '';
  const noted = joined([bold(speech.say(messages.correction, { time: at })), plain(isolated(inOneRow(note)))], ' ');
  return joined(
    [...withdrawn, noted].map((line) => inDirectionOf(line, ui)),
    '\n',
  );
}

/** Byline, place and the time of the last edit. */
export function bylineLine({ entry, messages, speech, zone, said, ui }: Setting): Span[] {
  const edited = entry.editedAt;
  const own = { ...zone, day: entry.publishedAt };
  const parts = [
    typed(entry.byline),
    typed(said('place')?.text ?? ''),
    edited === undefined ? '' : speech.say(messages.edited, { time: momentOf(edited, own) }),
  ];
  return inDirectionOf(italic(parts.filter((part) => part !== '').join(DOT)), ui);
}

export function typed(text: string): string {
  return isolated(shortened(inOneRow(text), TYPED_MAX));
}

/** The rally's title, which leads to the entry's own page. */
export function linkLine(setting: Setting): Span[] {
  const { slug } = setting.blog;
  const title = shortened(inOneRow(blogIn(setting.blog, setting.lang)('title')?.text ?? slug), TYPED_MAX);
  return link(title.length > TITLE_UNITS ? slug : title, addressOf(setting));
}

/** The absolute address of the entry's page. */
export function addressOf({ entry, blog, lang, site }: Setting): string {
  return `${site?.url ?? ''}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`;
}
