/** The street from end to end, very wide, against a low sun. */
import { dice, gradient, INK, light, mix, rect, sheet, vignette, type Dice, type Sheet } from './kit.js';
import { flag } from './flag.js';
import { row } from './people.js';
import { facade, skyline, tree } from './places.js';

const [W, H] = [2400, 1000];

export function panorama(): Sheet {
  const throwDice = dice(5);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#5d7fb3'],
      [0.5, '#dfc9b4'],
      [0.8, '#ffdf9e'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(1_330, 520, 900, '#fff0c2', 0.95),
    skyline(W, 640, 260, '#d3b9ae', throwDice),
    skyline(W, 660, 170, '#a893a6', throwDice),
    houses(throwDice),
    tree(690, 730, 520, '#45507c', throwDice),
    tree(1_790, 740, 560, '#3d4975', throwDice),
    light(1_330, 600, 620, '#ffe2a0', 0.55),
    crowd(throwDice),
    vignette(W, H),
  ]);
}

/** Two sides of a street that meet where the sun stands. */
function houses(throwDice: Dice): string {
  const left = [0, 330, 620].map((x, index) =>
    facade(
      {
        x: x - 20,
        y: 40 + index * 130,
        width: 330 - index * 30,
        height: 760 - index * 130,
        floors: 4,
        columns: 4 - (index > 1 ? 1 : 0),
        wall: mix('#7d83a8', '#d9b9a4', index * 0.3),
        lit: 3,
        glass: '#44517f',
      },
      throwDice,
    ),
  );
  const right = [1_640, 1_880, 2_130].map((x, index) =>
    facade(
      {
        x,
        y: 300 - index * 130,
        width: 260 + index * 30,
        height: 500 + index * 130,
        floors: 4,
        columns: index < 1 ? 3 : 4,
        wall: mix('#d6b5a2', '#6f779f', index * 0.4),
        lit: 3,
        glass: '#44517f',
      },
      throwDice,
    ),
  );
  return [...left, ...right].join('');
}

function crowd(throwDice: Dice): string {
  const haze = { coat: '#b394a0', head: '#a58797', rim: '#ffe6b4' };
  const far = { coat: '#7f7699', head: '#716a90', rim: '#ffdb9c' };
  const middle = { coat: '#4b5384', head: '#414977', rim: '#fbc887' };
  const near = { coat: '#27335f', head: '#212b53', rim: '#eda868' };
  const first = { coat: INK.night, head: '#0b142a', rim: '#b9754f' };
  return [
    row({ y: 680, size: 17, from: 400, to: 2_000, look: haze, arms: 3, flags: 1.2 }, throwDice),
    row({ y: 700, size: 21, from: 200, to: 2_200, look: haze, arms: 3, flags: 1 }, throwDice),
    row({ y: 728, size: 27, from: -20, to: W, look: far, arms: 3, flags: 1 }, throwDice),
    row({ y: 764, size: 36, from: -20, to: W, look: far, arms: 3, flags: 0.9, phones: 0.5 }, throwDice),
    flag({
      nation: 'azerbaijan',
      x: 470,
      y: 478,
      width: 220,
      height: 138,
      phase: 2.2,
      pole: 330,
      poleColor: '#3c416d',
    }),
    flag({ nation: 'ukraine', x: 930, y: 430, width: 270, height: 168, phase: 0.7, pole: 400, poleColor: '#3c416d' }),
    row({ y: 812, size: 48, from: -40, to: W, look: middle, arms: 2.5, flags: 0.8, phones: 0.6 }, throwDice),
    row(
      {
        y: 880,
        size: 66,
        from: -30,
        to: W,
        look: { ...middle, coat: '#3a4375', head: '#323b69' },
        arms: 2,
        flags: 0.7,
      },
      throwDice,
    ),
    flag({ nation: 'ukraine', x: 190, y: 400, width: 330, height: 205, phase: 3.4, pole: 560, poleColor: '#242e58' }),
    flag({
      nation: 'azerbaijan',
      x: 1_480,
      y: 470,
      width: 290,
      height: 180,
      phase: 5.2,
      pole: 480,
      poleColor: '#242e58',
    }),
    row({ y: 965, size: 88, from: -60, to: W, look: near, arms: 1.5, flags: 0.5 }, throwDice),
    row({ y: 1_080, size: 120, from: -60, to: W + 60, look: first, arms: 0 }, throwDice),
  ].join('');
}
