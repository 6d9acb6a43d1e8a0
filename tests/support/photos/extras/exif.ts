/** The parts of an EXIF block (a TIFF), by their tags. */
const PARTS: Partial<Record<number, string>> = {
  0x8825: 'GPS',
  0x927c: 'maker note',
  0x0201: 'embedded thumbnail',
};
const EXIF_LIST = 0x8769;

export function exifExtras(tiff: Buffer): string[] {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const found = ['EXIF'];
  const lists = [long(4)];
  // A list that is found on the way is gone through, too.
  for (const list of lists) {
    if (list === 0) continue;
    const end = list + 2 + short(list) * 12;
    for (let at = list + 2; at < end; at += 12) {
      const part = PARTS[short(at)];
      if (part !== undefined) found.push(part);
      if (short(at) === EXIF_LIST) lists.push(long(at + 8));
    }
    if (list === lists[0]) lists.push(long(end));
  }
  return found;
}
