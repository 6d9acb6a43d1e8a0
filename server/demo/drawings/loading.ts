/** Cartons go from hand to hand into an open lorry, under a street lamp. */
import {
  circle,
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

export function loading(): Sheet {
  const throwDice = dice(31);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#101f47'],
      [1, '#46538a'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    facade(
      { x: -60, y: 120, width: 900, height: 1_060, floors: 4, columns: 6, wall: '#3d4a7d', lit: 4, glass: '#22305f' },
      throwDice,
    ),
    gradient('ground', [
      [0, '#4c5687'],
      [1, '#1d2750'],
    ]),
    rect(0, 1_150, W, 350, 'url(#ground)'),
    cone(),
    lamp(),
    openLorry(),
    ellipse(720, 1_300, 640, 46, INK.night, { opacity: 0.35 }),
    carton({ x: 40, y: 1_110, width: 260, height: 190, tone: 0.2 }),
    carton({ x: 90, y: 940, width: 200, height: 170, tone: 0.05, heart: true }),
    mover({ x: 400, coat: '#7d3f4b', legs: '#1a2346', box: { x: 420, y: 850, tone: 0.1 } }),
    mover({ x: 820, coat: '#2c4a88', legs: '#151d3d', box: { x: 850, y: 770, tone: 0.3 } }),
    inside(),
    vignette(W, H, 0.45),
  ]);
}

function cone(): string {
  return [
    gradient('cone', [
      [0, '#ffe6a6', 0.42],
      [1, '#ffe6a6', 0.05],
    ]),
    polygon(
      [
        [640, 214],
        [720, 214],
        [1_250, 1_330],
        [110, 1_330],
      ],
      'url(#cone)',
    ),
    ellipse(680, 1_320, 600, 70, '#ffe6a6', { opacity: 0.28 }),
  ].join('');
}

function lamp(): string {
  return [
    stroke('M330 1290V330Q330 190 470 190H620', '#0d1632', 22),
    shape('M622 172H728L764 226H586Z', '#0d1632'),
    ellipse(675, 226, 62, 16, '#fff6d8'),
    light(675, 236, 230, '#fff2c4', 0.95),
  ].join('');
}

/** The back of the lorry, open, lit from within. */
function openLorry(): string {
  const frame = '#d9dce6';
  return group([
    ellipse(1_600, 1_330, 470, 40, INK.night, { opacity: 0.5 }),
    rect(1_210, 330, 800, 860, frame),
    rect(1_210, 330, 800, 30, '#ffffff'),
    rect(1_264, 394, 760, 730, '#8a6f6a'),
    polygon(
      [
        [1_264, 394],
        [1_480, 520],
        [1_480, 1_020],
        [1_264, 1_124],
      ],
      '#6b5860',
    ),
    rect(1_480, 520, 540, 500, '#a98a78'),
    polygon(
      [
        [1_264, 1_124],
        [1_480, 1_020],
        [2_020, 1_020],
        [2_020, 1_124],
      ],
      '#c9a887',
    ),
    light(1_760, 620, 420, '#ffe9b4', 0.75),
    carton({ x: 1_730, y: 820, width: 240, height: 200, tone: 0.1 }),
    carton({ x: 1_760, y: 640, width: 210, height: 180, tone: 0.35 }),
    carton({ x: 1_560, y: 870, width: 170, height: 150, tone: 0.2 }),
    rect(1_196, 1_120, 820, 80, '#3d4872'),
    rect(1_196, 1_120, 820, 22, INK.yellow),
    rect(1_196, 1_142, 820, 22, INK.blue),
    rect(1_240, 1_216, 60, 34, INK.red, { rx: 8 }),
    ...[1_430, 1_850].map((x) => [circle(x, 1_250, 96, '#0a1226'), circle(x, 1_250, 44, '#56648c')].join('')),
  ]);
}

interface Mover {
  x: number;
  coat: string;
  legs: string;
  box: { x: number; y: number; tone: number };
}

/** From behind and a little from the side: legs apart, arms forward and up, with a carton in them. */
function mover({ x, coat, legs, box }: Mover): string {
  const [skin, deep] = ['#7b5560', mix(coat, INK.night, 0.35)];
  const reach = `M${n(x + 40)} 870Q${n(x + 150)} 930 ${n(box.x + 60)} ${n(box.y + 150)}`;
  const figure = [
    stroke(`M${n(x - 30)} 1080L${n(x - 66)} 1300`, legs, 84),
    stroke(`M${n(x + 36)} 1080L${n(x + 70)} 1300`, legs, 84),
    rect(x - 134, 1_286, 120, 40, '#0b1328', { rx: 18 }),
    rect(x + 26, 1_286, 124, 40, '#0b1328', { rx: 18 }),
    shape(
      `M${n(x - 108)} 1120C${n(x - 130)} 960 ${n(x - 120)} 830 ${n(x - 70)} 790C${n(x - 30)} 762 ${n(x + 40)} 764 ${n(x + 74)} 794C${n(x + 120)} 840 ${n(x + 118)} 960 ${n(x + 100)} 1120Z`,
      coat,
    ),
    rect(x - 30, 724, 64, 80, skin, { rx: 24 }),
    ellipse(x + 6, 664, 68, 84, skin),
    shape(
      `M${n(x - 68)} 660C${n(x - 80)} 540 ${n(x + 84)} 540 ${n(x + 78)} 646C${n(x + 30)} 622 ${n(x - 20)} 630 ${n(x - 68)} 660Z`,
      deep,
    ),
  ];
  const lit = figure.map((part) => part.replaceAll(/#[0-9a-f]{6}/g, '#ffdf9f'));
  return group([
    group(lit, { transform: 'translate(7 -9)' }),
    ...figure,
    carton({ x: box.x, y: box.y, width: 230, height: 180, tone: box.tone }),
    stroke(reach, '#ffdf9f', 74, { transform: 'translate(3 -7)' }),
    stroke(reach, deep, 74),
    rect(box.x + 20, box.y + 110, 84, 74, skin, { rx: 30 }),
  ]);
}

/** The one in the lorry, who takes what comes. */
function inside(): string {
  const coat = '#5b3c68';
  const figure = [
    stroke('M1400 1000L1390 1120', '#1a2346', 84),
    stroke('M1470 1000L1490 1120', '#1a2346', 84),
    shape('M1320 1040C1310 880 1330 760 1390 726C1430 706 1490 712 1520 748C1560 800 1556 920 1546 1040Z', coat),
    rect(1_398, 660, 62, 80, '#7b5560', { rx: 24 }),
    ellipse(1_424, 600, 66, 82, '#7b5560'),
    shape('M1354 610C1346 490 1500 486 1496 590C1440 566 1400 578 1354 610Z', '#2a2142'),
  ];
  const reach = 'M1390 800Q1290 860 1190 850';
  return group([
    group(
      figure.map((part) => part.replaceAll(/#[0-9a-f]{6}/g, '#ffe2a8')),
      { transform: 'translate(8 -7)' },
    ),
    ...figure,
    carton({ x: 1_030, y: 700, width: 220, height: 170, tone: 0.15, heart: true }),
    stroke(reach, mix(coat, INK.night, 0.3), 72),
    rect(1_140, 812, 84, 72, '#7b5560', { rx: 30 }),
  ]);
}
