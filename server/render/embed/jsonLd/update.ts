/** An entry as a BlogPosting: an update of a live blog, or the subject of its own page. */
import type { PublicBlog, PublicEntry } from '../../../../shared/entry.js';
import { tellsBoth } from '../../../../shared/late.js';
import { messagesFor } from '../../../../shared/messages/messages.js';
import { tellsSureness } from '../../article/meta.js';
import { entryAddress, langQuery } from '../../article/setting.js';
import { textOf } from '../../gist.js';
import { entryIn, entryWithWordsIn } from '../../inLanguage.js';
import { inZone, lastChangeOf } from '../../moments.js';
import { fileOf } from '../../photoFile.js';
import { titleOf } from '../../title.js';
import type { Site } from '../../views.js';
import { placeNode, type Node } from './node.js';

export interface Around {
  site: Site;
  blog: PublicBlog;
  lang: string;
}

/** The most signs of a headline: search engines show no more. */
export const HEADLINE_MAX = 110;

export function blogPosting(entry: PublicEntry, around: Around): Node {
  const { site, blog, lang } = around;
  const body = textOf(entry, around);
  const { place, media } = entryWithWordsIn(entry, blog, lang);
  return {
    '@type': 'BlogPosting',
    url: `${site.url}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`,
    headline: titleOf(entry, around, HEADLINE_MAX).text,
    articleBody: body.text,
    inLanguage: body.lang,
    ...timesOf(entry, blog),
    author: { '@type': 'Person', name: entry.byline },
    ...picturesOf(media, site),
    ...(place !== undefined && { contentLocation: placeNode(place) }),
    ...labelOf(entry, lang),
    ...correctionsOf(entry, around),
  };
}

/** An entry that was sent late names the moment that it tells of, too. */
function timesOf(entry: PublicEntry, { timeZone }: PublicBlog): Partial<Node> {
  return {
    datePublished: inZone(entry.publishedAt, timeZone),
    dateModified: inZone(lastChangeOf(entry), timeZone),
    ...(tellsBoth(entry) && { contentReferenceTime: inZone(entry.happenedAt, timeZone) }),
  };
}

function picturesOf(media: PublicEntry['media'], { url }: Site): Partial<Node> {
  const image = media.flatMap((photo): Node[] => {
    const file = fileOf(photo);
    if (file === undefined) return [];
    const { alt, caption, credit } = photo;
    return [
      {
        '@type': 'ImageObject',
        url: url + file.src,
        ...(alt !== '' && { description: alt }),
        ...(caption !== undefined && { caption }),
        ...(credit !== undefined && { creditText: credit }),
      },
    ];
  });
  return image.length === 0 ? {} : { image };
}

/** The label as the page shows it: its word in the page's language, and its name in the API as the code. */
function labelOf(entry: PublicEntry, lang: string): Partial<Node> {
  if (!tellsSureness(entry)) return {};
  const { verification } = entry;
  const name = messagesFor(lang).messages.verification[verification];
  return { creativeWorkStatus: { '@type': 'DefinedTerm', termCode: verification, name } };
}

/** The desk's note, and the sentence that the desk no longer stands by an entry. */
function correctionsOf(entry: PublicEntry, { blog, lang }: Around): Partial<Node> {
  const { lang: ui, messages } = messagesFor(lang);
  const note = entryIn(entry, blog, lang)('correction');
  const at = entry.correction?.at;
  const correction: Node[] = [
    ...(entry.verification === 'withdrawn' ? [commentNode(messages.withdrawnNote, ui)] : []),
    ...(note === undefined || at === undefined
      ? []
      : [{ ...commentNode(note.text, note.lang), datePublished: inZone(at, blog.timeZone) }]),
  ];
  return correction.length === 0 ? {} : { correction };
}

function commentNode(text: string, inLanguage: string): Node {
  return { '@type': 'CorrectionComment', text, inLanguage };
}
