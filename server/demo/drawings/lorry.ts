/** A lorry, from the side. */
import { circle, group, INK, mix, n, rect, shape, stroke } from './kit.js';

export interface Lorry {
  x: number;
  /** Where the wheels touch the road. */
  y: number;
  /** The whole length. */
  length: number;
  body: string;
  cab: string;
  /** What light falls on its upper edges. */
  rim: string;
}

/** It drives to the right. */
export function lorry({ x, y, length, body, cab, rim }: Lorry): string {
  const u = length / 100;
  const at = (right: number): number => x + right * u;
  const up = (height: number): number => y - height * u;
  const wheel = (right: number): string =>
    [
      circle(at(right), up(4.6), 4.6 * u, '#0b1328'),
      circle(at(right), up(4.6), 2.3 * u, '#5b6a90'),
      circle(at(right), up(4.6), 1 * u, '#1a2748'),
    ].join('');
  const cabin = `M${n(at(75))} ${n(up(5))}V${n(up(29))}Q${n(at(75))} ${n(up(31))} ${n(at(77))} ${n(up(31))}H${n(at(87))}Q${n(at(90))} ${n(up(31))} ${n(at(91.5))} ${n(up(28))}L${n(at(96.5))} ${n(up(18))}Q${n(at(97.6))} ${n(up(16.6))} ${n(at(97.6))} ${n(up(14))}V${n(up(5))}Z`;
  return group([
    rect(at(2), up(7.5), 94 * u, 3 * u, '#101a36'),
    rect(at(0), up(37), 72 * u, 30 * u, body),
    rect(at(0), up(37), 72 * u, 1.1 * u, rim),
    rect(at(0), up(16), 72 * u, 4.5 * u, INK.yellow),
    rect(at(0), up(20.5), 72 * u, 4.5 * u, INK.blue),
    ...[12, 24, 36, 48, 60].map((right) => rect(at(right), up(36), 0.35 * u, 29 * u, mix(body, INK.night, 0.3))),
    rect(at(70.5), up(37), 1.5 * u, 30 * u, mix(body, INK.night, 0.35)),
    rect(at(71.5), up(9), 4 * u, 2 * u, '#101a36'),
    shape(cabin, cab),
    stroke(
      `M${n(at(77))} ${n(up(31))}H${n(at(87))}Q${n(at(90))} ${n(up(31))} ${n(at(91.5))} ${n(up(28))}L${n(at(96.5))} ${n(up(18))}`,
      rim,
      0.9 * u,
    ),
    shape(
      `M${n(at(84))} ${n(up(28))}H${n(at(88))}Q${n(at(89))} ${n(up(28))} ${n(at(90))} ${n(up(26))}L${n(at(93.5))} ${n(up(19))}H${n(at(84))}Z`,
      '#bcd2e4',
    ),
    shape(`M${n(at(84))} ${n(up(28))}H${n(at(88))}L${n(at(84))} ${n(up(22))}Z`, '#e9f1f6'),
    stroke(`M${n(at(82))} ${n(up(29))}V${n(up(8))}`, mix(cab, INK.night, 0.3), 0.4 * u),
    rect(at(78.5), up(17), 2.4 * u, 0.9 * u, mix(cab, INK.night, 0.4), { rx: 4 }),
    rect(at(94.6), up(12.5), 3 * u, 3.4 * u, '#fff4cf', { rx: 8 }),
    rect(at(92), up(6.5), 6.4 * u, 2.6 * u, '#1a2748', { rx: 6 }),
    rect(at(-0.8), up(12), 1.4 * u, 3 * u, INK.red, { rx: 4 }),
    ...[9, 20, 31].map(wheel),
    wheel(85.5),
    rect(at(36), up(7), 38 * u, 2.4 * u, '#2a3962', { rx: 6 }),
  ]);
}
