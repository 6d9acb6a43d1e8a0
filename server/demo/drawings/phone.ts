/** A hand with a phone over the crowd: what it films is on its screen, upright. */
import {
  circle,
  dice,
  gradient,
  group,
  INK,
  light,
  mix,
  n,
  rect,
  shape,
  sheet,
  stroke,
  vignette,
  type Dice,
  type Sheet,
} from './kit.js';
import { flag } from './flag.js';
import { row } from './people.js';
import { facade } from './places.js';

const [W, H] = [1360, 1700];
const SCREEN = { x: 250, y: 470, width: 860, height: 500 };

export function phone(): Sheet {
  const throwDice = dice(12);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#34518f'],
      [0.5, '#b6a3b4'],
      [0.75, '#ffd6a0'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(980, 760, 800, '#fff0c6', 0.85),
    ...soft(),
    row(
      {
        y: 1_290,
        size: 66,
        from: -40,
        to: W,
        look: { coat: '#6d668f', head: '#625b86', rim: '#ffdca6' },
        arms: 3,
        flags: 0,
      },
      throwDice,
    ),
    row(
      {
        y: 1_400,
        size: 92,
        from: -60,
        to: W,
        look: { coat: '#424877', head: '#393f6d', rim: '#f9c78b' },
        arms: 2,
        flags: 0,
      },
      throwDice,
    ),
    hand(),
    device(),
    `<clipPath id="screen"><rect x="${n(SCREEN.x)}" y="${n(SCREEN.y)}" width="${n(SCREEN.width)}" height="${n(SCREEN.height)}" rx="16"/></clipPath>`,
    group([filmed(throwDice)], { 'clip-path': 'url(#screen)' }),
    controls(),
    fingers(),
    row(
      {
        y: 1_670,
        size: 130,
        from: -80,
        to: W + 80,
        look: { coat: '#141e42', head: '#101935', rim: '#c98a62' },
        arms: 0,
      },
      throwDice,
    ),
    vignette(W, H),
  ]);
}

/** The flags behind, paler than what the screen shows. */
function soft(): string[] {
  const far = [
    flag({ nation: 'ukraine', x: 40, y: 820, width: 250, height: 155, phase: 1.1, pole: 500, poleColor: '#7d7599' }),
    flag({
      nation: 'azerbaijan',
      x: 1_080,
      y: 940,
      width: 240,
      height: 150,
      phase: 3,
      pole: 400,
      poleColor: '#7d7599',
    }),
    flag({ nation: 'ukraine', x: 480, y: 1_060, width: 200, height: 124, phase: 4.6, pole: 300, poleColor: '#7d7599' }),
    flag({ nation: 'ukraine', x: 960, y: 170, width: 280, height: 174, phase: 2.4, pole: 1_100, poleColor: '#7d7599' }),
  ];
  const lights = [
    [90, 240, 60],
    [330, 300, 40],
    [620, 210, 36],
  ].map(([x = 0, y = 0, r = 0]) => circle(x, y, r, '#ffe6bb', { opacity: 0.2 }));
  return [...lights, group(far, { opacity: 0.62 })];
}

function device(): string {
  const { x, y, width, height } = SCREEN;
  return group([
    rect(x - 44, y - 30, width + 88, height + 60, '#f4c98e', { rx: 62, transform: 'translate(8 -6)' }),
    rect(x - 44, y - 30, width + 88, height + 60, '#0d1530', { rx: 62 }),
    rect(x - 36, y - 22, width + 72, height + 44, '#232d55', { rx: 54 }),
    rect(x - 28, y - 16, width + 56, height + 32, '#0d1530', { rx: 48 }),
  ]);
}

/** The street in small, sharp. */
function filmed(throwDice: Dice): string {
  const { x, y, width, height } = SCREEN;
  return [
    gradient('inner', [
      [0, '#5f8ac9'],
      [0.7, '#fbe0b4'],
    ]),
    rect(x, y, width, height, 'url(#inner)'),
    light(x + 690, y + 220, 330, '#fff4d2', 0.9),
    facade(
      {
        x: x + 90,
        y: y + 70,
        width: 420,
        height: 330,
        floors: 3,
        columns: 6,
        wall: '#eadfc8',
        lit: 2,
        glass: '#4a668f',
      },
      throwDice,
    ),
    flag({
      nation: 'ukraine',
      x: x + 560,
      y: y + 90,
      width: 190,
      height: 118,
      phase: 0.8,
      pole: 300,
      poleColor: '#3d5083',
    }),
    row(
      {
        y: y + 378,
        size: 19,
        from: x - 20,
        to: x + width,
        look: { coat: '#8098be', head: '#6f89b3', rim: '#ffe7bd' },
        arms: 3,
        flags: 1.2,
      },
      throwDice,
    ),
    row(
      {
        y: y + 418,
        size: 28,
        from: x - 20,
        to: x + width,
        look: { coat: '#4d679a', head: '#3f588b', rim: '#f8d3a0' },
        arms: 3,
        flags: 1.2,
      },
      throwDice,
    ),
    row(
      {
        y: y + 480,
        size: 42,
        from: x - 30,
        to: x + width + 30,
        look: { coat: '#24386a', head: '#1e305d', rim: '#e8b580' },
        arms: 2,
        flags: 0.6,
      },
      throwDice,
    ),
  ].join('');
}

/** A red point for recording, the round shutter. No words, no numbers. */
function controls(): string {
  const { x, y, width, height } = SCREEN;
  return group([
    circle(x + 46, y + 44, 15, '#ff4a4a'),
    circle(x + width - 62, y + height / 2, 44, '#ffffff', { opacity: 0.9 }),
    circle(x + width - 62, y + height / 2, 30, '#ff4a4a'),
    stroke(`M${n(x + 20)} ${n(y + 86)}V${n(y + 20)}H${n(x + 86)}`, '#ffffff', 4, { opacity: 0.7 }),
    stroke(`M${n(x + width - 20)} ${n(y + height - 86)}V${n(y + height - 20)}H${n(x + width - 86)}`, '#ffffff', 4, {
      opacity: 0.7,
    }),
  ]);
}

const SKIN = '#a8746a';

function hand(): string {
  const sleeve = 'M1010 1720C980 1500 900 1330 790 1180';
  return group([
    stroke(sleeve, '#f6c58c', 216, { transform: 'translate(9 -4)' }),
    stroke(sleeve, '#22305f', 216),
    shape('M640 1130C600 1040 590 980 620 940H900C940 1000 930 1090 880 1180C840 1240 690 1230 640 1130Z', SKIN),
    stroke('M712 1250Q800 1290 900 1214', mix('#22305f', INK.night, 0.4), 44),
  ]);
}

/** Over the edge of the phone: fingers below, a thumb in front. */
function fingers(): string {
  const below = [560, 650, 740].map((x, index) =>
    rect(x, 946 - index * 3, 78, 92, mix(SKIN, INK.plum, 0.12 * index), { rx: 38 }),
  );
  return group([
    ...below,
    rect(838, 908, 96, 150, mix(SKIN, '#ffd9a8', 0.15), { rx: 46, transform: 'rotate(-24 886 990)' }),
  ]);
}
