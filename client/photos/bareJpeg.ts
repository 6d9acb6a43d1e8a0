/**
 * Takes out of a JPEG what a browser's encoder wrote beside the pixels: Safari's adds EXIF and a profile. A canvas is sRGB,
 * which is what a JPEG without a profile means, so no colour changes.
 */
export async function bareJpeg(made: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await made.arrayBuffer());
  const kept = pixelParts(bytes).map(([from, to]) => bytes.subarray(from, to));
  return new Blob(kept, { type: 'image/jpeg' });
}

type Part = [from: number, to: number];

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Places of the parts that a decoder needs, to the picture's end. Throws where the bytes are no whole JPEG. */
function pixelParts(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [[0, 2]];
  if (view.getUint16(0) !== 0xff00 + START) throw new Error('no JPEG');
  for (let at = 2; ;) {
    const marker = view.getUint16(at) - 0xff00;
    if (marker < 0xc0) throw new Error('no marker where one has to be');
    if (marker === END) return [...parts, [at, at + 2]];
    const end = at + 2 + view.getUint16(at + 2);
    const next = marker === SCAN ? endOfScan(view, end) : end;
    if (isNeeded(marker, end - at)) parts.push([at, next]);
    at = next;
  }
}

/** The format's own name with nothing behind it, and Adobe's word on how the colours are coded. */
const NAME = { marker: 0xe0, length: 18 };
const COLOURS = { marker: 0xee, length: 16 };
const COMMENT = 0xfe;

/** Every marker from E0 is an application's or a comment; those below are tables, frames and scans. */
function isNeeded(marker: number, length: number): boolean {
  const isOf = (part: typeof NAME) => marker === part.marker && length === part.length;
  return isOf(NAME) || isOf(COLOURS) || (marker < NAME.marker && marker !== COMMENT);
}

/** Within a scan an FF is followed by 00, or by a mark at which decoding can begin anew (D0 to D7). */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at += 1) {
    if (view.getUint8(at) !== 0xff) continue;
    const code = view.getUint8(at + 1);
    if (code !== 0 && (code < 0xd0 || code > 0xd7)) return at;
  }
}
