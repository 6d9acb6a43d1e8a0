/** The first words of an entry, as plain text: for lists, titles and previews. */
import { inOneRow, isBlank, isolated } from '../../shared/characters.js';
import type { PublicEntry } from '../../shared/entry.js';
import { shortened } from '../../shared/signs.js';
import { movedOf } from './article/drive.js';
import { settingOf } from './article/setting.js';
import { shownTexts } from './article/texts.js';
import { timeOfDay } from './clock.js';
import { inQuotationMarks } from './language.js';
import { plainText } from './plain.js';
import type { ArticleView } from './views.js';

export interface Gist {
  lang: string;
  text: string;
}

/** Of what blog the entry is, and the page's language. */
type Around = Pick<ArticleView, 'blog' | 'lang'>;

/** In the page's language where the entry has it. At most `limit` signs, cut between words. */
export function gistOf(entry: PublicEntry, around: Around, limit: number): Gist {
  const { lang, text } = wordsOf(entry, around);
  const who = whoSaid(entry);
  if (who === undefined) return { lang, text: shortened(inOneRow(text), limit) };
  const whole = inOneRow(`${who}: ${text}`);
  if (shortened(whole, limit) !== whole) return { lang, text: shortened(whole, limit) };
  return { lang, text: `${isolated(who)}: ${isolated(inOneRow(text))}` };
}

/** The words alone, whole and without who said them; never empty. */
export function wordsOf(entry: PublicEntry, around: Around): Gist {
  if (entry.kind === 'chant') return { lang: entry.lang, text: inQuotationMarks(entry.words, entry.lang) };
  const [first] = shownTexts(entry, around.lang);
  const text = first === undefined ? '' : plainText(first.html);
  return first === undefined || isBlank(text) ? wordless(entry, around) : { lang: first.lang, text };
}

function whoSaid(entry: PublicEntry): string | undefined {
  if (entry.kind === 'speech') return entry.speaker.name ?? entry.speaker.description;
  return entry.kind === 'quote' ? entry.source.name : undefined;
}

function figure({ low, high, lang }: Extract<PublicEntry, { kind: 'crowd' }>): string {
  return new Intl.NumberFormat(lang).format(low ?? high ?? 0);
}

/** What the page says large, or what of a photo is said; where there is nothing, its kind and its time. */
function wordless(entry: PublicEntry, around: Around): Gist {
  const { lang: own } = entry;
  if (entry.kind === 'crowd') return { lang: own, text: entry.said ?? `${figure(entry)} (${entry.according})` };
  const setting = settingOf({ entry, ...around });
  const { ui, messages, zone } = setting;
  if (entry.kind === 'drive') return { lang: ui, text: movedOf(entry, setting).join(' ') };
  const described = entry.media.flatMap(({ caption = '', alt }) => [caption, alt]).find((words) => !isBlank(words));
  if (described !== undefined) return { lang: own, text: described };
  return { lang: ui, text: `${messages.kinds[entry.kind]}, ${timeOfDay(entry.happenedAt, zone)}` };
}
