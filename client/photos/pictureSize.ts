/** The size of a picture as its header gives it: known before a pixel of it is decoded, which may take all of the memory. */
import type { FileKind } from './kindOfFile.js';

export interface PictureSize {
  width: number;
  height: number;
}

/** The bytes at a file's beginning in which a header is looked for: cameras write their own notes before it. */
export const HEADER_BYTES = 512 * 1_024;

/** Pixels as they lie in the file, perhaps on their side; null where the header is of an unknown kind, or not whole. */
export function pictureSize(kind: FileKind, head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const size = READERS[kind]?.(view) ?? null;
    return size === null || size.width * size.height === 0 ? null : size;
  } catch {
    // A read behind the end throws.
    return null;
  }
}

type Reader = (view: DataView) => PictureSize | null;

const READERS: Partial<Record<FileKind, Reader>> = {
  jpeg: ofJpeg,
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  webp: ofWebp,
  avif: ofBoxes,
  heic: ofBoxes,
};

/** Frame headers, of each way in which a JPEG may be coded: SOF0 to SOF15 but for the three that are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function ofJpeg(view: DataView): PictureSize | null {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // A marker may have fill bytes before it.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function ofWebp(view: DataView): PictureSize | null {
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      };
    default:
      return null;
  }
}

/** The largest of the sizes (`ispe`) in the box `meta`: a picture may lie in tiles, and has its whole size beside theirs. */
function ofBoxes(view: DataView): PictureSize | null {
  let largest: PictureSize | null = null;
  const end = Math.min(view.byteLength - 16, metaEnd(view));
  for (let at = 0; at < end; at += 1) {
    if (view.getUint32(at) !== ISPE) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (largest === null || width * height > largest.width * largest.height) largest = { width, height };
  }
  return largest;
}

const ISPE = 0x69737065;

function metaEnd(view: DataView): number {
  for (let at = 0; ;) {
    const size = view.getUint32(at);
    if (textAt(view, at + 4) === 'meta') return at + size;
    if (size < 8) return 0;
    at += size;
  }
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
}
