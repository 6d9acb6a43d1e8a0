/** Draws a link preview: paper, the rail of time with its knot, the texts; or a photo over a band with the texts. */
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { directionOfText, isolated } from '../../../shared/characters.js';
import { fitted, letteredRuns, type Lettering, type Run, type Style } from './lettering.js';
import { HEIGHT, WIDTH, type LinkPreviewPicture } from './picture.js';

const PAPER = '#fcfbf8';
const INK = '#1c1b18';
const QUIET = '#5d5a52';
const RULE = '#b9b4a8';
const LIVE = '#c4122f';

/** The margin with the rail, and the other one. */
const [RAIL_MARGIN, MARGIN] = [132, 72];
const TEXT = WIDTH - RAIL_MARGIN - MARGIN;
const RAIL = 84;

/** The column of texts, from its left to its right edge. */
interface Column {
  left: number;
  right: number;
  /** Whether lines of the interface begin at the right edge. */
  mirrored: boolean;
}

const SIZES = [118, 104, 94, 84, 76, 68, 60, 54, 48, 42, 37, 32];
const JPEG = { quality: 86, chromaSubsampling: '4:4:4' };

export function drawn(picture: LinkPreviewPicture, photo?: string): Promise<Buffer> {
  return photo === undefined ? onPaper(picture) : onPhoto(picture, photo);
}

async function onPaper(picture: LinkPreviewPicture): Promise<Buffer> {
  const { mirrored, rightToLeft, said } = picture;
  const [left, right] = mirrored ? [MARGIN, RAIL_MARGIN] : [RAIL_MARGIN, MARGIN];
  const column = { left, right: WIDTH - right, mirrored };
  const label = await fitted(picture.label, { face: 'sans bold', colour: INK, width: TEXT }, [30], 46);
  const room = label === null ? 290 : 236;
  const text = await textOf(picture, { face: said ? 'serif' : 'serif bold', width: TEXT }, SIZES, room);
  const under = await fitted(picture.under, { face: 'sans', colour: INK, width: TEXT }, [30], 76);
  const belowText = 144 + (text?.height ?? 0) + (label === null ? 36 : 44);
  const layers: OverlayOptions[] = [
    rail(picture),
    ...(await headLine(picture, column, 72)),
    ...place(text, 144, column, rightToLeft),
    ...place(label, belowText, column, rightToLeft),
    ...place(under, label === null ? belowText : belowText + label.height + 14, column, rightToLeft),
    ...(await footLine(picture, column, HEIGHT - 74)),
  ];
  return paper().composite(layers).jpeg(JPEG).toBuffer();
}

function rail({ mirrored, state }: LinkPreviewPicture): OverlayOptions {
  const x = mirrored ? WIDTH - RAIL : RAIL;
  return svg(
    `<rect width="${WIDTH}" height="14" fill="${INK}"/><path d="M${x} 14V${HEIGHT}" stroke="${RULE}" stroke-width="3"/>` +
      `<circle cx="${x}" cy="89" r="15" fill="${state.live ? LIVE : INK}"/>`,
  );
}

const BAND = 150;

async function onPhoto(picture: LinkPreviewPicture, photo: string): Promise<Buffer> {
  const { rightToLeft, label, text, mirrored } = picture;
  const room = HEIGHT - BAND;
  const shown = await sharp(photo, { limitInputPixels: 50_000_000 })
    .resize({ width: WIDTH, height: room, fit: 'cover', position: 'attention' })
    .toBuffer();
  const column = { left: MARGIN, right: WIDTH - MARGIN, mirrored };
  const line = { ...picture, text: label === '' ? text : `${isolated(label)}: ${isolated(text)}` };
  const words = await textOf(line, { face: 'serif bold', width: WIDTH - 2 * MARGIN }, [36, 32, 28], 48);
  const layers: OverlayOptions[] = [
    { input: shown, left: 0, top: 0 },
    ...place(words, room + 24, column, rightToLeft),
    ...(await footLine(picture, column, HEIGHT - 60)),
  ];
  return paper().composite(layers).jpeg(JPEG).toBuffer();
}

/**
 * Marks the direction of a text that has none of its own: the library of drawing would look for one inside of isolates.
 */
function turned(text: string, rightToLeft: boolean): string {
  return directionOfText(text) === null ? (rightToLeft ? '\u200f' : '\u200e') + text : text;
}

/** Sets the picture's text; where none of it can be seen, the name of the rally that it belongs to. */
async function textOf(
  { text, foot, rightToLeft }: LinkPreviewPicture,
  style: Pick<Style, 'face' | 'width'>,
  sizes: readonly number[],
  height: number,
): Promise<Lettering | null> {
  const own = await fitted(turned(text, rightToLeft), { ...style, colour: INK }, sizes, height);
  return own ?? fitted(foot, { ...style, colour: INK, face: 'serif bold' }, sizes, height);
}

function paper(): Sharp {
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: PAPER } });
}

function svg(inside: string): OverlayOptions {
  const input = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${inside}</svg>`;
  return { input: Buffer.from(input), left: 0, top: 0 };
}

/** Sets the state and the time as one line, so that they stand on the same ground in every script. */
async function headLine({ state, when }: LinkPreviewPicture, column: Column, top: number): Promise<OverlayOptions[]> {
  const word: Run = { text: state.word, face: 'sans bold', colour: state.live ? LIVE : INK };
  return place(await letteredRuns([word, { text: when }], LINE), top, column, column.mirrored);
}

/** Sets the rally where lines begin and the site where they end; the site gives way. */
async function footLine({ foot, site }: LinkPreviewPicture, column: Column, top: number): Promise<OverlayOptions[]> {
  const { left, right, mirrored } = column;
  const line = await fitted(foot, { ...LINE, width: right - left - 320 }, [26], 40);
  const name = await fitted(site, { ...LINE, face: 'serif bold', colour: INK, width: 300 }, [28, 24], 40);
  return [...place(line, top, column, mirrored), ...place(name, top, column, !mirrored)];
}

const LINE: Style = { face: 'sans', size: 28, colour: QUIET, width: TEXT };

/** Places a lettering at the column's left edge, or at its right edge. */
function place(lettering: Lettering | null, top: number, { left, right }: Column, atRight: boolean): OverlayOptions[] {
  if (lettering === null) return [];
  return [{ input: lettering.data, top, left: Math.max(0, atRight ? right - lettering.width : left) }];
}
