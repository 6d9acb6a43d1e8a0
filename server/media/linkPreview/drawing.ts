/** Draws a link preview: paper, the rail of time with its knot, the texts; or a photo over a band with the texts. */
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { directionOfText } from '../../../shared/characters.js';
import { fitted, lettered, type Lettering, type Style } from './lettering.js';
import { HEIGHT, WIDTH, type LinkPreviewPicture } from './picture.js';

const PAPER = '#fcfbf8';
const INK = '#1c1b18';
const QUIET = '#5d5a52';
const RULE = '#b9b4a8';
const LIVE = '#c4122f';

const LEFT = 132;
const RIGHT = WIDTH - 72;
const TEXT = RIGHT - LEFT;
const RAIL = 84;

const SIZES = [118, 104, 94, 84, 76, 68, 60, 54, 48, 42, 37, 32];
const JPEG = { quality: 86, chromaSubsampling: '4:4:4' };

export function drawn(picture: LinkPreviewPicture, photo?: string): Promise<Buffer> {
  return photo === undefined ? onPaper(picture) : onPhoto(picture, photo);
}

async function onPaper(picture: LinkPreviewPicture): Promise<Buffer> {
  const { rightToLeft } = picture;
  const text = await textOf(picture, { face: picture.said ? 'serif' : 'serif bold', width: TEXT }, SIZES, 290);
  const under = await fitted(picture.under, { face: 'sans', colour: INK, width: TEXT }, [30], 76);
  const layers: OverlayOptions[] = [
    svg(
      `<rect width="${WIDTH}" height="14" fill="${INK}"/><path d="M${RAIL} 14V${HEIGHT}" stroke="${RULE}" stroke-width="3"/>` +
        `<circle cx="${RAIL}" cy="89" r="15" fill="${picture.state.live ? LIVE : INK}"/>`,
    ),
    ...(await headLine(picture, 72)),
    ...place(text, 144, { rightToLeft }),
    ...place(under, 144 + (text?.height ?? 0) + 36, { rightToLeft }),
    ...(await footLine(picture, HEIGHT - 74)),
  ];
  return paper().composite(layers).jpeg(JPEG).toBuffer();
}

const BAND = 150;

async function onPhoto(picture: LinkPreviewPicture, photo: string): Promise<Buffer> {
  const { rightToLeft } = picture;
  const room = HEIGHT - BAND;
  const shown = await sharp(photo, { limitInputPixels: 50_000_000 })
    .resize({ width: WIDTH, height: room, fit: 'cover', position: 'attention' })
    .toBuffer();
  const text = await textOf(picture, { face: 'serif bold', width: WIDTH - 144 }, [36, 32, 28], 48);
  const layers: OverlayOptions[] = [
    { input: shown, left: 0, top: 0 },
    ...place(text, room + 24, { rightToLeft, left: 72 }),
    ...(await footLine(picture, HEIGHT - 60, 72)),
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

async function headLine({ state, when }: LinkPreviewPicture, top: number): Promise<OverlayOptions[]> {
  const colour = state.live ? LIVE : INK;
  const word = await lettered(state.word.toUpperCase(), { ...LINE, face: 'sans bold', colour });
  const after = await lettered(when, LINE);
  return [...place(word, top, {}), ...place(after, top, { left: LEFT + (word?.width ?? -24) + 24 })];
}

/** Sets the rally at the one end and the site at the other; the site gives way. */
async function footLine({ foot, site }: LinkPreviewPicture, top: number, left = LEFT): Promise<OverlayOptions[]> {
  const line = await fitted(foot, { ...LINE, width: RIGHT - left - 320 }, [26], 40);
  const name = await fitted(site, { ...LINE, face: 'serif bold', colour: INK, width: 300 }, [28, 24], 40);
  return [...place(line, top, { left }), ...place(name, top, { left: RIGHT - (name?.width ?? 0) })];
}

const LINE: Style = { face: 'sans', size: 28, colour: QUIET, width: TEXT };

/** Places a lettering; texts that run from right to left begin at the right. */
function place(
  lettering: Lettering | null,
  top: number,
  { rightToLeft = false, left = LEFT }: { rightToLeft?: boolean; left?: number },
): OverlayOptions[] {
  if (lettering === null) return [];
  return [{ input: lettering.data, top, left: Math.max(0, rightToLeft ? RIGHT - lettering.width : left) }];
}
