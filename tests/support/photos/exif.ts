/** An EXIF block by hand, since no encoder would write all that phones and cameras do: each value is a marker. */
import { TRACE } from './trace.js';

/** Tag, type, and the value's bytes; a number is a LONG, or a place that stands later in the block. */
type Field = [tag: number, type: 'byte' | 'ascii' | 'short' | 'long' | 'rational' | 'undefined', value: Buffer];

const TYPES = {
  byte: [1, 1],
  ascii: [2, 1],
  short: [3, 2],
  long: [4, 4],
  rational: [5, 8],
  undefined: [7, 1],
} as const;

const words = (value: string): Buffer => Buffer.from(`${value}\0`);
const short = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
const long = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
/** Eight bytes for a numerator and a denominator: which numbers they make does not matter, that they can be found does. */
const rationals = (...values: string[]): Buffer => Buffer.from(values.map((value) => value.padEnd(8, '.')).join(''));

/** `thumbnail`: a JPEG, the small one that cameras put into the large one. */
export function exifBlock(orientation: number, thumbnail: Buffer): Buffer {
  const main = (exif: number, gps: number): Field[] => [
    [0x010e, 'ascii', words(`${TRACE}description`)],
    [0x010f, 'ascii', words(`${TRACE}make`)],
    [0x0110, 'ascii', words(`${TRACE}model`)],
    [0x0112, 'short', short(orientation)],
    [0x013b, 'ascii', words(`${TRACE}artist`)],
    [0x8298, 'ascii', words(`${TRACE}copyright`)],
    [0x8769, 'long', long(exif)],
    [0x8825, 'long', long(gps)],
  ];
  const exif: Field[] = [
    [0x9003, 'ascii', words('2022:02:27 15:00:00')],
    [0x927c, 'undefined', Buffer.from(`Apple iOS\0\0\x01MM${TRACE}makernote`)],
    [0x9286, 'undefined', Buffer.from(`ASCII\0\0\0${TRACE}usercomment`)],
    [0xa430, 'ascii', words(`${TRACE}owner`)],
    [0xa431, 'ascii', words(`${TRACE}serial`)],
    [0xa435, 'ascii', words(`${TRACE}lensserial`)],
  ];
  const gps: Field[] = [
    [0x0001, 'ascii', words('N')],
    [0x0002, 'rational', rationals(`${TRACE}1`, `${TRACE}2`, `${TRACE}3`)],
    [0x001c, 'undefined', Buffer.from(`ASCII\0\0\0${TRACE}area`)],
  ];
  const small = (at: number): Field[] => [
    [0x0103, 'short', short(6)],
    [0x0201, 'long', long(at)],
    [0x0202, 'long', long(thumbnail.length)],
  ];
  const exifAt = 8 + sizeOf(main(0, 0));
  const gpsAt = exifAt + sizeOf(exif);
  const smallAt = gpsAt + sizeOf(gps);
  const thumbnailAt = smallAt + sizeOf(small(0));
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    directory(main(exifAt, gpsAt), 8, smallAt),
    directory(exif, exifAt),
    directory(gps, gpsAt),
    directory(small(thumbnailAt), smallAt),
    thumbnail,
  ]);
}

function sizeOf(fields: Field[]): number {
  return 6 + 12 * fields.length + fields.reduce((sum, [, , value]) => sum + apart(value), 0);
}

/** Places values that are longer than four bytes behind their directory, at an even place. */
function apart({ length }: Buffer): number {
  return length > 4 ? length + (length % 2) : 0;
}

function directory(fields: Field[], at: number, next = 0): Buffer {
  const head = Buffer.alloc(6 + 12 * fields.length);
  head.writeUInt16LE(fields.length, 0);
  head.writeUInt32LE(next, head.length - 4);
  const behind: Buffer[] = [];
  let place = at + head.length;
  for (const [index, [tag, type, value]] of fields.entries()) {
    const field = head.subarray(2 + 12 * index);
    field.writeUInt16LE(tag, 0);
    field.writeUInt16LE(TYPES[type][0], 2);
    field.writeUInt32LE(value.length / TYPES[type][1], 4);
    if (apart(value) === 0) value.copy(field, 8);
    else {
      field.writeUInt32LE(place, 8);
      behind.push(value, Buffer.alloc(value.length % 2));
      place += apart(value);
    }
  }
  return Buffer.concat([head, ...behind]);
}
