/** In front of the embassy: a crowd from behind, the building in the low light of a winter afternoon. */
import { flag } from './flag.js';
import { dice, gradient, group, INK, light, mix, rect, shape, sheet, vignette, type Sheet } from './kit.js';
import { row } from './people.js';
import { facade, skyline, tree } from './places.js';

const [W, H] = [2000, 1500];

export function embassy(): Sheet {
  const throwDice = dice(27);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#7fa3cc'],
      [0.55, '#c6d6e4'],
      [1, '#fbe3bd'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(1_720, 250, 900, '#fff1cf', 0.9),
    skyline(W, 760, 360, '#b3c6da', throwDice),
    skyline(W, 800, 220, '#93abc8', throwDice),
    tree(150, 1_000, 780, '#4c6289', throwDice),
    building(throwDice),
    tree(1_880, 1_040, 860, '#3d527c', throwDice),
    light(1_500, 640, 700, '#ffe9b8', 0.35),
    crowd(throwDice),
    vignette(W, H),
  ]);
}

function building(throwDice: () => number): string {
  const wall = '#eadfc8';
  return group([
    facade(
      { x: 330, y: 220, width: 1_340, height: 800, floors: 3, columns: 9, wall, lit: 2, glass: '#4a668f', door: [4] },
      throwDice,
    ),
    // The middle stands forward, with its own shadow.
    rect(836, 150, 328, 880, mix(wall, '#ffffff', 0.4)),
    rect(1_164, 226, 26, 800, INK.slate, { opacity: 0.25 }),
    shape('M810 150L1000 70L1190 150Z', mix(wall, '#ffffff', 0.15)),
    shape('M850 138L1000 76L1150 138Z', mix(wall, INK.slate, 0.2)),
    rect(810, 150, 380, 26, mix(wall, '#ffffff', 0.7)),
    ...[868, 1_100].map((x) => rect(x, 196, 32, 500, mix(wall, INK.slate, 0.14))),
    shape('M922 460V330A78 78 0 0 1 1078 330V460Z', '#40598a'),
    rect(992, 252, 14, 208, mix(wall, '#ffffff', 0.5)),
    shape('M910 1030V800A90 90 0 0 1 1090 800V1030Z', '#2b3f69'),
    rect(994, 710, 12, 320, '#1f3057'),
    rect(850, 640, 300, 22, mix(wall, INK.slate, 0.4)),
    rect(850, 560, 300, 80, mix(wall, INK.slate, 0.18)),
    ...Array.from({ length: 14 }, (_, index) => rect(860 + index * 21, 572, 8, 64, mix(wall, '#ffffff', 0.6))),
    flag({ nation: 'ukraine', x: 1_150, y: 440, width: 300, height: 190, phase: 0.6, pole: 220, poleColor: '#51689a' }),
  ]);
}

function crowd(throwDice: () => number): string {
  const far = { coat: '#8098be', head: '#6f89b3', rim: '#f3dfbd' };
  const middle = { coat: '#4d679a', head: '#3f588b', rim: '#f0d3a4' };
  const near = { coat: '#2a4172', head: '#243763', rim: '#e8bb84' };
  const first = { coat: '#16264a', head: '#12203f', rim: '#c98f63' };
  return [
    row({ y: 1_010, size: 34, from: -20, to: W, look: far, arms: 3, flags: 0.9 }, throwDice),
    row(
      { y: 1_060, size: 42, from: -40, to: W, look: { ...far, coat: '#6d87b2', head: '#5f79a6' }, arms: 3, flags: 0.8 },
      throwDice,
    ),
    flag({
      nation: 'azerbaijan',
      x: 1_440,
      y: 760,
      width: 210,
      height: 132,
      phase: 4.4,
      pole: 320,
      poleColor: '#4d679a',
    }),
    row({ y: 1_130, size: 54, from: -30, to: W, look: middle, arms: 3, flags: 0.7, phones: 1 }, throwDice),
    row(
      {
        y: 1_225,
        size: 74,
        from: -60,
        to: W,
        look: { ...middle, coat: '#39528a', head: '#304779' },
        arms: 2.5,
        flags: 0.6,
        phones: 1,
      },
      throwDice,
    ),
    flag({
      nation: 'azerbaijan',
      x: 470,
      y: 720,
      width: 300,
      height: 186,
      phase: 2.6,
      pole: 520,
      poleColor: '#2a4172',
    }),
    row({ y: 1_345, size: 104, from: -40, to: W, look: near, arms: 2, flags: 0.9 }, throwDice),
    row({ y: 1_520, size: 150, from: -90, to: W + 60, look: first, arms: 0 }, throwDice),
  ].join('');
}
