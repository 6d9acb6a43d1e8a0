/**
 * The fonts of link previews. They come as packages, and the machine's own take no part: a picture is the same in a
 * container that has none. FreeType, as it comes with sharp, reads TrueType and OpenType files, and no WOFF.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkitten';

export type Face = 'serif' | 'serif bold' | 'sans' | 'sans bold';

const { resolve } = createRequire(import.meta.url);
const dejavu = (name: string): string => resolve(`dejavu-fonts-ttf/ttf/DejaVu${name}.ttf`);
// This package names no file of its own but its script, beside whose folder the fonts lie.
const chinese = (weight: string): string =>
  path.join(path.dirname(resolve('@embedpdf/fonts-sc')), `../fonts/NotoSansHans-${weight}.otf`);
const google = (name: string, weight: string): string =>
  resolve(
    `@expo-google-fonts/${name.toLowerCase().replaceAll(' ', '-')}/${weight}/${name.replaceAll(' ', '')}_${weight}.ttf`,
  );

export const FACES: Record<Face, [family: string, file: string]> = {
  serif: ['DejaVu Serif', dejavu('Serif')],
  'serif bold': ['DejaVu Serif Bold', dejavu('Serif-Bold')],
  sans: ['DejaVu Sans', dejavu('Sans')],
  'sans bold': ['DejaVu Sans Bold', dejavu('Sans-Bold')],
};

/** Fonts for letters that the face itself has not, in this order; the files of each script have the same letters. */
const SCRIPTS: readonly (readonly string[])[] = [
  // Arabic, Armenian and Georgian stand in the sans alone, or there in another weight.
  Object.values(FACES).map(([, file]) => file),
  [google('Noto Emoji', '400Regular')],
  [google('Noto Sans Devanagari', '400Regular'), google('Noto Sans Devanagari', '700Bold')],
  [google('Nanum Gothic', '400Regular'), google('Nanum Gothic', '700Bold')],
  [chinese('Regular'), chinese('Bold')],
];

export interface Drawable {
  text: string;
  /** The files of the fonts that the text needs. */
  files: string[];
}

/** Splits a text into signs as a reader sees them: a flag, a letter with its accents. */
export function signsOf(text: string): string[] {
  return Array.from(SIGNS.segment(text), ({ segment }) => segment);
}

const SIGNS = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Characters that join, turn or hide others, and have no picture of their own. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u;

/** Leaves out the signs that no font has: an empty box says nothing to anybody. A sign is kept whole, or goes. */
export function drawable(text: string): Drawable {
  const files = new Set<string>();
  let kept = '';
  for (const sign of signsOf(text.toWellFormed())) {
    const needed = fontsOf(sign);
    if (needed === null) continue;
    for (const script of needed) for (const file of script) files.add(file);
    kept += sign;
  }
  return { text: kept === text ? text : kept.replace(/[^\S\n]{2,}/g, ' ').trim(), files: [...files] };
}

/** Names the fonts of a sign; null where one of its letters is in no font. */
function fontsOf(sign: string): (readonly string[])[] | null {
  const needed: (readonly string[])[] = [];
  for (const letter of sign) {
    if (INVISIBLE.test(letter)) continue;
    const script = SCRIPTS.find((files) => files.some((file) => hasLetter(file, letter)));
    if (script === undefined) return null;
    needed.push(script);
  }
  return needed;
}

const opened = new Map<string, Font>();

function hasLetter(file: string, letter: string): boolean {
  const font = opened.get(file) ?? open(file);
  return font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

/** Opens a font once in a process, when it is first needed: the Chinese font alone has 8 MB. */
function open(file: string): Font {
  const font = create(readFileSync(file));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${path.basename(file)} is a collection of fonts`);
  opened.set(file, font);
  return font;
}
