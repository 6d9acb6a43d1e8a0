/** Stands in the spare place for something that was removed; former builds read it as nothing. */
export const REMOVED = { gone: true };

/** A value of the spare place; undefined where it was removed. */
export function spareValue(held: unknown): unknown {
  return (held as Partial<typeof REMOVED>).gone === true ? undefined : held;
}
