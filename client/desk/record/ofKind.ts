/** The fields that an entry's kind adds. `DeskEntry` leaves fields out of a union, and the compiler lets go of these. */
import type { DeskEntry, KindFields } from '../../../shared/entry.js';

export function chantOf(entry: DeskEntry): KindFields['chant'] | null {
  return entry.kind === 'chant' ? (entry as DeskEntry & KindFields['chant']) : null;
}

export function correctsOf(entry: DeskEntry): string | null {
  return entry.kind === 'update' ? ((entry as DeskEntry & KindFields['update']).corrects ?? null) : null;
}
