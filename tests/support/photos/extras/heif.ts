/** AVIF and HEIC: boxes, of which one holds the bytes of many items. Bytes that belong to no needed item must be zeros. */
import {
  HeifFile,
  mainItem,
  only,
  owners,
  places,
  references,
  type Box,
  type Extent,
} from '../../../../client/photos/heic/heifBoxes.js';
import { trailingExtra } from './trailing.js';

const TOP = ['ftyp', 'meta', 'mdat', 'free'];
const META = ['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'free'];
const PROPERTIES = 'hvcC av1C ispe pixi irot imir clap pasp auxC colr free'.split(' ');
/** Items that are no pictures, by what stands in them. */
const NAMES: Partial<Record<string, string>> = { Exif: 'EXIF', mime: 'XMP' };

export function avifOrHeicExtras(bytes: Buffer): string[] {
  const file = new HeifFile(bytes);
  const { boxes, behind } = topBoxes(file);
  const meta = only(boxes, 'meta');
  const parts = file.within(meta, 4);
  const properties = file.within(only(file.within(only(parts, 'iprp')), 'ipco'));
  return [
    ...boxes
      .filter(({ type }) => !TOP.includes(type))
      .map(({ type }) => (type === 'mpvd' ? 'motion photo' : `box ${type}`)),
    ...parts.filter(({ type }) => !META.includes(type)).map(({ type }) => `box ${type}`),
    ...properties.filter(({ type }) => !PROPERTIES.includes(type)).map(({ type }) => `property ${type}`),
    ...[...boxes, ...parts, ...properties]
      .filter((box) => box.type === 'free' && isFilled(file, box.content, box.end))
      .map(() => 'a filled gap'),
    ...properties.filter(({ type }) => type === 'colr').flatMap((colr) => profileExtras(file, colr)),
    ...itemExtras(file, parts, only(boxes, 'mdat')),
    ...(behind.length > 0 ? [trailingExtra(behind)] : []),
  ];
}

function topBoxes(file: HeifFile): { boxes: Box[]; behind: Buffer } {
  const boxes: Box[] = [];
  let at = 0;
  while (at < file.bytes.length) {
    const [box] = boxAt(file, at);
    if (box === undefined) break;
    boxes.push(box);
    at = box.end;
  }
  return { boxes, behind: Buffer.from(file.bytes.subarray(at)) };
}

/** [] where no box begins. */
function boxAt(file: HeifFile, at: number): Box[] {
  try {
    const size = file.view.getUint32(at);
    return at + size > file.bytes.length ? [] : file.boxes(at, size === 0 ? file.bytes.length : at + size);
  } catch {
    return [];
  }
}

function itemExtras(file: HeifFile, parts: readonly Box[], mdat: Box): string[] {
  const where = places(
    file,
    only(parts, 'iloc'),
    parts.find(({ type }) => type === 'idat'),
  );
  const needed = neededItems(file, parts);
  const found: string[] = [];
  for (const { id, type, isNamed } of itemsIn(file, only(parts, 'iinf'))) {
    if (isNamed) found.push('a name of an item');
    const extents = where.get(id) ?? [];
    if (needed.has(id)) found.push(...extents.flatMap((extent) => (type === 'hvc1' ? messagesIn(file, extent) : [])));
    else if (extents.some(({ at, end }) => isFilled(file, at, end))) found.push(NAMES[type] ?? `item ${type}`);
  }
  const used = [...where.values()].flatMap((extents) => extents ?? []).toSorted((one, other) => one.at - other.at);
  let at = mdat.content;
  for (const extent of used.filter(({ at }) => at >= mdat.content && at < mdat.end)) {
    if (isFilled(file, at, extent.at)) found.push('bytes between items');
    at = Math.max(at, extent.end);
  }
  return isFilled(file, at, mdat.end) ? [...found, 'bytes between items'] : found;
}

/** The main picture, its tiles, and its transparency. */
function neededItems(file: HeifFile, parts: readonly Box[]): Set<number> {
  const iref = parts.find(({ type }) => type === 'iref');
  const all = iref === undefined ? [] : references(file, iref);
  const main = mainItem(file, only(parts, 'pitm'));
  const owned = owners(file, only(file.within(only(parts, 'iprp')), 'ipma'));
  const needed = new Set([main]);
  for (const { type, from, to } of all) if (type === 'auxl' && to.includes(main) && owned.has(from)) needed.add(from);
  for (const id of needed)
    for (const { type, from, to } of all) if (type === 'dimg' && from === id) for (const tile of to) needed.add(tile);
  return needed;
}

function itemsIn(file: HeifFile, iinf: Box): { id: number; type: string; isNamed: boolean }[] {
  const skip = file.view.getUint8(iinf.content) === 0 ? 6 : 8;
  return file.within(iinf, skip).map(({ content, end }) => {
    const isLong = file.view.getUint8(content) > 2;
    const [id, after] = isLong ? [file.view.getUint32(content + 4), 8] : [file.view.getUint16(content + 4), 6];
    const type = content + after + 2;
    return { id, type: file.textAt(type), isNamed: isFilled(file, type + 4, end) };
  });
}

/** Messages of an encoder stand beside the slices of a coded picture, as units of the types 39 and 40. */
function messagesIn({ view }: HeifFile, { at, end }: Extent): string[] {
  const found: string[] = [];
  for (let unit = at; unit < end; unit += 4 + view.getUint32(unit)) {
    const type = (view.getUint8(unit + 4) >> 1) & 63;
    if (type === 39 || type === 40) found.push('a message in the coded picture');
  }
  return found;
}

/** Numbers of a profile say what the colours are. Its words name a maker, a device, an owner. */
const WORDS = /^(?:desc|cprt|dmnd|dmdd|vued|meta|mluc)/;

function profileExtras(file: HeifFile, colr: Box): string[] {
  const profile = colr.content + 4;
  if (!/^(?:prof|rICC)$/.test(file.textAt(colr.content))) return [];
  const tags = Array.from({ length: file.view.getUint32(profile + 128) }, (_, n) => profile + 132 + 12 * n);
  const places = tags.map((tag) => {
    const at = profile + file.view.getUint32(tag + 4);
    return { name: file.textAt(tag), at, end: at + file.view.getUint32(tag + 8) };
  });
  const last = Math.max(...places.map(({ end }) => end));
  const isTold = places.some(({ name, at, end }) => WORDS.test(name) && isFilled(file, at, end));
  return isTold || isFilled(file, last, colr.end) ? ['words of a profile'] : [];
}

function isFilled({ bytes }: HeifFile, from: number, to: number): boolean {
  return bytes.subarray(from, Math.max(from, to)).some((byte) => byte !== 0);
}
