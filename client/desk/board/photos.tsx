/** The photos of an entry as the desk sees them: held ones too, from an address of the desk's own. */
import type { JSX } from 'preact';
import type { DeskEntry } from '../../../shared/entry.js';
import { useWords } from '../frame/hooks.js';
import { Mark } from '../../entry/mark.js';

type Item = DeskEntry['media'][number];

export function Photos({ media }: { media: readonly Item[] }): JSX.Element | null {
  if (media.length === 0) return null;
  return (
    <ul class="row photos">
      {media.map((item) => (
        <li key={item.id}>
          <Thumb item={item} />
        </li>
      ))}
    </ul>
  );
}

export function Thumb({ item }: { item: Item }): JSX.Element {
  const words = useWords();
  const source = smallest(item);
  if (item.state !== 'ready' || source === undefined) {
    return (
      <p class="thumb thumb-state" data-media={item.state}>
        <Mark of={item.state === 'failed' ? 'attention' : item.state === 'gone' ? 'cross' : 'catching'} />
        <span>{words.media[item.state]}</span>
      </p>
    );
  }
  return (
    <figure class="thumb" data-media="ready">
      <img
        src={deskAddress(source.src)}
        alt={item.alt}
        width={item.width}
        height={item.height}
        loading="lazy"
        decoding="async"
      />
      {item.altered && <p class="hint">{words.photoAltered}</p>}
      {item.alt === '' && (
        <figcaption class="fault">
          <span aria-hidden="true">! </span>
          {words.form.photos.noDescription}
        </figcaption>
      )}
    </figure>
  );
}

/** Readers' addresses give only photos that readers see; the desk's give held ones, too, to people who are signed in. */
export function deskAddress(src: string): string {
  return src.replace(/^\/media\//, '/desk/media/');
}

function smallest({ sources }: Item): Item['sources'][number] | undefined {
  return [...sources].sort((one, other) => one.width - other.width)[0];
}
