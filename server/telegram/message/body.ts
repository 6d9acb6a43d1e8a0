/** An entry's own words in a message, by its kind. */
import { inOneRow, isolated } from '../../../shared/characters.js';
import { crowdSentence } from '../../../shared/messages/crowd.js';
import { movedOf } from '../../render/article/drive.js';
import { entryAddress, langQuery, type EntryOf, type Setting } from '../../render/article/setting.js';
import { shownTexts } from '../../render/article/shownTexts.js';
import { howItWasSaid } from '../../render/article/speech.js';
import { described } from '../../render/article/texts.js';
import { entryWithWordsIn } from '../../render/inLanguage.js';
import { commaOf, inQuotationMarks, languageName } from '../../render/language.js';
import { markedText } from '../markedText.js';
import { bold, inDirectionOf, italic, joined, link, marked, plain, type Span } from '../spans.js';

export function bodyOf(setting: Setting): Span[] {
  const { entry } = setting;
  switch (entry.kind) {
    case 'update':
      return lines([corrects(entry, setting), text(setting)]);
    case 'notice':
    case 'photo':
      return text(setting);
    case 'chant':
      return lines([chant(entry, setting), text(setting)]);
    case 'speech':
      return lines([speaker(entry, setting), quoted(text(setting))]);
    case 'quote':
      return lines([source(entry, setting), quoted(text(setting)), origin(entry, setting)]);
    case 'drive':
      return lines([drive(entry, setting), text(setting)]);
    case 'crowd':
      return lines([crowd(entry, setting), text(setting), method(setting)]);
  }
}

function lines(parts: readonly Span[][]): Span[] {
  return joined(parts, '\n');
}

function quoted(spans: Span[]): Span[] {
  return marked(spans, { tag: 'blockquote' });
}

/** The text in the channel's language, else the original; the language is said where it is a translation or another's. */
function text(setting: Setting): Span[] {
  const [first] = shownTexts(setting.entry, setting.lang);
  if (first === undefined) return [];
  const says = first.is === 'desk' || first.is === 'machine' || setting.isInOriginal;
  const label = says ? inDirectionOf(italic(described(first, setting)), setting.ui) : [];
  return lines([label, markedText(first.html)]);
}

function corrects({ corrects: earlier }: EntryOf<'update'>, { blog, lang, site, messages }: Setting): Span[] {
  if (earlier === undefined) return [];
  return link(messages.corrects, `${site?.url ?? ''}${entryAddress(blog.slug, earlier, langQuery(blog, lang))}`);
}

function chant({ words, lang, transliteration, meanings }: EntryOf<'chant'>, setting: Setting): Span[] {
  const all = Object.entries(meanings);
  const own = all.filter(([tag]) => tag === setting.lang);
  const shown = own.length > 0 ? own : all;
  const meant = shown.map(([tag, meaning]) =>
    plain(tag === setting.lang ? meaning : `${isolated(meaning)} (${languageName(tag, setting.ui)})`),
  );
  return lines([bold(inQuotationMarks(words, lang)), italic(transliteration ?? ''), ...meant]);
}

const PARTS = ['speaker.description', 'speaker.role', 'speaker.organisation'] as const;

function speaker(entry: EntryOf<'speech'>, setting: Setting): Span[] {
  const parts = PARTS.map((path) => setting.said(path)?.text).filter((part) => part !== undefined);
  const [name = '', ...more] = entry.speaker.name === undefined ? parts : [entry.speaker.name, ...parts];
  const rest = more.map((part) => `${commaOf(setting.lang)}${isolated(part)}`).join('');
  const who = joined([bold(rest === '' ? name : isolated(name)), plain(rest)], '');
  return lines([who, inDirectionOf(italic(howItWasSaid(entry, setting)), setting.ui)]);
}

function source({ source: { handle } }: EntryOf<'quote'>, { said }: Setting): Span[] {
  const name = bold(said('source.name')?.text ?? '');
  return joined([name, plain(handle === undefined ? '' : isolated(handle))], ' ');
}

/** The place of first publication. */
function origin({ source: { published, url } }: EntryOf<'quote'>, { messages, speech, ui }: Setting): Span[] {
  const where =
    published === undefined
      ? url !== undefined && messages.firstPublishedLink
      : speech.say(messages.firstPublished, { where: isolated(published) });
  if (where === false) return [];
  return inDirectionOf(url === undefined ? plain(where) : link(where, url), ui);
}

function drive(entry: EntryOf<'drive'>, setting: Setting): Span[] {
  const [moved, what = ''] = movedOf(entry, setting);
  return inDirectionOf(joined([bold(moved), plain(what)], ' '), setting.ui);
}

function crowd(entry: EntryOf<'crowd'>, { blog, lang, messages, speech, ui }: Setting): Span[] {
  const inLanguage = entryWithWordsIn(entry, blog, lang) as EntryOf<'crowd'>;
  return inDirectionOf(bold(crowdSentence(inLanguage, messages, speech)), ui);
}

function method({ said, messages, speech, ui }: Setting): Span[] {
  const how = said('method')?.text;
  if (how === undefined) return [];
  return inDirectionOf(italic(speech.say(messages.crowdMethod, { method: isolated(inOneRow(how)) })), ui);
}
