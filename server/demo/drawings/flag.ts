/** Two flags in the wind: their bands follow one wave, and light lies on its slopes. */
import { gradient, group, INK, n, polygon, shape, stroke, type Point } from './kit.js';

export type Nation = 'ukraine' | 'azerbaijan';

const BANDS: Record<Nation, readonly string[]> = {
  ukraine: [INK.blue, INK.yellow],
  azerbaijan: [INK.sky, INK.red, INK.green],
};

export interface FlagOptions {
  nation: Nation;
  /** Where the upper inner corner is. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** How high the wave is, in parts of the height. */
  wave?: number;
  /** Where the wave begins. */
  phase?: number;
  /** To the left instead of the right. */
  flip?: boolean;
  /** A pole of this length. */
  pole?: number;
  poleColor?: string;
  /** How strongly light and shadow lie on it. */
  relief?: number;
}

const STEPS = 36;
const WAVES = 1.35;

export function flag(options: FlagOptions): string {
  const { nation, x, y, width, height, wave = 0.16, phase = 0, flip = false, pole, relief = 0.34 } = options;
  const side = flip ? -1 : 1;
  const turn = (part: number): number => 2 * Math.PI * WAVES * part + phase;
  const rise = (part: number): number =>
    height * wave * (0.25 + 0.75 * part) * (Math.sin(turn(part)) - Math.sin(phase));
  const droop = (part: number): number => height * 0.1 * part * part;
  const at = (part: number, down: number): Point => [
    x + side * width * part * (1 - 0.03 * Math.sin(turn(part))),
    y + down * height + rise(part) + droop(part),
  ];
  const strip = (from: number, to: number): Point[] => {
    const parts = Array.from({ length: STEPS + 1 }, (_, index) => index / STEPS);
    return [...parts.map((part) => at(part, from)), ...parts.reverse().map((part) => at(part, to))];
  };
  const bands = BANDS[nation];
  const id = `flag${[x, y, width].map((value) => Math.round(value).toString()).join('-')}`;
  const slopes = Array.from({ length: 19 }, (_, index) => {
    const part = index / 18;
    const slope = Math.cos(turn(part)) * side;
    return [flip ? 1 - part : part, slope > 0 ? '#ffffff' : INK.night, Math.abs(slope) * relief] as const;
  }).sort(([a], [b]) => a - b);
  return group([
    pole === undefined ? '' : polePath(x, y, pole, height, options.poleColor ?? INK.night),
    ...bands.map((color, index) => polygon(strip(index / bands.length, (index + 1) / bands.length + 0.004), color)),
    nation === 'azerbaijan' ? emblem(at(0.47, 0.5), height, side) : '',
    gradient(id, slopes, [0, 0, 1, 0]),
    polygon(strip(0, 1), `url(#${id})`),
  ]);
}

function polePath(x: number, y: number, length: number, height: number, color: string): string {
  return stroke(`M${n(x)} ${n(y - height * 0.12)}V${n(y + length)}`, color, Math.max(4, height * 0.045));
}

/** A crescent and a star of eight points, white on the red band. */
function emblem([x, y]: Point, height: number, side: number): string {
  const r = height * 0.118;
  const moon = `M${n(x + r * 0.55)} ${n(y - r * 0.83)}A${n(r)} ${n(r)} 0 1 0 ${n(x + r * 0.55)} ${n(y + r * 0.83)}A${n(r * 0.83)} ${n(r * 0.83)} 0 1 1 ${n(x + r * 0.55)} ${n(y - r * 0.83)}Z`;
  const points = Array.from({ length: 16 }, (_, index): Point => {
    const reach = index % 2 === 0 ? r * 0.52 : r * 0.24;
    const angle = (index * Math.PI) / 8;
    return [x + r * 0.98 + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
  const both = shape(moon, '#ffffff') + polygon(points, '#ffffff');
  return side > 0 ? both : group([both], { transform: `translate(${n(2 * x)} 0) scale(-1 1)` });
}
