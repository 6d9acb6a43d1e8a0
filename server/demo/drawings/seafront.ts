/** The sea front of Baku in the rain, the evening before: towers on the hill, lamps, one umbrella. */
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
  type Dice,
  type Sheet,
} from './kit.js';
import { skyline } from './places.js';

const [W, H] = [2000, 1500];
const SHORE = 860;

export function seafront(): Sheet {
  const throwDice = dice(42);
  return sheet(W, H, [
    gradient('sky', [
      [0, '#0d1a3a'],
      [0.5, '#2b3c70'],
      [0.62, '#5a5f8f'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(640, 640, 760, '#8f86b8', 0.6),
    hill(),
    towers(),
    group([skyline(W, SHORE, 150, '#1b2850', throwDice)]),
    ...windows(throwDice),
    water(throwDice),
    promenade(),
    ...[250, 760, 1_330, 1_840].map((x, index) => lampAt(x, index)),
    balustrade(),
    walker(),
    ...rain(throwDice),
    vignette(W, H, 0.45),
  ]);
}

function hill(): string {
  return shape(
    `M0 ${n(SHORE)}V720C180 650 360 610 640 600C900 596 1120 700 1380 760C1600 800 1820 800 2000 780V${n(SHORE)}Z`,
    '#1e2c57',
  );
}

/** Three towers like flames. */
function towers(): string {
  const tower = (x: number, foot: number, height: number, lean: number, color: string): string => {
    const top = foot - height;
    const way = `M${n(x - 62)} ${n(foot)}C${n(x - 96)} ${n(foot - height * 0.4)} ${n(x - 66)} ${n(foot - height * 0.75)} ${n(x + lean)} ${n(top)}C${n(x + 58)} ${n(foot - height * 0.72)} ${n(x + 96)} ${n(foot - height * 0.4)} ${n(x + 60)} ${n(foot)}Z`;
    const id = `tower${n(x)}`;
    return [
      gradient(id, [
        [0, mix(color, '#ffffff', 0.3)],
        [0.5, color],
        [1, '#2a3768'],
      ]),
      shape(way, `url(#${id})`),
      ...Array.from({ length: 9 }, (_, index) =>
        stroke(`M${n(x - 66)} ${n(foot - height * (0.1 + index * 0.08))}H${n(x + 66)}`, INK.night, 3, {
          opacity: 0.22,
        }),
      ),
    ].join('');
  };
  return [
    light(620, 420, 420, '#c98f9e', 0.45),
    tower(440, 640, 380, 30, '#d97f63'),
    tower(790, 650, 350, -34, '#e09a66'),
    tower(610, 630, 470, 6, '#e8b36c'),
  ].join('');
}

function windows(throwDice: Dice): string[] {
  return Array.from({ length: 150 }, () =>
    rect(throwDice() * W, SHORE - 10 - throwDice() * 110, 7, 10, throwDice() < 0.75 ? INK.glow : INK.peach, {
      opacity: 0.35 + throwDice() * 0.6,
    }),
  );
}

function water(throwDice: Dice): string {
  const streaks = Array.from({ length: 90 }, () => {
    const y = SHORE + 14 + throwDice() * 190;
    return ellipse(throwDice() * W, y, 16 + throwDice() * 70, 2.6, throwDice() < 0.6 ? INK.glow : '#8c9cce', {
      opacity: 0.12 + throwDice() * 0.3,
    });
  });
  return [
    gradient('water', [
      [0, '#3a4a80'],
      [1, '#15224a'],
    ]),
    rect(0, SHORE, W, 250, 'url(#water)'),
    ...streaks,
  ].join('');
}

function promenade(): string {
  const joints = Array.from({ length: 17 }, (_, index) => {
    const x = (index - 8) * 130;
    return stroke(`M${n(1_000 + x)} 1100L${n(1_000 + x * 2.9)} 1500`, INK.night, 4, { opacity: 0.3 });
  });
  return [
    gradient('stone', [
      [0, '#3c4878'],
      [1, '#232d5a'],
    ]),
    rect(0, 1_090, W, 410, 'url(#stone)'),
    ...joints,
    ...[1_170, 1_280, 1_420].map((y) => stroke(`M0 ${n(y)}H2000`, INK.night, 4, { opacity: 0.25 })),
  ].join('');
}

function balustrade(): string {
  const posts = Array.from({ length: 41 }, (_, index) => rect(index * 50 - 8, 1_010, 16, 86, '#141f45', { rx: 6 }));
  return [
    ...posts,
    rect(0, 994, W, 20, '#1a2753'),
    rect(0, 994, W, 5, '#d9b68a', { opacity: 0.7 }),
    rect(0, 1_088, W, 18, '#141f45'),
  ].join('');
}

/** A lamp and its long reflection in the wet stone. */
function lampAt(x: number, index: number): string {
  const id = `wet${index.toString()}`;
  return group([
    stroke(`M${n(x)} 1100V560`, '#0e1836', 16),
    stroke(`M${n(x - 60)} 590H${n(x + 60)}`, '#0e1836', 10),
    ...[-60, 60].map((side) =>
      [
        light(x + side, 556, 210, '#ffe2a0', 0.85),
        circle(x + side, 556, 30, '#fff4d2'),
        rect(x + side - 14, 586, 28, 16, '#0e1836'),
      ].join(''),
    ),
    gradient(id, [
      [0, '#ffdf9b', 0.75],
      [1, '#ffdf9b', 0],
    ]),
    polygon(
      [
        [x - 66, 1_106],
        [x + 66, 1_106],
        [x + 96, 1_500],
        [x - 96, 1_500],
      ],
      `url(#${id})`,
      { opacity: 0.6 },
    ),
  ]);
}

function walker(): string {
  const [x, foot] = [1_075, 1_380];
  const figure = [
    stroke(`M${n(x - 14)} ${n(foot - 170)}L${n(x - 52)} ${n(foot)}`, '#0c1530', 36),
    stroke(`M${n(x + 10)} ${n(foot - 170)}L${n(x + 44)} ${n(foot - 6)}`, '#0c1530', 36),
    shape(
      `M${n(x - 66)} ${n(foot - 130)}C${n(x - 70)} ${n(foot - 300)} ${n(x - 44)} ${n(foot - 372)} ${n(x)} ${n(foot - 376)}C${n(x + 44)} ${n(foot - 372)} ${n(x + 66)} ${n(foot - 300)} ${n(x + 62)} ${n(foot - 130)}Z`,
      '#17244b',
    ),
    ellipse(x + 4, foot - 416, 38, 48, '#141d40'),
  ];
  const canopy = `M${n(x - 216)} ${n(foot - 452)}C${n(x - 196)} ${n(foot - 640)} ${n(x + 216)} ${n(foot - 640)} ${n(x + 236)} ${n(foot - 452)}`;
  const scallops = `Q${n(x + 180)} ${n(foot - 488)} ${n(x + 122)} ${n(foot - 452)}Q${n(x + 66)} ${n(foot - 488)} ${n(x + 10)} ${n(foot - 452)}Q${n(x - 46)} ${n(foot - 488)} ${n(x - 102)} ${n(foot - 452)}Q${n(x - 160)} ${n(foot - 488)} ${n(x - 216)} ${n(foot - 452)}Z`;
  return group([
    ellipse(x, foot + 6, 130, 18, INK.night, { opacity: 0.6 }),
    group(
      figure.map((part) => part.replaceAll(/#[0-9a-f]{6}/g, '#f0b97c')),
      { transform: 'translate(6 -4)' },
    ),
    ...figure,
    stroke(`M${n(x + 40)} ${n(foot - 260)}L${n(x + 10)} ${n(foot - 600)}`, '#0c1530', 9),
    stroke(`M${n(x - 20)} ${n(foot - 330)}Q${n(x + 50)} ${n(foot - 260)} ${n(x + 36)} ${n(foot - 320)}`, '#17244b', 34),
    shape(canopy + scallops, INK.yellow),
    shape(
      `M${n(x + 10)} ${n(foot - 592)}C${n(x + 130)} ${n(foot - 590)} ${n(x + 224)} ${n(foot - 560)} ${n(x + 236)} ${n(foot - 452)}Q${n(x + 180)} ${n(foot - 488)} ${n(x + 122)} ${n(foot - 452)}C${n(x + 110)} ${n(foot - 540)} ${n(x + 60)} ${n(foot - 580)} ${n(x + 10)} ${n(foot - 592)}Z`,
      INK.ember,
      { opacity: 0.45 },
    ),
    shape(
      `M${n(x + 10)} ${n(foot - 592)}C${n(x - 110)} ${n(foot - 590)} ${n(x - 204)} ${n(foot - 560)} ${n(x - 216)} ${n(foot - 452)}Q${n(x - 160)} ${n(foot - 488)} ${n(x - 102)} ${n(foot - 452)}C${n(x - 90)} ${n(foot - 540)} ${n(x - 40)} ${n(foot - 580)} ${n(x + 10)} ${n(foot - 592)}Z`,
      '#fff3c4',
      { opacity: 0.5 },
    ),
  ]);
}

function rain(throwDice: Dice): string[] {
  return Array.from({ length: 190 }, () => {
    const [x, y, l] = [throwDice() * (W + 200) - 100, throwDice() * H, 30 + throwDice() * 70];
    return stroke(`M${n(x)} ${n(y)}l${n(-l * 0.24)} ${n(l)}`, '#dfe8ff', 2.2, { opacity: 0.12 + throwDice() * 0.22 });
  });
}
