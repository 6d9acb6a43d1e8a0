/** A JPEG's orientation, the one number of its metadata that the picture needs: 1 (upright) to 8, as EXIF has it. */
export function orientationOf(jpeg: Uint8Array): number {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  try {
    for (
      let at = 2;
      view.getUint8(at) === 0xff && view.getUint8(at + 1) !== START_OF_SCAN;
      at += 2 + view.getUint16(at + 2)
    )
      if (view.getUint8(at + 1) === APP1 && view.getUint32(at + 4) === EXIF) return orientationIn(view, at + 10);
  } catch {
    // A file that ends in the middle has nothing to go by.
  }
  return 1;
}

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const EXIF = 0x45786966;
const ORIENTATION = 0x0112;

/** `tiff`: the beginning of the block, from which all its places are counted. */
function orientationIn(view: DataView, tiff: number): number {
  const isLittle = view.getUint16(tiff) === 0x4949;
  const list = tiff + view.getUint32(tiff + 4, isLittle);
  const count = view.getUint16(list, isLittle);
  for (let at = list + 2; at < list + 2 + count * 12; at += 12)
    if (view.getUint16(at, isLittle) === ORIENTATION) return view.getUint16(at + 8, isLittle);
  return 1;
}
