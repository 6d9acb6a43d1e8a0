/** The photos of the desk's form: those of the entry, and those that this page has. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { LIST_MAX } from '../../../shared/parse/limits.js';
import { onTheirWay } from '../../entry/coming.js';
import type { Draft } from '../../entry/draft.js';
import type { Fault } from '../../entry/fault.js';
import type { FormPhotos } from '../../entry/form/context.js';
import { ACCEPTED_TYPES } from '../../photos/kindOfFile.js';
import { getReadyForPhotos } from '../../photos/picture.js';
import { usePage } from '../frame/hooks.js';
import type { DeskSpoken } from '../words.js';
import type { DeskPhotos } from './deskPhotos.js';
import { DraftPicture } from './draftPicture.js';
import { arrivalsOn } from './fileArrivals.js';
import { useTaking } from './taking.js';

/** `media`: the photos that the server has of the entry. `isOver`: whether files are held over the page to be dropped. */
export function useFormPhotos(media: DeskEntry['media']): { photos: FormPhotos; isOver: boolean } {
  const { desk, words } = usePage();
  const [isOver, setOver] = useState(false);
  const arrived = useRef<(files: readonly File[]) => unknown>(() => undefined);
  useLayoutEffect(() => {
    getReadyForPhotos();
    const end = arrivalsOn(document, (files) => arrived.current(files), setOver);
    return () => {
      end();
      desk.photos.tidy();
    };
  }, []);
  const adding: FormPhotos['adding'] = {
    accepts: ACCEPTED_TYPES,
    most: LIST_MAX,
    credit: () => '',
    take: useTaking(),
    arriving: (take) => {
      arrived.current = take;
      return () => void (arrived.current = () => undefined);
    },
    hint: words.photosAtDesk.arrive,
  };
  const picture = (photo: Draft['photos'][number], alt: string): JSX.Element | null => {
    const item = media.find(({ id }) => id === photo.id);
    return item?.state === 'gone' ? null : <DraftPicture photo={photo} item={item} alt={alt} />;
  };
  return { photos: { picture, adding }, isOver };
}

/** A fault before sending: a photo that is still prepared, or one that neither this page nor the server has. */
export function faultOfPhotos(
  draft: Draft,
  media: DeskEntry['media'],
  { page }: Pick<DeskPhotos, 'page'>,
  { photosAtDesk }: Pick<DeskSpoken, 'photosAtDesk'>,
): Fault | null {
  if (onTheirWay(draft).length > 0) return { field: 'media', message: photosAtDesk.coming };
  const isHere = (id: string) => page.has(id) || media.some((item) => item.id === id);
  return draft.photos.every(({ id }) => isHere(id)) ? null : { field: 'media', message: photosAtDesk.oneIsMissing };
}
