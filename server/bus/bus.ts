/**
 * The bus tells the other instances of a change at once. It may lose, repeat and reorder, and nothing rests on it: every
 * feed compares itself with the journal (rules B2, F1, F4).
 */
import type { JournalItem } from '../storage/ports.js';

export type BusListener = (item: JournalItem) => void;

export interface Bus {
  /** Tells all listeners of the item's blog, here and elsewhere. Never throws and never waits. */
  publish: (item: JournalItem) => void;
  /** Hears the items of one blog; returns how to stop. */
  subscribe: (slug: string, listener: BusListener) => () => void;
  close: () => Promise<void>;
}
