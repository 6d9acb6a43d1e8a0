/** The beginning of an entry's text, as plain text: for lists, titles and link previews. */
import { contained, inOneRow, isBlank, isolated } from '../../shared/characters.js';
import { crowdSentence } from '../../shared/messages/crowd.js';
import type { PublicEntry } from '../../shared/entry.js';
import { shortened } from '../../shared/signs.js';
import { movedOf } from './article/drive.js';
import { settingOf } from './article/setting.js';
import { shownTexts } from './article/shownTexts.js';
import { timeOfDay } from './clock.js';
import { entryIn, entryWithWordsIn } from './inLanguage.js';
import { inQuotationMarks } from './language.js';
import { plainText } from './plain.js';
import type { ArticleView } from './views.js';

export interface Gist {
  lang: string;
  text: string;
}

/** The entry's blog, and the page's language. */
export type Around = Pick<ArticleView, 'blog' | 'lang'>;

/** Returns the gist in the page's language where the entry has it: at most `limit` signs, cut between words. */
export function gistOf(entry: PublicEntry, around: Around, limit: number): Gist {
  const { lang, text } = textOf(entry, around);
  const who = whoSaid(entryWithWordsIn(entry, around.blog, around.lang));
  const whole = who === undefined ? text : `${isolated(who)}: ${text}`;
  return { lang, text: contained(shortened(inOneRow(whole), limit)) };
}

/** Returns the entry's text whole, without its speaker; never empty. */
export function textOf(entry: PublicEntry, around: Around): Gist {
  if (entry.kind === 'chant') return { lang: entry.lang, text: inQuotationMarks(entry.words, entry.lang) };
  const [first] = shownTexts(entry, around.lang);
  const text = first === undefined ? '' : plainText(first.html);
  return first === undefined || isBlank(text) ? withoutText(entry, around) : { lang: first.lang, text };
}

function whoSaid(entry: PublicEntry): string | undefined {
  if (entry.kind === 'speech') return entry.speaker.name ?? entry.speaker.description;
  return entry.kind === 'quote' ? entry.source.name : undefined;
}

/** Returns the entry's number, or a photo's caption or description; where there is nothing, its kind and its time. */
function withoutText(original: PublicEntry, around: Around): Gist {
  const entry = entryWithWordsIn(original, around.blog, around.lang);
  const setting = settingOf({ entry, ...around });
  const { ui, messages, speech, zone } = setting;
  if (entry.kind === 'crowd') return { lang: ui, text: crowdSentence(entry, messages, speech) };
  if (entry.kind === 'drive') return { lang: ui, text: movedOf(entry, setting).join(' ') };
  const described = entry.media
    .flatMap(({ id }) => [`media.${id}.caption`, `media.${id}.alt`])
    .map(entryIn(original, around.blog, around.lang))
    .find((word) => word !== undefined);
  if (described !== undefined) return described;
  return { lang: ui, text: `${messages.kinds[entry.kind]}, ${timeOfDay(entry.happenedAt, zone)}` };
}
