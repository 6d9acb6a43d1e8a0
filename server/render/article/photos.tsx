/** Photos, each with its place reserved before it loads, and with a text where there is no picture. */
import type { ComponentChildren, JSX } from 'preact';
import { Clock } from '../clock.js';
import { langAttributes } from '../language.js';
import { Lines } from '../lines.js';
import { Sentence } from '../sentence.js';
import { InWhichLanguage } from '../word.js';
import { isOnePhoto, joined } from './meta.js';
import { Picture, type Alt, type Photo } from './picture.js';
import { canBeAskedFor, Removal } from './removal.js';
import type { Setting } from './setting.js';
import { isCovered, Label } from './texts.js';

export function Photos({ setting }: { setting: Setting }): JSX.Element | null {
  const { media } = setting.entry;
  const figures = media.map((photo, index) => (
    <Figure key={photo.id} photo={photo} place={index} setting={setting} total={media.length} />
  ));
  if (media.length < 2) return figures[0] ?? null;
  return (
    <>
      <div class="ps">{figures}</div>
      <SharedLine setting={setting} />
    </>
  );
}

/** The credit, place and time of all photos, in one line where they are the same. */
function SharedLine({ setting }: { setting: Setting }): JSX.Element | null {
  const [first] = setting.entry.media;
  const parts = first === undefined || !hasSharedLine(setting) ? [] : joined(lineOf(first, setting));
  return parts.length === 0 ? null : <Label setting={setting}>{parts}</Label>;
}

function hasSharedLine({ entry: { media } }: Setting): boolean {
  const lines = media.map(({ state, credit, place, takenAt, altered }) =>
    JSON.stringify([state === 'gone', credit, place, takenAt, altered]),
  );
  return media.length > 1 && new Set(lines).size === 1 && media[0]?.state !== 'gone';
}

interface FigureProps {
  photo: Photo;
  /** The photo's place in the entry, from 0. */
  place: number;
  total: number;
  setting: Setting;
}

function Figure({ photo, place, total, setting }: FigureProps): JSX.Element {
  const size = sizeOf(place, total);
  const classes = [size, isTall(photo) && 'tall'].filter(Boolean).join(' ');
  return (
    <figure data-media={photo.state} {...(classes === '' ? {} : { class: classes })}>
      <Shown photo={photo} setting={setting} width={WIDTHS[size]} />
      <Caption photo={photo} setting={setting} place={place} />
    </figure>
  );
}

type Size = '' | 'half' | 'third';

/**
 * Two photos stand side by side; of more, the first is large, and the rest fills rows of three and two without a gap.
 */
function sizeOf(place: number, total: number): Size {
  if (total === 2) return 'half';
  if (place === 0) return '';
  const rest = total - 1;
  const inHalves = rest % 3 === 0 ? 0 : rest % 3 === 1 ? Math.min(rest, 4) : 2;
  return place > rest - inHalves ? 'half' : 'third';
}

const WIDTHS: Record<Size, string> = {
  '': '(min-width: 48em) 37rem, 100vw',
  half: '(min-width: 48em) 18.5rem, 50vw',
  third: '(min-width: 48em) 12.5rem, 34vw',
};

/** Tells whether a photo at full width is higher than a screen: such a photo keeps its own width. */
function isTall({ width = 1, height = 1 }: Photo): boolean {
  return height > width;
}

function Shown({ photo, setting, width }: { photo: Photo; setting: Setting; width: string }): JSX.Element {
  const { messages } = setting;
  switch (photo.state) {
    case 'ready':
      return <Picture photo={photo} alt={altOf(photo, setting)} sizes={width} bare={setting.bare} />;
    case 'waiting':
    case 'processing':
      return <Instead photo={photo} setting={setting} word={messages.photoWaiting} box />;
    case 'failed':
      return <Instead photo={photo} setting={setting} word={messages.photoFailed} />;
    case 'gone':
      return <Instead photo={photo} setting={setting} word={messages.photoGone} />;
  }
}

interface InsteadProps {
  photo: Photo;
  setting: Setting;
  word: string;
  box?: boolean;
}

/** The text in place of a picture; while the picture is on its way, the text keeps its room where the size is known. */
function Instead({ photo, setting, word, box }: InsteadProps): JSX.Element {
  const { width, height } = photo;
  const alt = photo.state === 'gone' ? undefined : setting.said(`media.${photo.id}.alt`);
  const room = box === true && !setting.bare && width !== undefined && height !== undefined;
  return (
    <div class={box === true ? 'ph' : 'ph x'}>
      {room && <svg viewBox={`0 0 ${width.toString()} ${height.toString()}`} aria-hidden="true"></svg>}
      <p>
        <b {...langAttributes(setting.ui, setting.entry.lang)}>{word}</b>{' '}
        {alt !== undefined && (
          <span {...langAttributes(alt.lang, setting.entry.lang)} dir="auto">
            <Lines of={alt.text} />
            {!isCovered(alt, setting) && <InWhichLanguage of={alt.lang} page={setting} around={alt.lang} />}
          </span>
        )}
      </p>
    </div>
  );
}

/** The reporter's caption; credit, place and time in a small line. */
function Caption({ photo, setting, place }: Omit<FigureProps, 'total'>): JSX.Element | null {
  if (photo.state === 'gone') return null;
  const line = hasSharedLine(setting) ? [] : lineOf(photo, setting);
  // An entry that is one photo has this link in its foot already.
  const asks = photo.state === 'ready' && !isOnePhoto(setting.entry) && canBeAskedFor(setting);
  if (asks) line.push(<Removal setting={setting} photo={place + 1} />);
  const parts = joined(line);
  const caption = setting.said(`media.${photo.id}.caption`);
  if (caption === undefined && parts.length === 0) return null;
  return (
    <figcaption>
      {caption !== undefined && (
        <p {...langAttributes(caption.lang, setting.entry.lang)} dir="auto">
          <Lines of={caption.text} />
          {!isCovered(caption, setting) && <InWhichLanguage of={caption.lang} page={setting} around={caption.lang} />}
        </p>
      )}
      {parts.length > 0 && (
        <p class="l" {...langAttributes(setting.ui, setting.entry.lang)}>
          {parts}
        </p>
      )}
    </figcaption>
  );
}

/** The description in the page's language; pages of others show it where they show no picture. */
function altOf({ id }: Photo, { said, entry }: Setting): Alt {
  const alt = said(`media.${id}.alt`);
  return alt === undefined ? { alt: '' } : { alt: alt.text, ...langAttributes(alt.lang, entry.lang) };
}

function lineOf(photo: Photo, { messages, zone }: Setting): ComponentChildren[] {
  return [
    photo.credit !== undefined && <Sentence of={messages.credit} who={<bdi>{photo.credit}</bdi>} />,
    photo.place !== undefined && <bdi>{photo.place}</bdi>,
    photo.takenAt !== undefined && (
      <Sentence of={messages.photoTaken} time={<Clock at={photo.takenAt} zone={zone} />} />
    ),
    photo.altered && messages.photoAltered,
  ];
}
