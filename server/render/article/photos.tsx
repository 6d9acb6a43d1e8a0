/** Photos, each with its place reserved before it loads, and with words where there is no picture. */
import type { JSX } from 'preact';
import type { PublicEntry } from '../../../shared/entry.js';
import { Clock } from '../clock.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import { joined } from './meta.js';
import type { Setting } from './setting.js';

type Photo = PublicEntry['media'][number];

export function Photos({ setting }: { setting: Setting }): JSX.Element {
  return (
    <>
      {setting.entry.media.map((photo) => (
        <figure key={photo.id} data-media={photo.state}>
          <Shown photo={photo} setting={setting} />
          <Caption photo={photo} setting={setting} />
        </figure>
      ))}
    </>
  );
}

function Shown({ photo, setting }: { photo: Photo; setting: Setting }): JSX.Element {
  const { messages } = setting;
  switch (photo.state) {
    case 'ready':
      return <Picture photo={photo} />;
    case 'waiting':
    case 'processing':
      return <Instead photo={photo} setting={setting} word={messages.photoWaiting} box />;
    case 'failed':
      return <Instead photo={photo} setting={setting} word={messages.photoFailed} />;
    case 'gone':
      return <Instead photo={{ ...photo, alt: '' }} setting={setting} word={messages.photoGone} />;
  }
}

function Picture({ photo }: { photo: Photo }): JSX.Element {
  const types = [...new Set(photo.sources.map(({ type }) => type))];
  const fallback = photo.sources.filter(({ type }) => type === types.at(-1));
  return (
    <picture>
      {types.slice(0, -1).map((type) => (
        <source
          key={type}
          type={type}
          srcset={srcset(photo.sources.filter((source) => source.type === type))}
          sizes={SIZES}
        />
      ))}
      <img
        src={fallback[0]?.src}
        srcset={srcset(fallback)}
        sizes={SIZES}
        width={photo.width}
        height={photo.height}
        alt={photo.alt}
        loading="lazy"
        decoding="async"
      />
    </picture>
  );
}

const SIZES = '(min-width: 48em) 40em, 100vw';

function srcset(sources: Photo['sources']): string {
  return sources.map(({ src, width }) => `${src} ${width.toString()}w`).join(', ');
}

interface InsteadProps {
  photo: Photo;
  setting: Setting;
  word: string;
  box?: boolean;
}

/** Words where the picture would be; while it is on its way they keep its room, where its size is known. */
function Instead({ photo, setting, word, box }: InsteadProps): JSX.Element {
  const { width, height } = photo;
  const room = box === true && width !== undefined && height !== undefined;
  return (
    <div class={box === true ? 'ph' : 'ph x'}>
      {room && <svg viewBox={`0 0 ${width.toString()} ${height.toString()}`} aria-hidden="true"></svg>}
      <p>
        <b {...langAttributes(setting.ui, setting.entry.lang)}>{word}</b>
        {photo.alt !== '' && <span>{photo.alt}</span>}
      </p>
    </div>
  );
}

function Caption({ photo, setting }: { photo: Photo; setting: Setting }): JSX.Element | null {
  const { messages, zone, ui, entry } = setting;
  if (photo.state === 'gone') return null;
  const line = joined([
    photo.credit !== undefined && <Sentence of={messages.credit} who={<bdi>{photo.credit}</bdi>} />,
    photo.place !== undefined && <bdi>{photo.place}</bdi>,
    photo.takenAt !== undefined && (
      <Sentence of={messages.photoTaken} time={<Clock at={photo.takenAt} zone={zone} />} />
    ),
    photo.altered && messages.photoAltered,
  ]);
  if (photo.caption === undefined && line.length === 0) return null;
  return (
    <figcaption>
      {photo.caption !== undefined && <p dir="auto">{photo.caption}</p>}
      {line.length > 0 && (
        <p class="l" {...langAttributes(ui, entry.lang)}>
          {line}
        </p>
      )}
    </figcaption>
  );
}
