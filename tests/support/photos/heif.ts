/** HEICs made by hand of coded pictures: as phones write them, and as none should. */
import { box } from './chunks.js';
import { codedPicture, type Coded } from './hevc.js';

export interface HeifItem {
  id: number;
  type: string;
  data: Buffer;
  /** Places in `properties`, from 1. */
  has?: number[];
  name?: string;
  /** Whether its bytes stand in the meta box itself. */
  inMeta?: boolean;
}

export interface Heif {
  items: HeifItem[];
  main: number;
  properties?: Buffer[];
  references?: { type: string; from: number; to: number[] }[];
  /** Boxes of the meta box beside these. */
  more?: Buffer[];
  brands?: string[];
  /** Bytes behind the end. */
  trailing?: Buffer;
}

export function heif({ brands = ['heic', 'mif1', 'heic'], trailing = Buffer.alloc(0), ...rest }: Heif): Buffer {
  const [major = '', ...others] = brands;
  const head = box('ftyp', Buffer.from(`${major}\0\0\0\0${others.join('')}`));
  const start = head.length + metaOf(rest, 0).length + 8;
  const bytes = rest.items.filter(({ inMeta }) => inMeta !== true).map(({ data }) => data);
  return Buffer.concat([head, metaOf(rest, start), box('mdat', Buffer.concat(bytes)), trailing]);
}

function metaOf({ items, main, properties = [], references = [], more = [] }: Heif, start: number): Buffer {
  const inMeta = items.filter((item) => item.inMeta === true);
  return fullBox('meta', 0, [
    fullBox('hdlr', 0, [Buffer.from('\0\0\0\0pict'), Buffer.alloc(13)]),
    fullBox('pitm', 0, [uint16(main)]),
    fullBox('iinf', 0, [uint16(items.length), ...items.map(infoOf)]),
    fullBox('iloc', 1, [uint16(0x4400), uint16(items.length), ...places(items, start)]),
    ...(references.length === 0 ? [] : [fullBox('iref', 0, references.map(referenceOf))]),
    box('iprp', Buffer.concat([box('ipco', Buffer.concat(properties)), ownersOf(items)])),
    ...(inMeta.length === 0 ? [] : [box('idat', Buffer.concat(inMeta.map(({ data }) => data)))]),
    ...more,
  ]);
}

function infoOf({ id, type, name = '' }: HeifItem): Buffer {
  const kind = type === 'mime' ? 'application/rdf+xml\0' : '';
  return fullBox('infe', 2, [uint16(id), uint16(0), Buffer.from(`${type}${name}\0${kind}`)]);
}

function places(items: readonly HeifItem[], start: number): Buffer[] {
  const next = { file: start, meta: 0 };
  return items.map(({ id, data, inMeta }) => {
    const where = inMeta === true ? 'meta' : 'file';
    const at = next[where];
    next[where] += data.length;
    return Buffer.concat([...[id, where === 'meta' ? 1 : 0, 0, 1].map(uint16), ...[at, data.length].map(uint32)]);
  });
}

function referenceOf({ type, from, to }: { type: string; from: number; to: number[] }): Buffer {
  return box(type, Buffer.concat([from, to.length, ...to].map(uint16)));
}

function ownersOf(items: readonly HeifItem[]): Buffer {
  const owners = items.filter(({ has = [] }) => has.length > 0);
  const rows = owners.map(({ id, has = [] }) => Buffer.concat([uint16(id), Buffer.from([has.length, ...has])]));
  return fullBox('ipma', 0, [uint32(owners.length), ...rows]);
}

function fullBox(name: string, version: number, content: Buffer[]): Buffer {
  return box(name, Buffer.concat([Buffer.from([version, 0, 0, 0]), ...content]));
}

/** The size that a file claims for a picture. */
function ispe(width: number, height: number): Buffer {
  return fullBox('ispe', 0, [uint32(width), uint32(height)]);
}

/** A picture of one piece; `width` and `height` are what it claims. */
export function onePiece(coded: Coded, width: number, height: number): Heif & { properties: Buffer[] } {
  const { data, hvcC } = codedPicture(coded);
  return {
    items: [{ id: 1, type: 'hvc1', data, has: [1, 2] }],
    main: 1,
    properties: [box('hvcC', hvcC), ispe(width, height)],
  };
}

/** A picture of `columns` x `rows` tiles of 512 pixels, cut to its size, as an iPhone writes it. */
export function tiled(columns: number, rows: number, width: number, height: number, tile: [number, number]): Heif {
  const { data, hvcC } = codedPicture('blue');
  const tiles = Array.from({ length: columns * rows }, (_, at) => at + 1);
  const grid = Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), uint32(width), uint32(height)]);
  const main = tiles.length + 1;
  return {
    items: [
      ...tiles.map((id) => ({ id, type: 'hvc1', data, has: [1, 2] })),
      { id: main, type: 'grid', data: grid, has: [3], inMeta: true },
    ],
    main,
    properties: [box('hvcC', hvcC), ispe(...tile), ispe(width, height)],
    references: [{ type: 'dimg', from: main, to: tiles }],
  };
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
