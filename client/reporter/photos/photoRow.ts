/**
 * A photo's row on this phone, and how it changes. An open row has its picture in a place of its own: whoever reads a
 * photo to send it, also a page or worker of a former build, finds nothing there.
 */
import type { Marks } from '../cover/marks.js';

/** The marks that a photo begins with. (Their other code comes later, and must not come with this file.) */
export const NO_MARKS: Marks = { all: [], fill: 'solid' };

/**
 * The faces in an approved photo: `checked`: looked for, and nothing covered · `covered` · `hidden`: this browser lets no
 * page read pixels · `unopened`: it cannot open the picture. Absent in photos of former builds.
 */
export type Faces = 'checked' | 'covered' | 'hidden' | 'unopened';
/** `open`: nobody has approved the photo yet · `unseen`: it is of a former build · `absent`: it is not on this phone. */
export type Look = Faces | 'open' | 'unseen' | 'absent';

interface Listed {
  id: string;
  /** The time of storing, ms since 1970: another one is another picture. */
  at: number;
}

interface Picture<Bytes> {
  file: Bytes;
  thumbnail: Bytes;
}

export type ApprovedRow<Bytes> = Listed & Picture<Bytes> & { faces?: Faces };

export type OpenRow<Bytes> = Listed & {
  /** `before`: the photo had been approved, and this is its covered picture. */
  open: Picture<Bytes> & { marks: Marks; before?: Pick<ApprovedRow<Bytes>, 'faces'> };
};

/** Private windows of some browsers take no Blobs, but their bytes. */
export type PhotoRow<Bytes = Blob | ArrayBuffer> = ApprovedRow<Bytes> | OpenRow<Bytes>;

/** A photo as it is covered. `isAgain`: it was approved before, and what was covered then is gone from it. */
export type Uncovered = Listed & Picture<Blob> & { marks: Marks; isAgain: boolean };

export function isOpen<Bytes>(row: PhotoRow<Bytes>): row is OpenRow<Bytes> {
  return 'open' in row;
}

export function lookOf(row: PhotoRow | undefined): Look {
  if (row === undefined) return 'absent';
  return isOpen(row) ? 'open' : (row.faces ?? 'unseen');
}

/** The row with these marks. An approved photo is open again from its first mark on, and no longer once it has none. */
export function marked<Bytes>(row: PhotoRow<Bytes>, marks: Marks): PhotoRow<Bytes> {
  const { id, at } = row;
  const before = isOpen(row) ? row.open.before : row.faces === undefined ? {} : { faces: row.faces };
  const { file, thumbnail } = isOpen(row) ? row.open : row;
  if (before !== undefined && marks.all.length === 0) return { id, at, file, thumbnail, ...before };
  return { id, at, open: { file, thumbnail, marks, ...(before === undefined ? {} : { before }) } };
}

/** The row once its photo is approved: with a covered picture, or with its own where nothing had to be covered. */
export function approvedAs<Bytes>(
  row: PhotoRow<Bytes>,
  covered: Picture<Bytes> | null,
  now: number,
): ApprovedRow<Bytes> {
  const { file, thumbnail } = covered ?? (isOpen(row) ? row.open : row);
  const before = isOpen(row) ? row.open.before?.faces : row.faces;
  const faces = covered !== null || before === 'covered' ? 'covered' : 'checked';
  return { id: row.id, at: now, file, thumbnail, faces };
}

/** null where this browser has no pixels of it. */
export function uncoveredOf(row: PhotoRow<Blob>): Uncovered | null {
  const { id, at } = row;
  if (!isOpen(row)) {
    const { file, thumbnail, faces } = row;
    if (faces === 'hidden' || faces === 'unopened') return null;
    return { id, at, file, thumbnail, marks: NO_MARKS, isAgain: true };
  }
  const { file, thumbnail, marks, before } = row.open;
  return { id, at, file, thumbnail, marks, isAgain: before !== undefined };
}
