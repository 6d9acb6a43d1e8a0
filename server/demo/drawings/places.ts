/** Stone and trees: facades with windows, bare trees of February, roofs far away. */
import { group, INK, mix, n, rect, shape, stroke, type Dice } from './kit.js';

export interface Facade {
  x: number;
  y: number;
  width: number;
  height: number;
  floors: number;
  columns: number;
  wall: string;
  /** How many of ten windows are lit. */
  lit?: number;
  glass?: string;
  /** Which columns of the lowest floor stay without a window, for a door. */
  door?: readonly number[];
}

/** A stone house: a plinth, windows in frames, an arch over those of the first floor, a cornice. */
export function facade(house: Facade, throwDice: Dice): string {
  const { x, y, width, height, floors, columns, wall, lit = 3, glass = INK.slate, door = [] } = house;
  const [shade, bright] = [mix(wall, INK.slate, 0.35), mix(wall, '#ffffff', 0.35)];
  const [cell, storey] = [width / columns, height / (floors + 0.35)];
  const windows: string[] = [];
  for (let floor = 0; floor < floors; floor += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (floor === floors - 1 && door.includes(column)) continue;
      const pane =
        throwDice() * 10 < lit ? mix(INK.glow, INK.peach, throwDice() * 0.5) : mix(glass, INK.night, throwDice() * 0.4);
      const [w, h] = [cell * 0.44, storey * 0.58];
      windows.push(
        windowAt(x + cell * (column + 0.28), y + storey * (floor + 0.42), w, h, pane, {
          shade,
          bright,
          arch: floor === 0 && floors > 1,
        }),
      );
    }
    windows.push(
      rect(x, y + storey * (floor + 1.2), width, storey * 0.045, shade),
      rect(x, y + storey * (floor + 1.2) - storey * 0.02, width, storey * 0.02, bright),
    );
  }
  return group([
    rect(x, y, width, height, wall),
    rect(x, y, width, storey * 0.2, mix(wall, INK.slate, 0.18)),
    rect(x - width * 0.012, y - storey * 0.08, width * 1.024, storey * 0.12, bright),
    rect(x - width * 0.012, y + storey * 0.04, width * 1.024, storey * 0.04, shade),
    ...windows,
  ]);
}

function windowAt(
  x: number,
  y: number,
  w: number,
  h: number,
  pane: string,
  { shade, bright, arch }: { shade: string; bright: string; arch: boolean },
): string {
  const frame = w * 0.13;
  const top = arch
    ? `A${n(w / 2 + frame)} ${n(w / 2 + frame)} 0 0 1 ${n(x + w + frame)} ${n(y)}`
    : `H${n(x + w + frame)}`;
  const inner = arch ? `A${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(x + w)} ${n(y)}` : `H${n(x + w)}`;
  return [
    shape(`M${n(x - frame)} ${n(y + h + frame)}V${n(y)}${top}V${n(y + h + frame)}Z`, bright),
    shape(`M${n(x)} ${n(y + h)}V${n(y)}${inner}V${n(y + h)}Z`, pane),
    rect(x + w * 0.46, arch ? y - w * 0.45 : y, w * 0.08, arch ? h + w * 0.45 : h, bright),
    rect(x, y + h * 0.32, w, w * 0.07, bright),
    rect(x - frame * 1.6, y + h + frame * 0.4, w + frame * 3.2, h * 0.07, shade),
  ].join('');
}

/** A bare tree. */
export function tree(x: number, y: number, height: number, color: string, throwDice: Dice): string {
  const twigs: string[] = [];
  const grow = (fromX: number, fromY: number, length: number, angle: number, width: number, depth: number): void => {
    const [toX, toY] = [fromX + Math.cos(angle) * length, fromY + Math.sin(angle) * length];
    const bend = (throwDice() - 0.5) * length * 0.3;
    twigs.push(
      stroke(
        `M${n(fromX)} ${n(fromY)}Q${n((fromX + toX) / 2 + bend)} ${n((fromY + toY) / 2)} ${n(toX)} ${n(toY)}`,
        color,
        width,
      ),
    );
    if (depth === 0) return;
    const shoots = depth > 3 ? 2 : 2 + Math.round(throwDice());
    for (let shoot = 0; shoot < shoots; shoot += 1) {
      const spread = (shoot - (shoots - 1) / 2) * 0.75 + (throwDice() - 0.5) * 0.4;
      grow(toX, toY, length * (0.66 + throwDice() * 0.16), angle + spread, width * 0.64, depth - 1);
    }
  };
  grow(x, y, height * 0.3, -Math.PI / 2, height * 0.035, 5);
  return group(twigs);
}

/** Roofs against the sky, from edge to edge. */
export function skyline(width: number, y: number, height: number, color: string, throwDice: Dice): string {
  let way = `M0 ${n(y)}`;
  for (let x = 0; x < width;) {
    const [w, h] = [width * (0.03 + throwDice() * 0.06), height * (0.3 + throwDice() * 0.7)];
    way += `L${n(x)} ${n(y - h)}L${n(x + w)} ${n(y - h)}`;
    x += w;
  }
  return shape(`${way}L${n(width)} ${n(y)}Z`, color);
}
