/** A lorry on an empty road at dusk, very wide. */
import {
  dice,
  ellipse,
  gradient,
  INK,
  light,
  n,
  polygon,
  rect,
  shape,
  sheet,
  stroke,
  vignette,
  type Dice,
  type Sheet,
} from './kit.js';
import { lorry } from './lorry.js';

const [W, H] = [2400, 1100];

export function truck(): Sheet {
  const throwDice = dice(14);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#152a5c'],
      [0.4, '#5f5c92'],
      [0.66, '#e48f6c'],
      [0.78, '#ffc98a'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    ...stars(throwDice),
    light(1_760, 760, 760, '#ffcf8f', 0.9),
    ...[
      [420, 420, 420, 13],
      [1_350, 330, 520, 15],
      [2_050, 470, 360, 12],
      [900, 540, 300, 10],
    ].map(([x = 0, y = 0, rx = 0, ry = 0]) => ellipse(x, y, rx, ry, '#ffc9a4', { opacity: 0.4 })),
    hills(720, 190, '#8f6685', 2),
    hills(775, 150, '#61507f', 5),
    hills(830, 90, '#3a3a6b', 9),
    rect(0, 826, W, 300, '#232c57'),
    road(),
    poles(),
    polygon(
      [
        [1_960, 868],
        [2_400, 790],
        [2_400, 1_030],
        [1_960, 900],
      ],
      '#ffe9a8',
      { opacity: 0.4 },
    ),
    polygon(
      [
        [1_960, 872],
        [2_400, 840],
        [2_400, 980],
        [1_960, 896],
      ],
      '#fff3cb',
      { opacity: 0.4 },
    ),
    ellipse(1_290, 936, 720, 24, INK.night, { opacity: 0.55 }),
    lorry({ x: 640, y: 940, length: 1_350, body: '#dfe1e8', cab: '#33518f', rim: '#ffd59a' }),
    light(1_950, 884, 150, '#fff7dc', 1),
    ...grass(throwDice),
    vignette(W, H),
  ]);
}

function stars(throwDice: Dice): string[] {
  return Array.from({ length: 46 }, () =>
    ellipse(throwDice() * W, throwDice() * 330, 2.2, 2.2, '#ffffff', { opacity: 0.25 + throwDice() * 0.5 }),
  );
}

function hills(y: number, height: number, color: string, phase: number): string {
  const points = Array.from({ length: 61 }, (_, index) => {
    const x = (index / 60) * W;
    const rise = Math.sin(x / 310 + phase) * 0.5 + Math.sin(x / 130 + phase * 2.1) * 0.22 + 0.5;
    return `L${n(x)} ${n(y - rise * height)}`;
  });
  return shape(`M0 ${n(H)}${points.join('')}L${n(W)} ${n(H)}Z`, color);
}

function road(): string {
  const dashes = Array.from({ length: 9 }, (_, index) =>
    polygon(
      [
        [index * 290 - 60, 1_000],
        [index * 290 + 80, 1_000],
        [index * 290 + 66, 1_012],
        [index * 290 - 80, 1_012],
      ],
      '#e8d3a8',
    ),
  );
  return [
    rect(0, 876, W, 224, '#39406b'),
    rect(0, 876, W, 8, '#8d7c96'),
    rect(0, 1_066, W, 40, '#1b2449'),
    rect(0, 1_060, W, 8, '#8d7c96'),
    ...dashes,
  ].join('');
}

/** Poles with wires, smaller towards the light. */
function poles(): string {
  const places = [
    [110, 430, 1],
    [560, 500, 0.8],
    [905, 556, 0.64],
    [1_170, 598, 0.52],
  ] as const;
  const posts = places.map(([x, top, size]) =>
    [
      stroke(`M${n(x)} ${n(top)}V870`, '#1c2550', 13 * size),
      stroke(`M${n(x - 60 * size)} ${n(top + 36 * size)}H${n(x + 60 * size)}`, '#1c2550', 9 * size),
    ].join(''),
  );
  const wires = places.slice(1).map(([x, top, size], index) => {
    const [fromX, fromTop, fromSize] = places[index] ?? places[0];
    return [-1, 1]
      .map((side) =>
        stroke(
          `M${n(fromX + side * 56 * fromSize)} ${n(fromTop + 30 * fromSize)}Q${n((x + fromX) / 2)} ${n((top + fromTop) / 2 + 96 * size)} ${n(x + side * 56 * size)} ${n(top + 30 * size)}`,
          '#1c2550',
          3,
        ),
      )
      .join('');
  });
  return [...wires, ...posts].join('');
}

function grass(throwDice: Dice): string[] {
  return Array.from({ length: 70 }, () => {
    const [x, h] = [throwDice() * W, 18 + throwDice() * 44];
    return stroke(
      `M${n(x)} ${n(H)}Q${n(x + 4)} ${n(H - h * 0.6)} ${n(x + (throwDice() - 0.3) * 26)} ${n(H - h)}`,
      '#101a38',
      5,
    );
  });
}
