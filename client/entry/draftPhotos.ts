/** The texts of a draft's photos. The pictures themselves are with the photo files, by the id. */
import { isBlank } from '../../shared/characters.js';
import { PHOTO_FIELDS, type PhotoPath } from './photoFields.js';

export type DraftPhoto = Record<PhotoPath, string> & {
  id: string;
  /** Fields that the form does not ask for, handed on as they were: when the photo was taken, whether it was altered. */
  rest: Readonly<Record<string, unknown>>;
};

/** A photo as a command names it. */
type Named = { id: string; alt: string } & Record<string, unknown>;

const PATHS = Object.keys(PHOTO_FIELDS) as PhotoPath[];

export function emptyPhoto(id: string, credit: string): DraftPhoto {
  return { id, alt: '', caption: '', credit, place: '', rest: {} };
}

export function mediaOf(photos: readonly DraftPhoto[]): Named[] {
  return photos.map(({ id, rest, alt, ...said }) => {
    const filled = Object.entries(said).flatMap(([name, text]) => (isBlank(text) ? [] : [[name, text.trim()]]));
    return { ...rest, id, alt: alt.trim(), ...(Object.fromEntries(filled) as Record<string, string>) };
  });
}

export function photosOf(media: unknown): DraftPhoto[] {
  if (!Array.isArray(media)) return [];
  return (media as Record<string, unknown>[]).flatMap(({ id, ...said }) =>
    typeof id === 'string' ? [photoOf(id, said)] : [],
  );
}

export function idsOf(photos: readonly Pick<DraftPhoto, 'id'>[]): string[] {
  return photos.map(({ id }) => id);
}

/** Photos of a kept draft; null where they are none. An older page kept a photo's place among the rest. */
export function draftPhotosIn(kept: unknown): DraftPhoto[] | null {
  if (!Array.isArray(kept)) return null;
  const photos = (kept as (Partial<DraftPhoto> | null)[]).map((one) => {
    const { id, rest, ...said } = one ?? {};
    const isWhole = [id, said.alt, said.caption, said.credit].every((text) => typeof text === 'string');
    return isWhole && typeof rest === 'object' ? photoOf(id ?? '', { ...rest, ...said }) : null;
  });
  return photos.every((one) => one !== null) ? photos : null;
}

function photoOf(id: string, said: Readonly<Record<string, unknown>>): DraftPhoto {
  const rest = Object.fromEntries(Object.entries(said).filter(([name]) => !Object.hasOwn(PHOTO_FIELDS, name)));
  const texts = PATHS.map((path) => [path, typeof said[path] === 'string' ? said[path] : '']);
  return { ...(Object.fromEntries(texts) as Record<PhotoPath, string>), id, rest };
}

/** A photo that was taken out of a draft, and the place that it had. */
export interface TakenOut {
  photo: DraftPhoto;
  index: number;
}

/** The photos as they are by now, with one back at its place that was taken out before. */
export function withBack(photos: readonly DraftPhoto[], { photo, index }: TakenOut): DraftPhoto[] {
  if (photos.some(({ id }) => id === photo.id)) return [...photos];
  return [...photos.slice(0, index), photo, ...photos.slice(index)];
}

/** The photos with one of them a place nearer to the front. */
export function movedUp(photos: readonly DraftPhoto[], index: number): DraftPhoto[] {
  const [moved] = photos.slice(index, index + 1);
  if (moved === undefined || index === 0) return [...photos];
  const others = photos.filter((one) => one !== moved);
  return [...others.slice(0, index - 1), moved, ...others.slice(index - 1)];
}
