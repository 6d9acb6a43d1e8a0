/**
 * The boxes of a HEIC as far as it takes to tell its main picture's bytes from all others. Every function throws where
 * the file is not as ISO/IEC 23008-12 and 14496-12 have it, or in a way that no phone writes.
 */
export interface Box {
  type: string;
  /** Places in the file: of the box, of its content behind size and type, and of its end. */
  at: number;
  content: number;
  end: number;
}

export interface Extent {
  at: number;
  end: number;
}

export class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

export class HeifFile {
  readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  boxes(at: number, end: number): Box[] {
    const found: Box[] = [];
    while (at < end) {
      const box = this.boxAt(at, end);
      found.push(box);
      at = box.end;
    }
    return found;
  }

  /** `skip`: bytes of the box's content before the boxes in it. */
  within(box: Box, skip = 0): Box[] {
    return this.boxes(box.content + skip, box.end);
  }

  textAt(at: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + 4));
  }

  /** A number of 0, 2, 4 or 8 bytes. */
  number(at: number, bytes: number): number {
    if (bytes === 0) return 0;
    if (bytes === 2) return this.view.getUint16(at);
    if (bytes === 4) return this.view.getUint32(at);
    if (bytes === 8) return this.view.getUint32(at) * 2 ** 32 + this.view.getUint32(at + 4);
    throw new NotPlain('a-number-of-another-width');
  }

  private boxAt(at: number, end: number): Box {
    const size = this.view.getUint32(at);
    const head = size === 1 ? 16 : 8;
    const length = size === 1 ? this.number(at + 8, 8) : size === 0 ? end - at : size;
    if (length < head || at + length > end) throw new NotPlain('a-box-without-an-end');
    return { type: this.textAt(at + 4), at, content: at + head, end: at + length };
  }
}

export function only(boxes: readonly Box[], type: string): Box {
  const [found, another] = boxes.filter((box) => box.type === type);
  if (found === undefined || another !== undefined) throw new NotPlain(`not-one-${type}`);
  return found;
}

export function mainItem({ view }: HeifFile, pitm: Box): number {
  return view.getUint8(pitm.content) === 0 ? view.getUint16(pitm.content + 4) : view.getUint32(pitm.content + 4);
}

/** The places of the items' bytes; null for those that stand in another item or another file. */
export function places(file: HeifFile, iloc: Box, inMeta: Box | undefined): Map<number, Extent[] | null> {
  const { view } = file;
  const version = view.getUint8(iloc.content);
  const sizes = view.getUint16(iloc.content + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const wide = version < 2 ? 2 : 4;
  let at = iloc.content + 6;
  const next = (bytes: number): number => {
    at += bytes;
    if (at > iloc.end) throw new NotPlain('places-beyond-their-box');
    return file.number(at - bytes, bytes);
  };
  const read = (): [id: number, extents: Extent[] | null] => {
    const id = next(wide);
    const method = version === 0 ? 0 : next(2) & 15;
    const isElsewhere = next(2) !== 0 || method > 1;
    const base = next(baseSize) + (method === 1 ? (inMeta?.content ?? NaN) : 0);
    const extents = Array.from({ length: next(2) }, () => {
      next(indexSize);
      const start = base + next(offsetSize);
      return { at: start, end: start + next(lengthSize) };
    });
    return [id, isElsewhere ? null : extents];
  };
  return new Map(Array.from({ length: next(wide) }, read));
}

export interface Reference {
  type: string;
  from: number;
  to: number[];
}

export function references(file: HeifFile, iref: Box): Reference[] {
  const wide = file.view.getUint8(iref.content) === 0 ? 2 : 4;
  return file.within(iref, 4).map(({ type, content }) => {
    const count = file.number(content + wide, 2);
    const to = Array.from({ length: count }, (_, at) => file.number(content + wide + 2 + at * wide, wide));
    return { type, from: file.number(content, wide), to };
  });
}

/** The properties of each item, by their places in the list of all, from 1. */
export function owners(file: HeifFile, ipma: Box): Map<number, number[]> {
  const { view } = file;
  const wide = view.getUint8(ipma.content) === 0 ? 2 : 4;
  const isLong = (view.getUint8(ipma.content + 3) & 1) === 1;
  let at = ipma.content + 8;
  const read = (): [id: number, properties: number[]] => {
    const id = file.number(at, wide);
    const count = view.getUint8(at + wide);
    const first = at + wide + 1;
    at = first + count * (isLong ? 2 : 1);
    const place = (n: number): number =>
      isLong ? view.getUint16(first + n * 2) & 0x7fff : view.getUint8(first + n) & 0x7f;
    return [id, Array.from({ length: count }, (_, n) => place(n))];
  };
  return new Map(Array.from({ length: view.getUint32(ipma.content + 4) }, read));
}
