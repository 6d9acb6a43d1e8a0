/** The photos of a draft: what is said of each. The picture itself is with the photo files, by the id. */
export interface DraftPhoto {
  id: string;
  alt: string;
  caption: string;
  credit: string;
  /** What this form does not ask for, handed on as it was: when and where it was taken, whether it was altered. */
  rest: Readonly<Record<string, unknown>>;
}

/** A photo as a command names it. */
type Named = { id: string; alt: string } & Record<string, unknown>;

export function mediaOf(photos: readonly DraftPhoto[]): Named[] {
  return photos.map(({ id, alt, caption, credit, rest }) => ({
    ...rest,
    id,
    alt: alt.trim(),
    ...(caption.trim() === '' ? {} : { caption: caption.trim() }),
    ...(credit.trim() === '' ? {} : { credit: credit.trim() }),
  }));
}

export function photosOf(media: unknown): DraftPhoto[] {
  if (!Array.isArray(media)) return [];
  return (media as Record<string, unknown>[]).flatMap(({ id, alt, caption, credit, ...rest }) =>
    typeof id === 'string' ? [{ id, alt: line(alt), caption: line(caption), credit: line(credit), rest }] : [],
  );
}

export function areDraftPhotos(kept: unknown): kept is DraftPhoto[] {
  return Array.isArray(kept) && kept.every((one: Partial<DraftPhoto> | null) => isDraftPhoto(one));
}

function isDraftPhoto(one: Partial<DraftPhoto> | null): boolean {
  const texts = [one?.id, one?.alt, one?.caption, one?.credit];
  return texts.every((text) => typeof text === 'string') && typeof one?.rest === 'object';
}

/** One place nearer to the front. */
export function movedUp(photos: readonly DraftPhoto[], index: number): DraftPhoto[] {
  const [moved] = photos.slice(index, index + 1);
  if (moved === undefined || index === 0) return [...photos];
  return photos.toSpliced(index, 1).toSpliced(index - 1, 0, moved);
}

function line(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
