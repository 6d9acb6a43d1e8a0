/** Words as pictures: in the project's own fonts, as large as their place allows. */
import { createRequire } from 'node:module';
import sharp from 'sharp';

export interface Lettering {
  data: Buffer;
  width: number;
  height: number;
}

export type Face = 'serif' | 'serif bold' | 'sans' | 'sans bold';

/** In pixels; `#rrggbb`. */
export interface Style {
  face: Face;
  size: number;
  colour: string;
  width: number;
}

const { resolve } = createRequire(import.meta.url);
const FILES: Record<Face, [family: string, file: string]> = {
  serif: ['DejaVu Serif', resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf')],
  'serif bold': ['DejaVu Serif Bold', resolve('dejavu-fonts-ttf/ttf/DejaVuSerif-Bold.ttf')],
  sans: ['DejaVu Sans', resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')],
  'sans bold': ['DejaVu Sans Bold', resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')],
};
/** Points and pixels are one then. */
const DPI = 72;

/** Pango reads its text as markup: whatever could be a tag or an entity is taken out of its hands. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** null where there is nothing to see, such as in words of no width. */
export async function lettered(text: string, style: Style): Promise<Lettering | null> {
  if (text.trim() === '') return null;
  try {
    return await written(text, style);
  } catch (error) {
    // Which characters leave no ink is for the fonts to say, and this is how they say it.
    if (error instanceof Error && error.message.includes('no text to render')) return null;
    throw error;
  }
}

async function written(text: string, { face, size, colour, width }: Style): Promise<Lettering> {
  const [family, file] = FILES[face];
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
  const part = text.slice(0, Math.floor(text.length * 0.8));
  const space = part.lastIndexOf(' ');
  return `${(space > part.length / 2 ? part.slice(0, space) : part).toWellFormed()}…`;
}

/**
 * Letters that are in none of the fonts are looked for in those that were read before: Arabic stands in the sans alone.
 * Each font is read once, so that all of them are there.
 */
export async function readFonts(): Promise<void> {
  for (const face of Object.keys(FILES) as Face[]) await lettered('.', { face, size: 8, colour: '#000000', width: 40 });
}
