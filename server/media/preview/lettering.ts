/** Words as pictures: in the project's own fonts, as large as their place allows. */
import sharp from 'sharp';
import { drawable, FACES, signsOf, type Face } from './fonts.js';

export interface Lettering {
  data: Buffer;
  width: number;
  height: number;
}

/** In pixels; `#rrggbb`. */
export interface Style {
  face: Face;
  size: number;
  colour: string;
  width: number;
}

/** Points and pixels are one then. */
const DPI = 72;

/** Pango reads its text as markup: whatever could be a tag or an entity is taken out of its hands. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** null where there is nothing to see, such as in words of no width, or in a script that no font has. */
export async function lettered(words: string, style: Style): Promise<Lettering | null> {
  const { text, files } = drawable(words);
  if (text.trim() === '') return null;
  try {
    for (const file of files) await read(file);
    return await written(text, FACES[style.face], style);
  } catch (error) {
    // Which characters leave no ink is for the fonts to say, and this is how they say it.
    if (error instanceof Error && error.message.includes('no text to render')) return null;
    throw error;
  }
}

async function written(
  text: string,
  [family, file]: readonly [string, string],
  { size, colour, width }: Omit<Style, 'face'>,
): Promise<Lettering> {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(text)}</span>`,
      font: `${family} ${size.toString()}`,
      fontfile: file,
      width,
      dpi: DPI,
      rgba: true,
      wrap: 'word-char',
      spacing: Math.round(size * 0.16),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** At the largest of these sizes at which it is not higher than that; cut short where even the smallest is too large. */
export async function fitted(
  text: string,
  style: Omit<Style, 'size'>,
  sizes: readonly number[],
  height: number,
): Promise<Lettering | null> {
  for (const size of sizes) {
    const made = await lettered(text, { ...style, size });
    if (made === null || made.height <= height) return made === null ? null : balanced(text, { ...style, size }, made);
  }
  return text.length < 20 ? null : fitted(shorter(text), style, sizes.slice(-1), height);
}

/** The same words in as many lines, but none of them with one word alone: as narrow as they go. */
async function balanced(text: string, style: Style, made: Lettering): Promise<Lettering> {
  for (const part of [0.6, 0.7, 0.8, 0.9]) {
    const narrower = await lettered(text, { ...style, width: Math.round(style.width * part) });
    if (narrower !== null && narrower.height <= made.height + 2) return narrower;
  }
  return made;
}

function shorter(text: string): string {
  const signs = signsOf(text);
  const part = signs.slice(0, Math.floor(signs.length * 0.8)).join('');
  const space = part.lastIndexOf(' ');
  return `${space > part.length / 2 ? part.slice(0, space) : part}…`;
}

const known = new Set<string>();

/** Letters that the face has not are looked for in the fonts that were read before. */
async function read(file: string): Promise<void> {
  if (known.has(file)) return;
  known.add(file);
  await written('.', ['DejaVu Sans', file], { size: 8, colour: '#000000', width: 40 });
}
