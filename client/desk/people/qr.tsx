/** The invitation as a square to scan: dark on light in both schemes, since cameras want it so, with a wide margin. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** Light modules around the code; the standard asks for four. */
const MARGIN = 4;

export function Qr({ text, label }: { text: string; label: string }): JSX.Element {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size.toString()} ${size.toString()}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: MARGIN });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x.toString()} ${y.toString()}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
