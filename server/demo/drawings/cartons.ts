/** Cartons: a lit front, a darker side of the lid, tape. */
import { group, INK, mix, n, polygon, rect, shape } from './kit.js';

export interface Carton {
  x: number;
  y: number;
  width: number;
  height: number;
  /** From 0, the lightest, to 1. */
  tone: number;
  open?: boolean;
  heart?: boolean;
}

export function carton({ x, y, width, height, tone, open = false, heart = false }: Carton): string {
  const face = mix('#dcae74', '#a8744c', tone);
  const [deep, bright] = [mix(face, INK.night, 0.28), mix(face, '#fff1d0', 0.4)];
  const lid = height * 0.16;
  const flaps = [
    polygon(
      [
        [x, y],
        [x - width * 0.16, y - height * 0.24],
        [x + width * 0.3, y - height * 0.1],
        [x + width * 0.42, y],
      ],
      bright,
    ),
    polygon(
      [
        [x + width, y],
        [x + width * 1.16, y - height * 0.24],
        [x + width * 0.7, y - height * 0.1],
        [x + width * 0.58, y],
      ],
      deep,
    ),
  ];
  return group([
    ...(open ? flaps : []),
    rect(x, y, width, height, face),
    open ? rect(x, y, width, lid * 0.4, deep) : rect(x, y, width, lid, bright),
    rect(x + width * 0.82, y, width * 0.18, height, deep, { opacity: 0.35 }),
    rect(x + width * 0.43, y, width * 0.14, height * (open ? 0.3 : 0.42), mix(face, '#fff6e0', 0.6), { opacity: 0.8 }),
    heart
      ? heartAt(x + width * 0.5, y + height * 0.66, height * 0.2)
      : rect(x + width * 0.1, y + height * 0.66, width * 0.26, height * 0.18, '#f6f1e2', { opacity: 0.75 }),
  ]);
}

/** One half blue, one half yellow. */
function heartAt(x: number, y: number, r: number): string {
  const half = (side: number): string =>
    `M${n(x)} ${n(y + r)}C${n(x + side * r * 1.5)} ${n(y + r * 0.1)} ${n(x + side * r * 1.05)} ${n(y - r)} ${n(x + side * r * 0.5)} ${n(y - r * 0.9)}C${n(x + side * r * 0.2)} ${n(y - r * 0.86)} ${n(x)} ${n(y - r * 0.6)} ${n(x)} ${n(y - r * 0.36)}Z`;
  return shape(half(-1), INK.blue) + shape(half(1), INK.yellow);
}
