/**
 * Crowds drawn for measuring: heads cut from the samples, at sizes that are known, on a busy ground; some turned, some with a
 * cloth before mouth and nose. A seed draws the same picture again.
 */
import path from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { Chance } from '../seeded.js';
import { marksOf, type Mark, type Sample } from './marked.js';

export interface CrowdMark extends Mark {
  /** Degrees by which the head is turned. */
  turn: number;
  isVeiled: boolean;
}

export interface Crowd {
  jpeg: Buffer;
  size: { width: number; height: number };
  marks: CrowdMark[];
}

interface CrowdOptions {
  seed: number;
  /** The width of each face from ear to ear, in pixels. */
  faces: readonly number[];
  /** Chances of a head that is turned, and of one that is veiled. */
  turned?: number;
  veiled?: number;
}

const SIZE = { width: 2_048, height: 1_536 };
/** Samples whose heads are drawn; the large ones for large faces. */
const FROM: readonly Sample[] = ['group-1', 'group-2', 'solvay1927', 'stock-group-1', 'stock-group-2', 'person-tasia'];
/** A head with its hair, as parts of the marked face. */
const HEAD = { beside: 0.45, above: 0.7, below: 0.35 };
const TURNS = [-60, -45, -30, -15, 15, 30, 45, 60];

export const sampleFile = (sample: Sample): string => path.join(import.meta.dirname, `${sample}.jpg`);

/** A face for each size of the list. Throws where the picture has no room for them. */
export async function crowdOf({ seed, faces, turned = 0.2, veiled = 0.15 }: CrowdOptions): Promise<Crowd> {
  const chance = new Chance(seed);
  const marks: CrowdMark[] = [];
  const heads: OverlayOptions[] = [];
  // The large ones first: small ones find room between them.
  for (const width of [...faces].sort((one, other) => other - one)) {
    const turn = chance.happens(turned) ? (chance.one(TURNS) ?? 0) : 0;
    const isVeiled = chance.happens(veiled);
    const mark = { ...placeFor(width, marks, chance), turn, isVeiled };
    marks.push(mark);
    heads.push(await headFor(mark, chance));
  }
  const ground = sharp(await groundOf(chance));
  return { jpeg: await ground.composite(heads).jpeg({ quality: 88 }).toBuffer(), size: SIZE, marks };
}

function placeFor(width: number, taken: readonly Mark[], chance: Chance): Mark {
  for (let tries = 0; tries < 5_000; tries += 1) {
    const x = width + chance.below(SIZE.width - 3 * width);
    const y = width + chance.below(SIZE.height - 3 * width);
    const isFree = taken.every((mark) => {
      const room = 1.1 * (width + mark.width);
      const apart = Math.hypot(x + width / 2 - mark.x - mark.width / 2, y + width / 2 - mark.y - mark.height / 2);
      return apart > room;
    });
    if (isFree) return { x, y, width, height: width };
  }
  throw new Error(`no room for a face of ${width} pixels`);
}

async function headFor(mark: CrowdMark, chance: Chance): Promise<OverlayOptions> {
  const { sample, face } = sourceFor(mark.width, chance);
  const cut = await cutHead(sample, face);
  const scale = mark.width / face.width;
  const [width, height] = [Math.round(cut.width * scale), Math.round(cut.height * scale)];
  const small = await sharp(cut.png).resize(width, height, { fit: 'fill' }).png().toBuffer();
  const over: OverlayOptions[] = mark.isVeiled ? [{ input: veil(width, height, chance) }] : [];
  over.push({ input: oval(width, height), blend: 'dest-in' });
  const head = await sharp(small).ensureAlpha().composite(over).png().toBuffer();
  const turnedHead = await sharp(head)
    .rotate(mark.turn, { background: '#0000' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const turn = (mark.turn * Math.PI) / 180;
  const lift = cut.lift * scale;
  const centre = {
    x: mark.x + mark.width / 2 + lift * Math.sin(turn),
    y: mark.y + mark.height / 2 - lift * Math.cos(turn),
  };
  return {
    input: turnedHead.data,
    left: Math.round(centre.x - turnedHead.info.width / 2),
    top: Math.round(centre.y - turnedHead.info.height / 2),
  };
}

/** A head that is not blown up much: large faces come from large ones. */
function sourceFor(width: number, chance: Chance): { sample: Sample; face: Mark } {
  const all = FROM.flatMap((sample) => marksOf(sample).map((face) => ({ sample, face })));
  const fitting = all.filter(({ face }) => face.width >= Math.min(width * 0.9, 105));
  const chosen = chance.one(fitting);
  if (chosen === undefined) throw new Error(`no sample has a face of ${width} pixels`);
  return chosen;
}

/** `lift`: pixels from the head's middle down to the face's. */
async function cutHead(sample: Sample, face: Mark) {
  const file = sharp(sampleFile(sample));
  const { width: most, height: deepest } = await file.metadata();
  const left = Math.max(0, Math.round(face.x - face.width * HEAD.beside));
  const top = Math.max(0, Math.round(face.y - face.height * HEAD.above));
  const width = Math.min(most - left, Math.round(face.width * (1 + 2 * HEAD.beside)));
  const height = Math.min(deepest - top, Math.round(face.height * (1 + HEAD.above + HEAD.below)));
  const png = await file.extract({ left, top, width, height }).png().toBuffer();
  return { png, width, height, lift: face.y + face.height / 2 - (top + height / 2) };
}

function oval(width: number, height: number): Buffer {
  return svg(width, height, `<ellipse cx="50%" cy="50%" rx="48%" ry="49%" fill="#fff"/>`);
}

/** A cloth before mouth and nose. */
function veil(width: number, height: number, chance: Chance): Buffer {
  return svg(width, height, `<rect x="0" y="60%" width="100%" height="40%" fill="${colour(chance)}"/>`);
}

/** Clothes, banners and signs: shapes in all colours, one over the other, and grain. */
async function groundOf(chance: Chance): Promise<Buffer> {
  const shapes = Array.from({ length: 500 }, () => {
    const [x, y] = [chance.below(SIZE.width), chance.below(SIZE.height)];
    const [rx, ry] = [10 + chance.below(140), 10 + chance.below(140)];
    const turn = `transform="rotate(${chance.below(180)} ${x} ${y})" fill="${colour(chance)}"`;
    return chance.happens(0.5)
      ? `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" ${turn}/>`
      : `<rect x="${x}" y="${y}" width="${rx}" height="${ry}" ${turn}/>`;
  });
  const drawn = await sharp(svg(SIZE.width, SIZE.height, shapes.join('')))
    .flatten({ background: '#556' })
    .blur(1.2)
    .png()
    .toBuffer();
  return sharp(drawn)
    .composite([{ input: grain(chance), raw: { ...SIZE, channels: 4 } }])
    .png()
    .toBuffer();
}

function grain(chance: Chance): Buffer {
  const pixels = Buffer.alloc(SIZE.width * SIZE.height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    pixels.fill(chance.next() < 0.5 ? 0 : 255, at, at + 3);
    pixels[at + 3] = chance.below(28);
  }
  return pixels;
}

function colour(chance: Chance): string {
  return `hsl(${chance.below(360)},${20 + chance.below(60)}%,${15 + chance.below(65)}%)`;
}

function svg(width: number, height: number, content: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);
}
