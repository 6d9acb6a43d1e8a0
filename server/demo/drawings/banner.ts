/** Many hands under a painted cloth. */
import {
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
import { painted, widthOf } from './letters.js';
import { row } from './people.js';
import { skyline } from './places.js';
import { flag } from './flag.js';

const [W, H] = [2000, 1333];
const CHANT = ['СЛАВА', 'УКРАЇНІ!'];

export function banner(): Sheet {
  const throwDice = dice(11);
  const look = { coat: '#1d2f5b', head: '#18284f', rim: '#f0b676' };
  return sheet(W, H, [
    gradient('sky', [
      [0, '#3f63a3'],
      [0.6, '#e9bd94'],
      [1, '#ffdba0'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(330, 760, 1_000, '#ffeebf', 0.9),
    skyline(W, 1_000, 420, '#a99aac', throwDice),
    skyline(W, 1_040, 260, '#7d7a9c', throwDice),
    flag({ nation: 'ukraine', x: 180, y: 90, width: 400, height: 250, phase: 1.4, pole: 900, poleColor: '#2b3c6b' }),
    flag({
      nation: 'azerbaijan',
      x: 1_480,
      y: 110,
      width: 380,
      height: 240,
      phase: 0.2,
      pole: 900,
      poleColor: '#2b3c6b',
    }),
    row(
      {
        y: 1_080,
        size: 62,
        from: -40,
        to: W,
        look: { coat: '#5b5f8c', head: '#4e5382', rim: '#ffd699', fromLeft: true },
        arms: 2,
        flags: 0.4,
      },
      throwDice,
    ),
    cloth(),
    hands(throwDice),
    row(
      { y: 1_300, size: 118, from: -60, to: W + 80, look: { ...look, fromLeft: true }, arms: 0, flags: 0 },
      throwDice,
    ),
    vignette(W, H),
  ]);
}

function cloth(): string {
  const edge =
    'M250 430C520 380 760 470 1010 430C1270 390 1500 450 1760 405C1748 560 1756 760 1768 905C1500 950 1270 890 1010 930C760 965 520 890 240 935C262 760 258 590 250 430Z';
  const folds = [420, 700, 985, 1_290, 1_560].map((x, index) =>
    shape(
      `M${n(x)} 400C${n(x + 46)} 560 ${n(x - 30)} 760 ${n(x + 20)} 950L${n(x + 90)} 950C${n(x + 40)} 760 ${n(x + 96)} 560 ${n(x + 60)} 400Z`,
      index % 2 === 0 ? INK.slate : '#ffffff',
      { opacity: index % 2 === 0 ? 0.09 : 0.5 },
    ),
  );
  const size = 104;
  const lines = CHANT.map((words, index) =>
    painted(words, 1_005 - widthOf(words, size) / 2, 452 + index * 198, size, INK.blue),
  );
  return group([
    ...[252, 1_762].map((x) => stroke(`M${n(x)} 372V1330`, '#7a5140', 22)),
    shape(edge, INK.night, { opacity: 0.25, transform: 'translate(14 20)' }),
    shape(edge, '#f7f1e4'),
    `<clipPath id="cloth"><path d="${edge}"/></clipPath>`,
    group(folds, { 'clip-path': 'url(#cloth)' }),
    ...lines,
    stroke('M330 872C560 832 780 902 1010 866C1260 826 1490 884 1690 844', INK.yellow, 22),
  ]);
}

/** Hands along the lower edge and at the corners, each from a sleeve. */
function hands(throwDice: Dice): string {
  const along = Array.from({ length: 12 }, (_, index) => 290 + index * 131 + (throwDice() - 0.5) * 50);
  return along.map((x, index) => hand(x, 925 + Math.sin(index * 1.9) * 16, throwDice)).join('');
}

function hand(x: number, y: number, throwDice: Dice): string {
  const coat = mix(
    '#1d2f5b',
    [INK.brick, INK.plum, INK.slate, INK.steel][Math.floor(throwDice() * 4)] ?? INK.slate,
    0.45,
  );
  const skin = mix('#c98d68', INK.plum, 0.2 + throwDice() * 0.35);
  const lean = (throwDice() - 0.5) * 120;
  const fingers = [-33, -11, 11, 33].map((place) => rect(x + place - 11, y - 58, 21, 74, skin, { rx: 10 }));
  const gaps = [-22, 0, 22].map((place) =>
    stroke(`M${n(x + place)} ${n(y - 46)}V${n(y + 6)}`, mix(skin, INK.night, 0.35), 3),
  );
  return group([
    stroke(`M${n(x + lean)} ${n(y + 420)}Q${n(x + lean * 0.3)} ${n(y + 240)} ${n(x)} ${n(y + 74)}`, '#f0b676', 92, {
      transform: 'translate(-7 -4)',
    }),
    stroke(`M${n(x + lean)} ${n(y + 420)}Q${n(x + lean * 0.3)} ${n(y + 240)} ${n(x)} ${n(y + 74)}`, coat, 92),
    rect(x - 48, y + 22, 96, 34, mix(coat, INK.night, 0.35), { rx: 14 }),
    shape(
      `M${n(x - 44)} ${n(y + 30)}C${n(x - 48)} ${n(y - 8)} ${n(x - 44)} ${n(y - 14)} ${n(x - 40)} ${n(y - 20)}H${n(x + 44)}C${n(x + 46)} ${n(y - 8)} ${n(x + 46)} ${n(y + 10)} ${n(x + 40)} ${n(y + 30)}Z`,
      skin,
    ),
    ...fingers,
    ...gaps,
  ]);
}
