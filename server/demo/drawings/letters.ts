/** Letters as a broad brush paints them, for banners: strokes, so that no font is needed. Each stands in a box of 1 by 1.6. */
import { n, stroke } from './kit.js';

const LETTERS: Record<string, { width: number; strokes: readonly string[] }> = {
  С: { width: 1, strokes: ['M.94 .3C.7 -.08 .06 .02 .06 .8C.06 1.58 .7 1.68 .94 1.3'] },
  Л: { width: 1.05, strokes: ['M.02 1.58C.24 1.5 .3 1.1 .34 .06L.98 .04L1 1.6'] },
  А: { width: 1.1, strokes: ['M.02 1.6L.52 .02L1.08 1.6', 'M.2 1.06L.9 1.04'] },
  В: { width: 0.95, strokes: ['M.06 .02L.08 1.6', 'M.06 .05C.8 -.04 .86 .68 .1 .74C1.08 .72 1.04 1.62 .08 1.57'] },
  У: { width: 1, strokes: ['M.02 .02L.54 .98', 'M1 .02L.5 1.2C.4 1.5 .26 1.62 .06 1.56'] },
  К: { width: 0.95, strokes: ['M.06 .02L.08 1.6', 'M.9 .04L.12 .84L.96 1.6'] },
  Р: { width: 0.9, strokes: ['M.08 .02L.08 1.6', 'M.06 .06C1 -.08 1 .98 .1 .92'] },
  Ї: { width: 0.5, strokes: ['M.25 .3L.25 1.6', 'M.04 .02L.05 .04', 'M.46 .02L.47 .04'] },
  Н: { width: 1, strokes: ['M.06 .02L.06 1.6', 'M.96 .02L.96 1.6', 'M.08 .82L.94 .78'] },
  І: { width: 0.3, strokes: ['M.15 .02L.15 1.6'] },
  '!': { width: 0.3, strokes: ['M.17 .02L.14 1.08', 'M.14 1.55L.15 1.57'] },
};

const GAP = 0.42;
const SPACE = 0.6;

/** Painted words from `x`, with their upper edge at `y`; `size` is the width of the widest letters. */
export function painted(words: string, x: number, y: number, size: number, color: string): string {
  let at = x;
  const strokes: string[] = [];
  Array.from(words).forEach((letter, index) => {
    const known = LETTERS[letter];
    if (known !== undefined) {
      const lift = Math.sin(index * 2.3) * size * 0.05;
      const place = `translate(${n(at)} ${n(y + lift)}) scale(${n(size)})`;
      strokes.push(...known.strokes.map((d) => stroke(d, color, 0.3, { transform: place })));
    }
    at += size * (known === undefined ? SPACE : known.width + GAP);
  });
  return strokes.join('');
}

/** How wide the words will be. */
export function widthOf(words: string, size: number): number {
  return Array.from(words).reduce(
    (sum, letter) => sum + size * ((LETTERS[letter]?.width ?? SPACE - GAP) + GAP),
    -GAP * size,
  );
}
