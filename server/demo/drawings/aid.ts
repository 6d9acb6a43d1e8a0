/** A table at the embassy where aid is taken: boxes, blankets, bottles, and two people behind it. */
import {
  dice,
  ellipse,
  gradient,
  group,
  INK,
  light,
  mix,
  n,
  polygon,
  rect,
  shape,
  sheet,
  stroke,
  vignette,
  type Sheet,
} from './kit.js';
import { carton } from './cartons.js';
import { facade } from './places.js';

const [W, H] = [2000, 1500];

export function aid(): Sheet {
  const throwDice = dice(8);
  return sheet(W, H, [
    gradient('wall', [
      [0, '#6f86b0'],
      [1, '#d8cdbf'],
    ]),
    rect(0, 0, W, H, 'url(#wall)'),
    facade(
      {
        x: -120,
        y: -340,
        width: 2_240,
        height: 1_380,
        floors: 2,
        columns: 5,
        wall: '#cfc5bb',
        lit: 3,
        glass: '#4a628f',
        door: [2],
      },
      throwDice,
    ),
    shape('M800 1060V520A200 200 0 0 1 1200 520V1060Z', '#f3c98b'),
    shape('M840 1060V530A160 160 0 0 1 1160 530V1060Z', '#ffe7b3'),
    light(1_000, 700, 900, '#fff0c6', 0.75),
    pennants(),
    helper({ x: 560, coat: '#2f4b86', skin: '#7a5560', hat: '#93474a' }),
    helper({ x: 1_420, coat: '#8a4347', skin: '#6b4a5a', hat: null }),
    piles(),
    table(),
    onTheTable(),
    giver(),
    vignette(W, H),
  ]);
}

/** Small flags on a string. */
function pennants(): string {
  const along = Array.from({ length: 17 }, (_, index) => {
    const x = 20 + index * 122;
    const y = 132 + 110 * Math.sin((index / 16) * Math.PI);
    return polygon(
      [
        [x, y],
        [x + 84, y + 6],
        [x + 40, y + 104],
      ],
      index % 2 === 0 ? INK.blue : INK.yellow,
    );
  });
  return stroke('M-20 120Q1000 362 2020 120', '#33466f', 6) + along.join('');
}

