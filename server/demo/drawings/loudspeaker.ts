/** A speaker in the dark against the bright evening, over raised hands, upright. */
import {
  circle,
  dice,
  gradient,
  group,
  INK,
  light,
  polygon,
  rect,
  shape,
  sheet,
  stroke,
  vignette,
  type Sheet,
} from './kit.js';
import { arm, row } from './people.js';
import { flag } from './flag.js';
import { skyline } from './places.js';

const [W, H] = [1360, 1560];

export function loudspeaker(): Sheet {
  const throwDice = dice(19);
  const look = { coat: '#2c3765', head: '#252f59', rim: '#f6bd80' };
  const front = { coat: '#10193a', head: '#0d152f', rim: '#cf8a5f' };
  return sheet(W, H, [
    gradient('sky', [
      [0, '#2f4f92'],
      [0.45, '#c99aa0'],
      [0.75, '#ffc98a'],
      [1, '#ffe1ac'],
    ]),
    rect(0, 0, W, H, 'url(#sky)'),
    light(860, 760, 820, '#fff2c8', 0.95),
    skyline(W, 1_090, 330, '#d59f92', throwDice),
    skyline(W, 1_110, 190, '#a37f90', throwDice),
    flag({ nation: 'ukraine', x: 1_060, y: 250, width: 380, height: 236, phase: 2, pole: 900, poleColor: '#4a4370' }),
    flag({ nation: 'azerbaijan', x: 50, y: 520, width: 260, height: 165, phase: 4, pole: 600, poleColor: '#4a4370' }),
    row(
      {
        y: 1_120,
        size: 40,
        from: -20,
        to: W,
        look: { coat: '#7a6788', head: '#6e5d80', rim: '#ffdca4' },
        arms: 3,
        flags: 0.6,
      },
      throwDice,
    ),
    row(
      { y: 1_190, size: 58, from: -40, to: W, look: { coat: '#4f4c79', head: '#454370', rim: '#fbcd92' }, arms: 3 },
      throwDice,
    ),
    group([speaker()], { transform: 'translate(-20 -190)' }),
    row({ y: 1_320, size: 86, from: -60, to: W, look, arms: 3, flags: 0 }, throwDice),
    ...[250, 985].map((x, index) => arm(x, 1_640 - index * 40, 150, index === 0 ? 0.25 : -0.3, front, '#3a2a4c')),
    row({ y: 1_540, size: 130, from: -80, to: W + 80, look: front, arms: 0 }, throwDice),
    vignette(W, H),
  ]);
}

/** To the waist, from the side: one arm holds the loudspeaker, the other is thrown back and up. */
function speaker(): string {
  const [coat, skin, glove] = ['#141d42', '#2a2142', '#4a3350'];
  const head = [
    shape(
      'M540 720C534 640 590 590 650 596C712 600 744 648 742 704C748 722 764 740 764 750C764 760 746 762 744 770C744 800 736 836 700 838C676 840 664 838 640 856C590 850 544 800 540 720Z',
      skin,
    ),
    shape('M528 712C516 596 590 540 656 552C724 560 756 620 748 690C680 664 600 668 528 712Z', '#a04b4a'),
    shape('M522 726C600 672 690 664 756 692L752 650C680 628 596 636 520 680Z', '#7d3a45'),
    circle(640, 540, 30, '#7d3a45'),
  ];
  const figure = [
    // The arm behind, thrown up, with a fist.
    stroke('M506 1000C420 930 372 830 372 690', coat, 104),
    rect(326, 596, 92, 104, glove, { rx: 38 }),
    // The coat: a back, a shoulder, a collar.
    shape(
      'M440 1600C420 1240 424 1060 478 976C520 908 580 894 640 890C716 892 770 930 794 1000C826 1100 834 1300 838 1600Z',
      coat,
    ),
    rect(592, 812, 74, 110, skin),
    shape('M560 900C590 860 690 860 712 900L700 940C660 920 610 922 568 944Z', '#22305e'),
    group(head, { transform: 'translate(640 850) scale(.78) translate(-640 -836)' }),
  ];
  const horn = [
    stroke('M700 1010C790 1010 800 920 776 830', coat, 96),
    polygon(
      [
        [790, 742],
        [1_030, 636],
        [1_030, 926],
        [790, 820],
      ],
      '#f1e9dc',
    ),
    polygon(
      [
        [790, 796],
        [1_030, 846],
        [1_030, 926],
        [790, 820],
      ],
      '#b7afbb',
    ),
    rect(730, 732, 66, 98, INK.brick, { rx: 14 }),
    `<ellipse cx="1030" cy="781" rx="44" ry="146" fill="#d9d0cd"/><ellipse cx="1030" cy="781" rx="28" ry="112" fill="#5a4c6a"/>`,
    rect(738, 806, 84, 74, glove, { rx: 30 }),
    stroke('M752 838C776 826 800 828 812 838', '#35233c', 7),
  ];
  const waves = [130, 200, 270].map((r, index) =>
    stroke(
      `M${1_060 + r * 0.42} ${781 - r * 0.8}A${r * 1.1} ${r * 1.1} 0 0 1 ${1_060 + r * 0.42} ${781 + r * 0.8}`,
      '#fff3d6',
      13,
      { opacity: 0.75 - index * 0.2 },
    ),
  );
  return group([
    group(
      figure.map((part) => part.replaceAll(/#[0-9a-f]{6}/g, '#ffd395')),
      { transform: 'translate(9 -6)' },
    ),
    ...figure,
    ...horn,
    ...waves,
  ]);
}
