/** A mark while a finger draws or moves it: burnt in once the finger is up. */
import type { JSX } from 'preact';
import type { Box, Mark, Stroke } from './marks.js';
import type { Size } from './shapes.js';

export function Drawn({ mark, size }: { mark: Mark; size: Size }): JSX.Element {
  return (
    <svg class="cover-drawn" viewBox={`0 0 ${String(size.width)} ${String(size.height)}`} aria-hidden="true">
      {mark.is === 'stroke' ? <DrawnStroke stroke={mark} size={size} /> : <DrawnBox box={mark} size={size} />}
    </svg>
  );
}

function DrawnBox({ box, size }: { box: Box; size: Size }): JSX.Element {
  const [x, y] = [box.x * size.width, box.y * size.height];
  const [width, height] = [box.width * size.width, box.height * size.height];
  if (box.is === 'rectangle') return <rect x={x} y={y} width={width} height={height} />;
  return <ellipse cx={x + width / 2} cy={y + height / 2} rx={width / 2} ry={height / 2} />;
}

function DrawnStroke({ stroke, size }: { stroke: Stroke; size: Size }): JSX.Element {
  const at = stroke.points.map(({ x, y }) => `${String(x * size.width)} ${String(y * size.height)}`);
  // A way without a second point would not be drawn.
  const way = at.length === 1 ? [...at, ...at] : at;
  return <path d={`M${way.join('L')}`} stroke-width={stroke.width * Math.max(size.width, size.height)} />;
}
