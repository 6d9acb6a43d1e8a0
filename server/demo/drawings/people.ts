/** People from behind, without faces: shoulders, heads, hats, hair, raised arms; rows of them make a crowd. */
import { flag, type Nation } from './flag.js';
import { circle, ellipse, group, INK, mix, n, rect, shape, stroke, type Dice } from './kit.js';

export interface Look {
  coat: string;
  head: string;
  /** The edge that light falls on. */
  rim: string;
  /** Light comes from the left instead of the right. */
  fromLeft?: boolean;
}

type Cover = 'short' | 'bun' | 'long' | 'tail' | 'hat' | 'hood' | 'scarf';

const SHOULDERS =
  'M-1.25 1.6C-1.3 -.1 -1.05 -.5 -.5 -.72C-.28 -.8 -.24 -.95 -.24 -1.2L.24 -1.2C.24 -.95 .28 -.8 .5 -.72C1.05 -.5 1.3 -.1 1.25 1.6L1.25 8L-1.25 8Z';

/** One person; `size` is the height of the head. The origin is between the shoulders. */
function person(x: number, y: number, size: number, look: Look, cover: Cover, accent: string): string {
  const side = look.fromLeft === true ? -1 : 1;
  const body = (coat: string, head: string, scarf: string): string =>
    [shape(SHOULDERS, coat), headOf(cover, head, coat, scarf)].join('');
  return group(
    [
      group([body(look.rim, look.rim, look.rim)], { transform: `translate(${side * 0.07} -.06)` }),
      body(look.coat, look.head, accent),
    ],
    { transform: `translate(${n(x)} ${n(y)}) scale(${n(size)})` },
  );
}

/** `accent`: of what is worn; `deep` the same in shadow. */
function headOf(cover: Cover, head: string, coat: string, accent: string): string {
  const bare = ellipse(0, -1.55, 0.4, 0.52, head) + ellipse(0, -1.48, 0.44, 0.14, head);
  const deep = mix(accent, head, 0.45);
  switch (cover) {
    case 'short':
      return bare;
    case 'bun':
      return bare + circle(0.04, -2.1, 0.22, head);
    case 'long':
      return shape(
        'M-.42 -1.7C-.44 -2.24 .44 -2.24 .42 -1.7C.43 -1.3 .5 -1 .47 -.62C.45 -.36 .3 -.3 .1 -.34C-.1 -.28 -.38 -.3 -.46 -.58C-.52 -.95 -.42 -1.3 -.42 -1.7Z',
        head,
      );
    case 'tail':
      return (
        bare +
        shape(
          'M-.14 -1.95C.2 -2 .3 -1.6 .2 -1.2C.14 -.9 .2 -.6 .08 -.35C-.1 -.6 -.16 -1 -.1 -1.3C-.05 -1.6 -.2 -1.7 -.14 -1.95Z',
          mix(head, coat, 0.35),
        )
      );
    case 'hat':
      return [
        bare,
        shape('M-.45 -1.45C-.5 -2.05 -.3 -2.3 0 -2.3C.3 -2.3 .5 -2.05 .45 -1.45Z', accent),
        circle(0, -2.32, 0.14, deep),
        rect(-0.48, -1.62, 0.96, 0.3, deep, { rx: 0.13 }),
      ].join('');
    case 'hood':
      return (
        shape('M-.62 -.75C-.66 -2.45 .66 -2.45 .62 -.75C.3 -.5 -.3 -.5 -.62 -.75Z', coat) +
        stroke('M0 -2.02C.04 -1.5 .02 -1.1 0 -.66', mix(coat, INK.night, 0.25), 0.04)
      );
    case 'scarf':
      return (
        bare +
        rect(-0.5, -1.2, 1, 0.46, accent, { rx: 0.22 }) +
        stroke('M-.42 -.95C-.1 -.85 .2 -.9 .44 -1.02', deep, 0.07)
      );
  }
}

/** An arm stretched up, with an open or closed hand; `lean` to the side, -1 to 1. */
export function arm(x: number, y: number, size: number, lean: number, look: Look, skin: string): string {
  const way = `M${n(x)} ${n(y)}Q${n(x + lean * size * 0.9)} ${n(y - size * 1.2)} ${n(x + lean * size * 0.55)} ${n(y - size * 2.35)}`;
  const [hx, hy] = [x + lean * size * 0.53, y - size * 2.6];
  const side = look.fromLeft === true ? -1 : 1;
  return [
    stroke(way, look.rim, size * 0.52, { transform: `translate(${n(side * size * 0.06)} ${n(-size * 0.04)})` }),
    stroke(way, look.coat, size * 0.52),
    fist(hx, hy, size, skin),
  ].join('');
}

