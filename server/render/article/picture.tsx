/**
 * A photo that is there: its files by type and width, beneath it its tiny copy until the real one has come. Without our
 * styles the tiny copy would be a second photo, and a large one wider than the page: `bare` is for there.
 */
import type { JSX } from 'preact';
import type { PublicEntry } from '../../../shared/entry.js';

export type Photo = PublicEntry['media'][number];

/** Without scripts the photo is a link to its largest file; with them the viewer opens. */
export function Picture({ photo, sizes, bare }: { photo: Photo; sizes: string; bare?: boolean }): JSX.Element {
  const { sources } = photo;
  const { width, height } = bare === true ? inColumn(photo) : photo;
  const types = [...new Set(sources.map(({ type }) => type))];
  // What every browser shows stands last.
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
          alt={photo.alt}
          loading="lazy"
          decoding="async"
        />
      </picture>
    </a>
  );
}

/** In pixels; where nothing says how wide a picture may be, that is as wide as it is shown. */
const COLUMN = 640;

function inColumn({ width, height }: Photo): Pick<Photo, 'width' | 'height'> {
  if (width === undefined || height === undefined || width <= COLUMN) return { width, height };
  return { width: COLUMN, height: Math.round((height * COLUMN) / width) };
}

/** Made by our own pipeline; a picture in the page itself is all that it may be. */
function isTiny(placeholder: string | undefined): boolean {
  return placeholder?.startsWith('data:image/') === true;
}

function byWidth(sources: Photo['sources'], type: string | undefined): Photo['sources'] {
  return sources.filter((source) => source.type === type).toSorted((one, other) => one.width - other.width);
}

function srcset(sources: Photo['sources']): string {
  return sources.map(({ src, width }) => `${src} ${width.toString()}w`).join(', ');
}
