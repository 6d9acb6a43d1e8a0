/** Paper and ink of the drawings: one palette, flat shapes, gradients for light. Sizes are in pixels of the picture. */

/** A few colours for everything: cold ones for stone, street and night, warm ones for light, those of two flags. */
export const INK = {
  night: '#0e1a33',
  navy: '#1a2c50',
  slate: '#30497a',
  steel: '#6484b2',
  mist: '#a8bfd8',
  pale: '#dfe8f0',
  stone: '#e9dcc3',
  sand: '#d6bf97',
  glow: '#ffe3a3',
  peach: '#f6b77c',
  ember: '#e27a4b',
  plum: '#573a63',
  brick: '#a84f45',
  blue: '#1c5fc4',
  yellow: '#ffd336',
  sky: '#1e97c9',
  red: '#d8374b',
  green: '#2c9c5c',
} as const;

export interface Sheet {
  width: number;
  height: number;
  svg: string;
}

export type Dice = () => number;

/** Numbers from 0 to 1 that are the same each time: a drawing is a drawing, not a throw. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The whole picture. `parts` from back to front. */
export function sheet(width: number, height: number, parts: readonly string[]): Sheet {
  const [w, h] = [n(width), n(height)];
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`;
  return { width, height, svg: `${open}${parts.join('')}</svg>` };
}

/** A number as short as the eye can tell; small ones are parts of something that is scaled. */
export function n(value: number): string {
  const exact = Math.abs(value) < 10 ? 1_000 : 10;
  return (Math.round(value * exact) / exact).toString();
}

type Paint = Record<string, string | number>;

function attributes(paint: Paint): string {
  return Object.entries(paint)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? n3(value) : value}"`)
    .join('');
}

function n3(value: number): string {
  return (Math.round(value * 1_000) / 1_000).toString();
}

export function rect(x: number, y: number, width: number, height: number, fill: string, paint: Paint = {}): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${attributes(paint)}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, paint: Paint = {}): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"${attributes(paint)}/>`;
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, paint: Paint = {}): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${attributes(paint)}/>`;
}

export function shape(d: string, fill: string, paint: Paint = {}): string {
  return `<path d="${d}" fill="${fill}"${attributes(paint)}/>`;
}

export function stroke(d: string, color: string, width: number, paint: Paint = {}): string {
  const line = `stroke="${color}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="${d}" fill="none" ${line}${attributes(paint)}/>`;
}

export type Point = readonly [x: number, y: number];

export function polygon(points: readonly Point[], fill: string, paint: Paint = {}): string {
  return shape(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`, fill, paint);
}

export function group(parts: readonly string[], paint: Paint = {}): string {
  return `<g${attributes(paint)}>${parts.join('')}</g>`;
}

export type Stop = readonly [at: number, color: string, opacity?: number];

/** A gradient from top to bottom, or along the line given in parts of the shape. Fill with `url(#id)`. */
export function gradient(id: string, stops: readonly Stop[], [x1, y1, x2, y2] = [0, 0, 0, 1]): string {
  const line = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`;
  return `<defs><linearGradient id="${id}" ${line}>${stops.map(stop).join('')}</linearGradient></defs>`;
}

function glow(id: string, stops: readonly Stop[]): string {
  return `<defs><radialGradient id="${id}">${stops.map(stop).join('')}</radialGradient></defs>`;
}

function stop([at, color, opacity = 1]: Stop): string {
  return `<stop offset="${n3(at)}" stop-color="${color}" stop-opacity="${n3(opacity)}"/>`;
}

/** A soft light. */
export function light(x: number, y: number, r: number, color: string, opacity = 0.8): string {
  const id = `l${n(x)}-${n(y)}-${n(r)}`.replaceAll('.', '_');
  return (
    glow(id, [
      [0, color, opacity],
      [0.35, color, opacity * 0.45],
      [1, color, 0],
    ]) + circle(x, y, r, `url(#${id})`)
  );
}

/** A colour between two, `part` of the way. */
export function mix(from: string, to: string, part: number): string {
  const channel = (place: number): string => {
    const [a, b] = [from, to].map((color) => parseInt(color.slice(place, place + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Darker at the edges, so that the eye stays within. */
export function vignette(width: number, height: number, opacity = 0.35): string {
  const around = glow('vignette', [
    [0.55, INK.night, 0],
    [1, INK.night, opacity],
  ]);
  return around + ellipse(width / 2, height / 2, width * 0.78, height * 0.82, 'url(#vignette)');
}
