/**
 * Takes everything out of a HEIC but its main picture, for browsers that cannot decode it and draw it anew: place, time
 * and device, other pictures of the scene (thumbnail, depth, what the camera saw before) and films. Nothing is searched
 * for: the bytes that the picture needs are kept where they stand, and all others become zeros or are cut off. The
 * server decodes it, and gives on pixels alone.
 */
import {
  HeifFile,
  mainItem,
  NotPlain,
  only,
  owners,
  places,
  references,
  type Box,
  type Extent,
  type Reference,
} from './heic/heifBoxes.js';
import { keepCodedPicture, keepDecoderSetup, lengthSizeIn } from './heic/hevcUnits.js';
import { keepColours } from './heic/colourNumbers.js';
import { Kept } from './heic/kept.js';

/** Throws where the file is not as phones write them, or not whole. */
export async function bared(file: Blob): Promise<Blob> {
  const heif = new HeifFile(new Uint8Array(await file.arrayBuffer()));
  const kept = new Kept(heif);
  keepPicture(heif, kept);
  return new Blob([kept.made], { type: 'image/heic' });
}

function keepPicture(file: HeifFile, kept: Kept): void {
  const top = file.boxes(0, file.bytes.length);
  const [type, meta] = [only(top, 'ftyp'), only(top, 'meta')];
  kept.keep(type.at, type.end);
  const parts = file.within(meta, 4);
  const properties = file.within(only(file.within(only(parts, 'iprp')), 'ipco'));
  const inMeta = parts.find((box) => box.type === 'idat');
  const where = places(file, only(parts, 'iloc'), inMeta);
  const owned = owners(file, only(file.within(only(parts, 'iprp')), 'ipma'));
  const of = (id: number): Box[] => (owned.get(id) ?? []).flatMap((place) => properties[place - 1] ?? []);
  const iref = parts.find((box) => box.type === 'iref');
  const items = neededItems(mainItem(file, only(parts, 'pitm')), iref ? references(file, iref) : [], (id) =>
    of(id).some((property) => isAlpha(file, property)),
  );
  keepMeta(file, kept, meta);
  const extents = [...items].flatMap((id) => keepItem(file, kept, where.get(id) ?? null, of(id)));
  const last = Math.max(...extents.map(({ end }) => end));
  for (const box of top) if (box.type !== 'ftyp' && box.type !== 'meta' && box.at < last) keepRoom(kept, box);
}

/** The main picture, its tiles, and the picture that says how transparent it is. */
function neededItems(main: number, all: readonly Reference[], isTransparency: (id: number) => boolean): Set<number> {
  const needed = new Set([main]);
  for (const { type, from, to } of all)
    if (type === 'auxl' && to.includes(main) && isTransparency(from)) needed.add(from);
  // A set hands on what is added while it is gone through.
  for (const id of needed)
    for (const { type, from, to } of all) if (type === 'dimg' && from === id) for (const tile of to) needed.add(tile);
  return needed;
}

function isAlpha({ bytes }: HeifFile, { type, content, end }: Box): boolean {
  if (type !== 'auxC') return false;
  const said = String.fromCharCode(...bytes.subarray(content + 4, end));
  return /^urn:mpeg:(?:hevc:2015:auxid:1|mpegB:cicp:systems:auxiliary:alpha)\0/.test(said);
}

function keepItem(file: HeifFile, kept: Kept, extents: Extent[] | null, properties: readonly Box[]): Extent[] {
  const setup = properties.find(({ type }) => type === 'hvcC');
  if (extents === null || (setup !== undefined && extents.length > 1)) throw new NotPlain('a-picture-in-pieces');
  for (const extent of extents)
    if (setup === undefined) keepRecipe(kept, extent);
    else keepCodedPicture(file, kept, extent, lengthSizeIn(file, setup));
  return extents;
}

/** A picture without a decoder's setup is made of others, and says in a few numbers how. */
function keepRecipe(kept: Kept, { at, end }: Extent): void {
  if (end - at > RECIPE_MAX) throw new NotPlain('a-picture-of-another-kind');
  kept.keep(at, end);
}

const RECIPE_MAX = 64;

/** Films and whatever else stands between are blanked; the box of the pictures' bytes keeps its head alone. */
function keepRoom(kept: Kept, box: Box): void {
  if (box.type === 'mdat') kept.head(box);
  else kept.blank(box);
  kept.reach(box.end);
}

function keepMeta(file: HeifFile, kept: Kept, meta: Box): void {
  kept.keep(meta.at, meta.content + 4);
  for (const box of file.within(meta, 4)) (PARTS[box.type] ?? blank)(file, kept, box);
  kept.reach(meta.end);
}

type Keep = (file: HeifFile, kept: Kept, box: Box) => void;

const whole: Keep = (_, kept, box) => kept.keep(box.at, box.end);
const blank: Keep = (_, kept, box) => kept.blank(box);

/** Names are not kept: of the handler, and of each item. */
const PARTS: Partial<Record<string, Keep>> = {
  hdlr: (_, kept, box) => kept.head(box, 24),
  pitm: whole,
  iloc: whole,
  iref: whole,
  idat: (_, kept, box) => kept.head(box),
  iinf: (file, kept, box) => {
    const skip = file.view.getUint8(box.content) === 0 ? 6 : 8;
    kept.head(box, skip);
    for (const item of file.within(box, skip)) {
      const version = file.view.getUint8(item.content);
      if (version < 2) throw new NotPlain('an-item-of-an-older-kind');
      kept.head(item, version === 2 ? 12 : 14);
      kept.reach(item.end);
    }
  },
  iprp: (file, kept, box) => {
    kept.head(box);
    for (const part of file.within(box)) {
      if (part.type !== 'ipco') whole(file, kept, part);
      else {
        kept.head(part);
        for (const property of file.within(part)) (PROPERTIES[property.type] ?? blank)(file, kept, property);
      }
    }
  },
};

/** Properties that a decoder needs: size, depth, how the picture is turned and cut, its colours. */
const PROPERTIES: Partial<Record<string, Keep>> = {
  hvcC: keepDecoderSetup,
  colr: keepColours,
  ...Object.fromEntries(['ispe', 'pixi', 'irot', 'imir', 'clap', 'pasp', 'auxC'].map((type) => [type, whole])),
};