/** A closed hand, its thumb across. */
function fist(x: number, y: number, size: number, skin: string): string {
  const deep = mix(skin, INK.night, 0.32);
  return [
    rect(x - size * 0.25, y - size * 0.34, size * 0.5, size * 0.56, skin, { rx: size * 0.2 }),
    stroke(
      `M${n(x - size * 0.2)} ${n(y + size * 0.02)}Q${n(x)} ${n(y - size * 0.1)} ${n(x + size * 0.13)} ${n(y - size * 0.02)}`,
      deep,
      size * 0.06,
    ),
  ].join('');
}

export interface Row {
  /** The line of the shoulders. */
  y: number;
  size: number;
  from: number;
  to: number;
  look: Look;
  /** How many of ten raise an arm, hold a flag, hold up a phone. */
  arms?: number;
  flags?: number;
  phones?: number;
  accents?: readonly string[];
}

const COVERS: readonly Cover[] = ['short', 'long', 'hat', 'short', 'tail', 'hood', 'scarf', 'bun', 'short', 'hat'];
const ACCENTS = [INK.brick, INK.sand, INK.steel, INK.plum, INK.ember, INK.slate] as const;

/** A row of the crowd, from left to right, shoulder to shoulder and none like the next. */
export function row(
  { y, size, from, to, look, arms = 2, flags = 0, phones = 0, accents = ACCENTS }: Row,
  throwDice: Dice,
): string {
  const raised: string[] = [];
  const people: string[] = [];
  for (let x = from; x < to; x += size * (1.75 + throwDice() * 0.7)) {
    const own = size * (0.9 + throwDice() * 0.2);
    const at = y + (throwDice() - 0.5) * size * 0.7;
    const tone = 0.16 * throwDice();
    const mine: Look = {
      ...look,
      coat: mix(look.coat, accentOf(throwDice, accents), tone),
      head: mix(look.head, INK.night, tone * 2),
    };
    const skin = mix(look.head, INK.peach, 0.22);
    const fate = throwDice() * 10;
    if (fate < flags) raised.push(held(x, at, own, mine, skin, throwDice));
    else if (fate < flags + arms) raised.push(arm(x + own * 0.85, at, own, throwDice() - 0.35, mine, skin));
    else if (fate < flags + arms + phones) raised.push(phoneUp(x, at, own, mine, skin));
    const cover = COVERS[Math.floor(throwDice() * COVERS.length)] ?? 'short';
    people.push(person(x, at, own, mine, cover, mix(mine.coat, accentOf(throwDice, accents), 0.55)));
  }
  return [...raised, ...people].join('');
}

function accentOf(throwDice: Dice, accents: readonly string[]): string {
  return accents[Math.floor(throwDice() * accents.length)] ?? INK.slate;
}

function held(x: number, y: number, size: number, look: Look, skin: string, throwDice: Dice): string {
  const nation: Nation = throwDice() < 0.68 ? 'ukraine' : 'azerbaijan';
  const hand = x + size * 0.9;
  const top = y - size * (4.6 + throwDice() * 1.6);
  const wide = size * (2.6 + throwDice() * 1.1);
  return [
    flag({
      nation,
      x: hand,
      y: top,
      width: wide,
      height: wide * 0.62,
      phase: throwDice() * 6,
      pole: y - top,
      poleColor: look.coat,
    }),
    arm(x + size * 0.85, y, size * 0.8, 0.1, look, skin),
  ].join('');
}

function phoneUp(x: number, y: number, size: number, look: Look, skin: string): string {
  const [px, py] = [x + size * 0.75, y - size * 3.05];
  return [
    arm(x + size * 0.85, y, size, -0.15, look, skin),
    circle(px + size * 0.1, py + size * 0.2, size * 0.9, INK.glow, { opacity: 0.12 }),
    rect(px - size * 0.28, py - size * 0.3, size * 0.72, size * 0.46, INK.night, { rx: size * 0.07 }),
    rect(px - size * 0.23, py - size * 0.25, size * 0.62, size * 0.36, INK.glow, { rx: size * 0.04 }),
  ].join('');
}
