/** Candles in glasses on a ledge of stone, upright; people behind them, out of focus. */
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
  rect,
  shape,
  sheet,
  vignette,
  type Dice,
  type Sheet,
} from './kit.js';

const [W, H] = [1280, 1600];

export function candles(): Sheet {
  const throwDice = dice(77);
  return sheet(W, H, [
    gradient('night', [
      [0, '#0d1838'],
      [0.6, '#28305f'],
      [1, '#3c3560'],
    ]),
    rect(0, 0, W, H, 'url(#night)'),
    ...bokeh(throwDice),
    ...behind(throwDice),
    rect(0, 1_180, W, 420, '#57496f'),
    rect(0, 1_180, W, 26, '#c49a83'),
    rect(0, 1_206, W, 60, '#6d5a7a'),
    ...[
      [190, 0.62],
      [420, 0.7],
      [880, 0.66],
      [1_110, 0.6],
    ].map(([x = 0, size = 1], index) => candle(x, 1_196, size, index % 2 === 0 ? INK.blue : INK.yellow)),
    rect(0, 1_420, W, 180, '#3b335a'),
    rect(0, 1_410, W, 22, '#a97f78'),
    ...[
      [120, 0.98, INK.yellow],
      [395, 1.16, INK.blue],
      [700, 1.3, INK.yellow],
      [990, 1.1, INK.blue],
      [1_225, 1, INK.yellow],
    ].map(([x, size, color]) => candle(Number(x), 1_430, Number(size), String(color))),
    vignette(W, H, 0.5),
  ]);
}

/** Lights far away, as a lens draws them. */
function bokeh(throwDice: Dice): string[] {
  const colors = [INK.glow, INK.peach, INK.yellow, '#8fb2ff', INK.ember];
  return Array.from({ length: 34 }, () => {
    const [r, color] = [18 + throwDice() * 62, colors[Math.floor(throwDice() * colors.length)] ?? INK.glow];
    return circle(throwDice() * W, 60 + throwDice() * 640, r, color, { opacity: 0.08 + throwDice() * 0.2 });
  });
}

function behind(throwDice: Dice): string[] {
  return [0, 1].flatMap((line) =>
    Array.from({ length: 5 }, (_, index) => {
      const x = index * 300 + line * 150 - 40 + (throwDice() - 0.5) * 60;
      const y = 800 + line * 130;
      const tone = mix(
        line === 0 ? '#3b437a' : '#252c5a',
        [INK.plum, INK.slate, INK.brick][index % 3] ?? INK.slate,
        0.25,
      );
      const edge = mix(tone, INK.peach, 0.75);
      const figure = (color: string): string =>
        [
          ellipse(x, y - 150, 78, 98, color),
          shape(
            `M${n(x - 220)} 1300C${n(x - 214)} ${n(y + 80)} ${n(x - 150)} ${n(y - 10)} ${n(x - 40)} ${n(y - 40)}H${n(x + 40)}C${n(x + 150)} ${n(y - 10)} ${n(x + 214)} ${n(y + 80)} ${n(x + 220)} 1300Z`,
            color,
          ),
          rect(x - 38, y - 90, 76, 70, color),
        ].join('');
      // Lit from below: the warm edge shows under chin and shoulders as much as beside them.
      return group([group([figure(edge)], { transform: 'translate(6 5)' }), figure(tone)]);
    }),
  );
}

function candle(x: number, foot: number, size: number, color: string): string {
  const [w, h] = [118 * size, 190 * size];
  const top = foot - h;
  const id = `glass${n(x)}-${n(foot)}`;
  return group([
    light(x, top + 30 * size, 330 * size, '#ffd98a', 0.75),
    ellipse(x, foot + 8 * size, w * 0.85, 16 * size, '#ffdf9b', { opacity: 0.5 }),
    gradient(id, [
      [0, mix(color, '#ffffff', 0.55)],
      [0.45, color],
      [1, mix(color, INK.night, 0.45)],
    ]),
    shape(
      `M${n(x - w / 2)} ${n(top)}H${n(x + w / 2)}L${n(x + w * 0.42)} ${n(foot)}Q${n(x)} ${n(foot + 16 * size)} ${n(x - w * 0.42)} ${n(foot)}Z`,
      `url(#${id})`,
      { opacity: 0.9 },
    ),
    rect(x - w * 0.3, top + h * 0.36, w * 0.6, h * 0.58, '#fff1cf', { rx: 8, opacity: 0.55 }),
    ellipse(x, top, w / 2, 13 * size, mix(color, '#ffffff', 0.7), { opacity: 0.85 }),
    rect(x - 3 * size, top + h * 0.2, 6 * size, h * 0.18, '#4a3544'),
    shape(
      `M${n(x)} ${n(top - 74 * size)}C${n(x + 46 * size)} ${n(top - 8 * size)} ${n(x + 34 * size)} ${n(top + 46 * size)} ${n(x)} ${n(top + 46 * size)}C${n(x - 34 * size)} ${n(top + 46 * size)} ${n(x - 46 * size)} ${n(top - 8 * size)} ${n(x)} ${n(top - 74 * size)}Z`,
      '#ffb347',
    ),
    shape(
      `M${n(x)} ${n(top - 38 * size)}C${n(x + 26 * size)} ${n(top + 2 * size)} ${n(x + 20 * size)} ${n(top + 40 * size)} ${n(x)} ${n(top + 40 * size)}C${n(x - 20 * size)} ${n(top + 40 * size)} ${n(x - 26 * size)} ${n(top + 2 * size)} ${n(x)} ${n(top - 38 * size)}Z`,
      '#fff3c9',
    ),
    rect(x - w * 0.4, top + 14 * size, 9 * size, h * 0.72, '#ffffff', { rx: 4, opacity: 0.45 }),
  ]);
}