function helper({ x, coat, skin, hat }: { x: number; coat: string; skin: string; hat: string | null }): string {
  const dark = mix(coat, INK.night, 0.35);
  const figure = [
    shape(
      `M${n(x - 190)} 1100C${n(x - 200)} 830 ${n(x - 150)} 740 ${n(x - 50)} 712H${n(x + 50)}C${n(x + 150)} 740 ${n(x + 200)} 830 ${n(x + 190)} 1100Z`,
      coat,
    ),
    rect(x - 42, 640, 84, 100, skin, { rx: 30 }),
    ellipse(x, 560, 88, 112, skin),
    hat === null
      ? shape(
          `M${n(x - 96)} 600C${n(x - 116)} 430 ${n(x + 116)} 430 ${n(x + 96)} 600C${n(x + 100)} 690 ${n(x + 118)} 720 ${n(x + 96)} 750C${n(x + 80)} 700 ${n(x + 84)} 620 ${n(x + 60)} 540C${n(x)} 500 ${n(x - 40)} 520 ${n(x - 62)} 550C${n(x - 86)} 620 ${n(x - 80)} 700 ${n(x - 96)} 750C${n(x - 118)} 720 ${n(x - 100)} 690 ${n(x - 96)} 600Z`,
          '#2a2142',
        )
      : shape(
          `M${n(x - 94)} 520C${n(x - 100)} 400 ${n(x - 50)} 372 ${n(x)} 372C${n(x + 50)} 372 ${n(x + 100)} 400 ${n(x + 94)} 520Z`,
          hat,
        ) + rect(x - 99, 484, 198, 60, mix(hat, INK.night, 0.28), { rx: 26 }),
    stroke(`M${n(x)} 740V1060`, dark, 7),
  ];
  // A vest in the colours of the day tells that they are helpers.
  const vest = [
    shape(
      `M${n(x - 130)} 760C${n(x - 96)} 730 ${n(x - 70)} 716 ${n(x - 50)} 712L${n(x - 20)} 900V1100H${n(x - 150)}C${n(x - 146)} 960 ${n(x - 150)} 860 ${n(x - 130)} 760Z`,
      INK.yellow,
      { opacity: 0.92 },
    ),
    shape(
      `M${n(x + 130)} 760C${n(x + 96)} 730 ${n(x + 70)} 716 ${n(x + 50)} 712L${n(x + 20)} 900V1100H${n(x + 150)}C${n(x + 146)} 960 ${n(x + 150)} 860 ${n(x + 130)} 760Z`,
      INK.yellow,
      { opacity: 0.92 },
    ),
    rect(x - 148, 920, 128, 30, '#f6f1e2'),
    rect(x + 20, 920, 128, 30, '#f6f1e2'),
  ];
  return group([
    group(
      figure.map((part) => part.replaceAll(/#[0-9a-f]{6}/g, '#ffe9bd')),
      { transform: 'translate(0 -8)' },
    ),
    ...figure,
    ...vest,
  ]);
}

function piles(): string {
  return group([
    carton({ x: 40, y: 690, width: 300, height: 230, tone: 0.1 }),
    carton({ x: 70, y: 470, width: 240, height: 220, tone: 0.35 }),
    carton({ x: 1_690, y: 660, width: 320, height: 260, tone: 0.25 }),
    carton({ x: 1_730, y: 440, width: 230, height: 220, tone: 0 }),
  ]);
}

function table(): string {
  return group([
    rect(-20, 1_120, W + 40, 400, '#243a6d'),
    ...Array.from({ length: 12 }, (_, index) =>
      shape(
        `M${n(index * 180 - 40)} 1120C${n(index * 180 - 10)} 1250 ${n(index * 180 - 60)} 1400 ${n(index * 180 - 20)} 1520H${n(index * 180 + 50)}C${n(index * 180 + 20)} 1400 ${n(index * 180 + 60)} 1250 ${n(index * 180 + 30)} 1120Z`,
        INK.night,
        { opacity: 0.22 },
      ),
    ),
    rect(-20, 1_060, W + 40, 66, '#f4ead6'),
    rect(-20, 1_112, W + 40, 16, '#b9a98d'),
    rect(-20, 1_190, W + 40, 26, INK.yellow),
  ]);
}

function onTheTable(): string {
  const bottle = (x: number, color: string): string =>
    group([
      rect(x, 886, 66, 176, color, { rx: 18 }),
      rect(x + 18, 846, 30, 52, color),
      rect(x + 14, 832, 38, 26, INK.blue, { rx: 6 }),
      rect(x, 946, 66, 54, '#f6f1e2'),
      rect(x + 10, 896, 10, 156, '#ffffff', { opacity: 0.5 }),
    ]);
  const folded = ['#b6524b', '#e5c48f', '#4e6ea8', '#8d5c73'].map((color, index) =>
    group([
      rect(250 - index * 4, 1_006 - index * 54, 300 + index * 6, 56, color, { rx: 22 }),
      stroke(`M${n(270)} ${n(1_036 - index * 54)}H${n(530)}`, mix(color, INK.night, 0.25), 5),
    ]),
  );
  return group([
    ...folded,
    bottle(640, '#a9cfe3'),
    bottle(720, '#9cc6dd'),
    bottle(800, '#a9cfe3'),
    carton({ x: 1_210, y: 850, width: 300, height: 212, tone: 0.15, open: true }),
    carton({ x: 1_530, y: 916, width: 190, height: 146, tone: 0.4 }),
  ]);
}

/** From the front: two sleeves and a box, which somebody gives. */
function giver(): string {
  const sleeve = (way: string): string =>
    stroke(way, '#f6c58c', 132, { transform: 'translate(0 -8)' }) + stroke(way, '#17254b', 132);
  return group([
    carton({ x: 840, y: 940, width: 340, height: 240, tone: 0, heart: true }),
    sleeve('M640 1560C700 1400 760 1290 838 1180'),
    sleeve('M1380 1560C1320 1400 1260 1290 1182 1180'),
    rect(800, 1_080, 96, 130, '#8a6166', { rx: 40, transform: 'rotate(24 848 1145)' }),
    rect(1_124, 1_080, 96, 130, '#8a6166', { rx: 40, transform: 'rotate(-24 1172 1145)' }),
  ]);
}
