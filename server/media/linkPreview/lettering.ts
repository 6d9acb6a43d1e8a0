/** Texts as pictures: in the project's own fonts, as large as their place allows. */
import sharp from 'sharp';
import { drawable, FACES, signsOf, type Face } from './fonts.js';

export interface Lettering {
  data: Buffer;
  width: number;
  height: number;
}

/** Lengths are pixels; `colour` is `#rrggbb`. */
export interface Style {
  face: Face;
  size: number;
  colour: string;
  width: number;
}

/** At this resolution a point is a pixel. */
const DPI = 72;

/** Escapes a text for Pango, which would read it as markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A part of a line in a face and colour of its own; the line's where they are not given. */
export interface Run {
  text: string;
  face?: Face;
  colour?: string;
}

/** Draws a text; null where there is nothing to see: characters of no width, or a script that no font has. */
function lettered(text: string, style: Style): Promise<Lettering | null> {
  return letteredRuns([{ text }], style);
}

/** Draws parts beside each other, with blanks between them; null where there is nothing to see. */
export async function letteredRuns(typed: readonly Run[], style: Style): Promise<Lettering | null> {
  const runs = typed.map((run) => ({ ...run, ...drawable(run.text) })).filter(({ text }) => text.trim() !== '');
  if (runs.length === 0) return null;
  try {
    for (const file of runs.flatMap(({ files }) => files)) await read(file);
    return await written(runs, FACES[style.face], style);
  } catch (error) {
    // Only the fonts know which characters leave no ink, and they say it by this error.
    if (error instanceof Error && error.message.includes('no text to render')) return null;
    throw error;
  }
}

async function written(
  runs: readonly Run[],
  [family, file]: readonly [string, string],
  { size, colour, width }: Omit<Style, 'face'>,
): Promise<Lettering> {
  const { data, info } = await sharp({
    text: {
      text: runs.map((run) => markupOf(run, size, colour)).join('   '),
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

function markupOf({ text, face, colour }: Run, size: number, around: string): string {
  const font = face === undefined ? '' : ` font_desc="${FACES[face][0]} ${size.toString()}"`;
  return `<span foreground="${colour ?? around}"${font}>${escaped(text)}</span>`;
}

/** Draws a text at the largest of these sizes that fits the height; cut short where even the smallest is too large. */
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

/** Draws a text as narrow as it goes with as many lines, so that no line has one word alone. */
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

/** Has Pango read a font: letters that the face has not are looked for in the fonts that were read before. */
async function read(file: string): Promise<void> {
  if (known.has(file)) return;
  known.add(file);
  await written([{ text: '.' }], ['DejaVu Sans', file], { size: 8, colour: '#000000', width: 40 });
}
