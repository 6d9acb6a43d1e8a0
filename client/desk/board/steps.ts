interface Row {
  at: number;
  /** The number of places. */
  of: number;
  /** Whether the row runs from right to left. */
  isRtl: boolean;
}

/** The place in a row of choices to which a key leads, round its ends; null where the key leads nowhere. */
export function steppedTo(key: string, { at, of, isRtl }: Row): number | null {
  const by = (steps: number) => (at + steps + of) % of;
  switch (key) {
    case 'ArrowDown':
      return by(1);
    case 'ArrowUp':
      return by(-1);
    case 'ArrowRight':
      return by(isRtl ? -1 : 1);
    case 'ArrowLeft':
      return by(isRtl ? 1 : -1);
    case 'Home':
      return 0;
    case 'End':
      return of - 1;
    default:
      return null;
  }
}
