/** The units of a coded HEVC picture: its slices are kept, and messages beside them, which may say anything, are not. */
import type { Kept } from './kept.js';
import { NotPlain, type Box, type Extent, type HeifFile } from './heifBoxes.js';

/** Types of units: of slices up to 31, of what decoders are set up with from 32 to 34. Messages are 39 and 40. */
const LAST_NEEDED = 34;
/** Data that fills room, which decoders skip. */
const FILLER = 38;
const UNIT_HEAD = 2;

/** Bytes in which a unit's length is written. */
export function lengthSizeIn({ view }: HeifFile, hvcC: Box): number {
  return (view.getUint8(hvcC.content + 21) & 3) + 1;
}

export function keepCodedPicture(file: HeifFile, kept: Kept, { at, end }: Extent, lengthSize: number): void {
  if (end > file.bytes.length || lengthSize === 3) throw new NotPlain('a-picture-that-is-not-whole');
  while (at < end) {
    const unit = at + lengthSize;
    const next = unit + (lengthSize === 1 ? file.view.getUint8(at) : file.number(at, lengthSize));
    if (next > end) throw new NotPlain('a-unit-without-an-end');
    keepUnit(file, kept, { at: unit, end: next }, at);
    at = next;
  }
}

/** `from`: where the unit's length is written. */
function keepUnit({ view }: HeifFile, kept: Kept, { at, end }: Extent, from: number): void {
  const isNeeded = end > at && ((view.getUint8(at) >> 1) & 63) <= LAST_NEEDED;
  kept.keep(from, isNeeded ? end : at);
  if (!isNeeded && end - at >= UNIT_HEAD) kept.put(at, [FILLER << 1, 1]);
}

export function keepDecoderSetup(file: HeifFile, kept: Kept, hvcC: Box): void {
  const { view } = file;
  const arrays = hvcC.content + 22;
  kept.keep(hvcC.at, arrays + 1);
  for (let at = arrays + 1, left = view.getUint8(arrays); left > 0; left -= 1) {
    kept.keep(at, at + 3);
    const units = view.getUint16(at + 1);
    at += 3;
    for (let unit = 0; unit < units; unit += 1) {
      const end = at + 2 + view.getUint16(at);
      keepUnit(file, kept, { at: at + 2, end }, at);
      at = end;
    }
    if (at > hvcC.end) throw new NotPlain('a-setup-without-an-end');
  }
  kept.reach(hvcC.end);
}
