/** Two flags side by side against the evening, upright. */
import {
  dice,
  ellipse,
  gradient,
  group,
  INK,
  light,
  mix,
  n,
  rect,
  sheet,
  stroke,
  vignette,
  type Sheet,
} from './kit.js';
import { flag } from './flag.js';
import { row } from './people.js';
import { skyline } from './places.js';

const [W, H] = [1200, 1600];

export function flags(): Sheet {
  const throwDice = dice(3);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#22407c'],
      [0.45, '#8a86b0'],
      [0.72, '#f2b083'],
      [0.88, '#ffd996'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(620, 1_180, 760, '#fff0c0', 0.9),
    ...clouds(),
    skyline(W, 1_330, 150, '#9b86a0', throwDice),
    skyline(W, 1_350, 90, '#6d6690', throwDice),
    row(
      {
        y: 1_390,
        size: 34,
        from: -20,
        to: W,
        look: { coat: '#53507f', head: '#494675', rim: '#ffd79a' },
        arms: 3,
        flags: 0.6,
      },
      throwDice,
    ),
    row(
      {
        y: 1_450,
        size: 50,
        from: -30,
        to: W,
        look: { coat: '#39406f', head: '#313864', rim: '#f7c184' },
        arms: 2.5,
        flags: 0,
      },
      throwDice,
    ),
    sleeve(170, 1_010, -30),
    sleeve(560, 1_130, 60),
    flag({
      nation: 'ukraine',
      x: 170,
      y: 150,
      width: 660,
      height: 410,
      phase: 1,
      wave: 0.15,
      pole: 900,
      poleColor: '#16244a',
    }),
    flag({
      nation: 'azerbaijan',
      x: 560,
      y: 610,
      width: 560,
      height: 350,
      phase: 1.6,
      wave: 0.14,
      pole: 560,
      poleColor: '#16244a',
    }),
    hand(170, 1_020),
    hand(560, 1_140),
    row(
      {
        y: 1_580,
        size: 84,
        from: -50,
        to: W + 50,
        look: { coat: '#141f42', head: '#101a38', rim: '#c98760' },
        arms: 0,
      },
      throwDice,
    ),
    vignette(W, H),
  ]);
}

function clouds(): string[] {
  return [
    [250, 930, 420, 16],
    [900, 1_010, 360, 13],
    [520, 1_070, 520, 12],
    [1_050, 330, 300, 12],
    [120, 480, 260, 10],
  ].map(([x = 0, y = 0, rx = 0, ry = 0]) => ellipse(x, y, rx, ry, '#ffe7c4', { opacity: 0.28 }));
}

const SLEEVE = '#1b2a55';

function sleeve(x: number, y: number, lean: number): string {
  const way = `M${n(x + lean * 1.6)} ${n(y + 480)}Q${n(x + lean)} ${n(y + 260)} ${n(x)} ${n(y + 70)}`;
  return stroke(way, '#f3b67b', 104, { transform: 'translate(7 -3)' }) + stroke(way, SLEEVE, 104);
}

function hand(x: number, y: number): string {
  const skin = mix('#c08466', INK.plum, 0.3);
  const knuckles = [-38, -13, 12, 37].map((place) => rect(x - 52, y + place - 14, 104, 27, skin, { rx: 13 }));
  const lines = [-26, -1, 24].map((place) =>
    stroke(`M${n(x - 30)} ${n(y + place)}H${n(x + 40)}`, mix(skin, INK.night, 0.4), 4),
  );
  return group([
    rect(x - 46, y + 20, 92, 76, skin, { rx: 26 }),
    ...knuckles,
    ...lines,
    rect(x - 60, y + 66, 120, 44, mix(SLEEVE, INK.night, 0.4), { rx: 18 }),
  ]);
}
