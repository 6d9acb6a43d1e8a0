/** The texts of a link preview, of a blog or of an entry, in the words of the page. */
import { contained, directionOfText, inOneRow, isolated } from '../../../shared/characters.js';
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { tellsBoth } from '../../../shared/late.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import type { LinkPreviewPicture } from '../../media/linkPreview/picture.js';
import { dayText, timeOfDay, weekdayText, type Zone } from '../../render/clock.js';
import { shortened } from '../../../shared/signs.js';
import { tellsSureness } from '../../render/article/meta.js';
import { textOf } from '../../render/gist.js';
import { blogIn, blogWithWordsIn, entryWithWordsIn } from '../../render/inLanguage.js';
import { commaOf, directionOf } from '../../render/language.js';
import type { Site } from '../../render/views.js';

export function blogPicture(original: PublicBlog, lang: string, site: Site): LinkPreviewPicture {
  const blog = blogWithWordsIn(original, lang);
  const { zone, ...page } = settingOf(blog, lang);
  const { startsAt, statusAt, endedAt, status } = blog;
  const at = startsAt ?? statusAt;
  const isUnknown = status === 'announced' && startsAt === null;
  return {
    ...page,
    when: isUnknown ? '' : momentText(status === 'ended' ? (endedAt ?? statusAt) : at, zone),
    ...titleAlone(original, lang),
    label: '',
    under: [isolated(blog.place), weekdayText(at, zone)].filter((part) => part !== '').join(' · '),
    site: site.name,
  };
}

/**
 * A picture goes from hand to hand without the page: the words of an entry that nobody saw or confirmed, or that the desk
 * took back, are not in it, nor could a later picture call them back.
 */
export function entryPicture(entry: PublicEntry, blog: PublicBlog, lang: string, site: Site): LinkPreviewPicture {
  const { zone, ...page } = settingOf(blog, lang);
  const { messages } = messagesFor(lang);
  return {
    ...page,
    when: timesText(entry, lang, zone),
    label: tellsSureness(entry) ? messages.verification[entry.verification] : '',
    ...(isToldByPictures(entry)
      ? wordsOf(entry, blog, lang)
      : { ...titleAlone(blog, lang), under: messages.kinds[entry.kind] }),
    site: site.name,
  };
}

function isToldByPictures({ verification }: PublicEntry): boolean {
  return verification !== 'unconfirmed' && verification !== 'withdrawn';
}

type Words = Pick<LinkPreviewPicture, 'text' | 'said' | 'rightToLeft' | 'foot'>;

function titleAlone(blog: PublicBlog, lang: string): Words {
  const title = blogIn(blog, lang)('title') ?? { text: blog.title, lang };
  return {
    text: title.text,
    said: false,
    rightToLeft: isRightToLeft(title.text, title.lang),
    foot: blog.publisher.name,
  };
}

function wordsOf(entry: PublicEntry, blog: PublicBlog, lang: string): Words & { under: string } {
  const words = textOf(entry, { blog, lang });
  return {
    // Below a photo there is room for one line.
    text: contained(shortened(entry.kind === 'photo' ? inOneRow(words.text) : words.text, 320)),
    said: entry.kind === 'chant' || entry.kind === 'speech' || entry.kind === 'quote',
    rightToLeft: isRightToLeft(words.text, words.lang),
    under: underOf(entryWithWordsIn(entry, blog, lang), lang),
    foot: blogWithWordsIn(blog, lang).title,
  };
}

/** The file to draw from: the smallest that is large enough. Only a photo entry is its photo. */
export function photoOf({ kind, media }: PublicEntry): string | null {
  if (kind !== 'photo') return null;
  const files = (media.find(({ state }) => state === 'ready')?.sources ?? [])
    .filter(({ type }) => type === 'image/jpeg')
    .toSorted((one, other) => one.width - other.width);
  return (files.find(({ width }) => width >= 1200) ?? files.at(-1))?.src ?? null;
}

type PageOfPicture = Pick<LinkPreviewPicture, 'state' | 'mirrored'> & { zone: Zone };

function settingOf(blog: PublicBlog, lang: string): PageOfPicture {
  const { lang: ui, messages } = messagesFor(lang);
  return {
    zone: { timeZone: blog.timeZone, lang: ui, day: null },
    // The capital of an Azerbaijani i has a dot.
    state: { word: messages.status[blog.status].toLocaleUpperCase(ui), live: blog.status === 'live' },
    mirrored: directionOf(ui) === 'rtl',
  };
}

function momentText(at: string, zone: Zone): string {
  return `${dayText(at, zone)}${commaOf(zone.lang)}${timeOfDay(at, zone)}`;
}

/** The time of what happened, and beside it the time of the sending where that came later. */
function timesText(entry: PublicEntry, lang: string, zone: Zone): string {
  const { happenedAt, publishedAt } = entry;
  const happened = momentText(happenedAt, zone);
  if (!tellsBoth(entry)) return happened;
  const isSameDay = dayText(publishedAt, zone) === dayText(happenedAt, zone);
  const time = isSameDay ? timeOfDay(publishedAt, zone) : momentText(publishedAt, zone);
  const { messages, speech } = messagesFor(lang);
  return `${happened} · ${speech.say(messages.posted, { time })}`;
}

/** The line below: the speaker; a chant's meaning in the page's language; else the entry's byline. */
function underOf(entry: PublicEntry, lang: string): string {
  switch (entry.kind) {
    case 'chant':
      return inOneRow(entry.meanings[lang] ?? Object.values(entry.meanings)[0] ?? entry.byline);
    case 'speech': {
      const { name, description, role, organisation } = entry.speaker;
      return [name ?? description, role, organisation]
        .filter((part) => part !== undefined)
        .map(isolated)
        .join(commaOf(entry.lang));
    }
    case 'quote':
      return entry.source.name;
    default:
      return entry.byline;
  }
}

/** Whether words run from the right by their own first letter, as on the page. */
function isRightToLeft(words: string, lang: string): boolean {
  return (directionOfText(words) ?? directionOf(lang)) === 'rtl';
}
