/**
 * Tells whether a page reads from a canvas what it drew. Browsers that resist fingerprinting (Tor Browser, Firefox if it
 * is set to) give noise instead, without a word, until their user allows this site to read.
 */
const SIDE = 16;
/** Some browsers change the last bits that are read: nobody sees that in a photo. */
const TOLERATED = 8;

/** `contextOf` makes a canvas of the kind that photos are drawn on. */
export function isCanvasTrue(
  contextOf: (side: number) => CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
): boolean {
  try {
    const context = contextOf(SIDE);
    if (context === null) return false;
    COLOURS.forEach(([red, green, blue], row) => {
      context.fillStyle = `rgb(${String(red)}, ${String(green)}, ${String(blue)})`;
      context.fillRect(0, row * ROW, SIDE, ROW);
    });
    const { data } = context.getImageData(0, 0, SIDE, SIDE);
    return data.every((value, at) => Math.abs(value - drawnAt(at)) <= TOLERATED);
  } catch {
    return false;
  }
}

const COLOURS = [
  [250, 40, 90],
  [20, 200, 60],
  [30, 70, 230],
  [128, 128, 128],
] as const;
const ROW = SIDE / COLOURS.length;

function drawnAt(at: number): number {
  const row = Math.floor(at / 4 / SIDE / ROW);
  return COLOURS[row]?.[at % 4] ?? 255;
}
