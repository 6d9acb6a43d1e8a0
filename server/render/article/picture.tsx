/**
 * A photo that is ready: its files by type and width, over its tiny copy, which is visible until the file has come. On
 * pages without our styles (`bare`) the tiny copy would be a second photo, and a large file wider than the page.
 */
import type { JSX } from 'preact';
import type { PublicEntry } from '../../../shared/entry.js';

export type Photo = PublicEntry['media'][number];

/** A photo's description, with its language where that is not the entry's own. */
export interface Alt {
  alt: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

interface PictureProps {
  photo: Photo;
  alt: Alt;
  sizes: string;
  bare?: boolean;
}

/** Without scripts the photo is a link to its largest file; with them the viewer opens. */
export function Picture({ photo, alt, sizes, bare }: PictureProps): JSX.Element {
  const { sources } = photo;
  const { width, height } = bare === true ? inColumn(photo) : photo;
  const types = [...new Set(sources.map(({ type }) => type))];
  // The type that all browsers can show stands last.
  const plain = byWidth(sources, types.at(-1));
  return (
    <a class="v" href={plain.at(-1)?.src} data-photo={photo.id}>
      {bare !== true && isTiny(photo.placeholder) && (
        <img class="b" src={photo.placeholder} width={width} height={height} alt="" aria-hidden="true" />
      )}
      <picture>
        {types.slice(0, -1).map((type) => (
          <source key={type} type={type} srcset={srcset(byWidth(sources, type))} sizes={sizes} />
        ))}
        <img
          src={plain.at(-1)?.src}
          srcset={srcset(plain)}
          sizes={sizes}
          width={width}
          height={height}
          {...alt}
          loading="lazy"
          decoding="async"
        />
      </picture>
    </a>
  );
}

/** The width of a picture in pixels on pages that do not limit it. */
const COLUMN = 640;

function inColumn({ width, height }: Photo): Pick<Photo, 'width' | 'height'> {
  if (width === undefined || height === undefined || width <= COLUMN) return { width, height };
  return { width: COLUMN, height: Math.round((height * COLUMN) / width) };
}

/** Tells whether the tiny copy is a picture within the page, as our pipeline makes it. */
function isTiny(placeholder: string | undefined): boolean {
  return placeholder?.startsWith('data:image/') === true;
}

function byWidth(sources: Photo['sources'], type: string | undefined): Photo['sources'] {
  return sources.filter((source) => source.type === type).toSorted((one, other) => one.width - other.width);
}

function srcset(sources: Photo['sources']): string {
  return sources.map(({ src, width }) => `${src} ${width.toString()}w`).join(', ');
}
