/** The photos of an entry as the desk sees them: held ones too, from an address of the desk's own. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { usePage, useWords } from '../frame/hooks.js';
import { useHeldPicture } from '../../entry/heldPicture.js';
import { Mark } from '../../entry/mark.js';
import { OwnPicture } from '../photos/ownPicture.js';
import { PhotoWay } from '../photos/photoWay.js';

type Item = DeskEntry['media'][number];

interface PhotosProps {
  entry: DeskEntry;
  blog: PublicBlog;
}

export function Photos({ entry, blog }: PhotosProps): JSX.Element | null {
  const { media } = entry;
  if (media.length === 0) return null;
  return (
    <ul class="row photos">
      {media.map((item) => (
        <li key={item.id}>
          <One entry={entry} blog={blog} item={item} />
        </li>
      ))}
    </ul>
  );
}

/** A photo that this desk owes, and does not have any more, is not on its way. */
function One({ entry, blog, item }: PhotosProps & { item: Item }): JSX.Element {
  const way = usePage().desk.photos.standingOf(entry.id, item);
  return (
    <>
      {way?.is !== 'missing' && way?.is !== 'refused' && <Thumb item={item} />}
      <PhotoWay entry={entry} item={item} blog={blog} />
      {entry.state === 'held' && <Looked item={item} />}
    </>
  );
}

/** Before an entry is published it matters whether somebody looked at its photos. */
function Looked({ item: { state, facesChecked } }: { item: Item }): JSX.Element | null {
  const { looked, notLooked } = useWords().photosAtDesk.held;
  if (state === 'gone') return null;
  return <p class="hint photo-looked">{facesChecked === true ? `✓ ${looked}` : `○ ${notLooked}`}</p>;
}

export function Thumb({ item }: { item: Item }): JSX.Element {
  const words = useWords();
  const address = pictureAt(item);
  if (item.state === 'ready' && address !== null) return <Held address={address} item={item} />;
  const state = (
    <p class="thumb thumb-state" data-media={item.state}>
      <Mark of={item.state === 'failed' ? 'attention' : item.state === 'gone' ? 'cross' : 'catching'} />
      <span>{words.media[item.state]}</span>
    </p>
  );
  if (item.state !== 'waiting' && item.state !== 'processing') return state;
  // Until the server has it, the editor who gave a photo sees it all the same.
  return (
    <OwnPicture id={item.id} alt={item.alt} state={item.state} otherwise={state}>
      {item.state === 'processing' && <figcaption class="hint">{words.media.processing}</figcaption>}
    </OwnPicture>
  );
}

/** The picture, while it is near the part of the board that is looked at. */
function Held({ address, item }: { address: string; item: Item }): JSX.Element {
  const { desk, words } = usePage();
  const place = useRef<HTMLElement>(null);
  const isNear = useIsNear(place);
  const isConnected = desk.account.isConnected.value;
  // Without a network nothing is let go, since nothing could be fetched again.
  const wanted = isNear || !isConnected ? address : null;
  const src = useHeldPicture(wanted, desk.api.picture, isNear && isConnected);
  const shown = src === null ? {} : { src };
  return (
    <figure class="thumb" data-media="ready" ref={place}>
      <img {...shown} alt={item.alt} width={item.width} height={item.height} decoding="async" />
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

/** Distances from what is looked at, at which a picture is fetched, and at which it is let go. */
const MARGINS = { near: '300px', far: '3000px' };

function useIsNear(place: { current: Element | null }): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const watch = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting === true), {
      rootMargin: isNear ? MARGINS.far : MARGINS.near,
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [isNear]);
  return isNear;
}

/** The desk's address of a photo's smallest picture; null where the server has none. */
export function pictureAt({ sources }: Item): string | null {
  const [smallest] = [...sources].sort((one, other) => one.width - other.width);
  return smallest === undefined ? null : deskAddress(smallest.src);
}

/** Readers' addresses give only photos that readers see; the desk's give held ones, too, to people who are signed in. */
export function deskAddress(src: string): string {
  return src.replace(/^\/media\//, '/desk/media/');
}
