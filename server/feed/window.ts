/**
 * The entries that changed last, in memory (rule F5): they answer a catch-up within reach. A retracted or emptied entry
 * stays in the window as it now stands, so that readers hear that it is gone.
 */
import type { EntryRecord } from '../../shared/entry.js';
import { charactersOf } from '../../shared/entry/words.js';

/** A catch-up from memory covers at least so many entries, also right after a start. */
export const WINDOW_MIN = 200;
/** Above the minimum, entries are let go beyond this many bytes of text. */
const SOFT_BYTES = 4 * 1024 * 1024;
/** The most bytes even within the minimum: 200 entries of the largest size would be some 50 MB a blog. */
const HARD_BYTES = 16 * 1024 * 1024;

export class Window {
  /** By rising seq: an entry that changes again goes to the end. */
  private readonly entries = new Map<string, EntryRecord>();
  private bytes = 0;
  /** Everything that changed after this seq is here. */
  floor = 0;

  /** `recent`: by falling seq, the last changed ones; `complete` where the blog has no others. */
  constructor(recent: readonly EntryRecord[], complete: boolean) {
    for (const entry of [...recent].reverse()) this.put(entry);
    const oldest = recent.at(-1)?.seq;
    if (!complete && oldest !== undefined && oldest !== null) this.floor = Math.max(this.floor, oldest - 1);
  }

  put(entry: EntryRecord): void {
    const before = this.entries.get(entry.id);
    if (before !== undefined) this.remove(before);
    this.entries.set(entry.id, entry);
    this.bytes += sizeOf(entry);
    this.letGo();
  }

  get(id: string): EntryRecord | undefined {
    return this.entries.get(id);
  }

  /** Entries that changed after `seq`, by rising seq; null where some of them may not be here any more. */
  since(seq: number): EntryRecord[] | null {
    if (seq < this.floor) return null;
    const all = [...this.entries.values()];
    const first = all.findLastIndex((entry) => (entry.seq ?? 0) <= seq);
    return all.slice(first + 1);
  }

  private letGo(): void {
    for (const entry of this.entries.values()) {
      if (this.bytes <= SOFT_BYTES || (this.entries.size <= WINDOW_MIN && this.bytes <= HARD_BYTES)) return;
      this.remove(entry);
      this.floor = entry.seq ?? this.floor;
    }
  }

  private remove(entry: EntryRecord): void {
    this.entries.delete(entry.id);
    this.bytes -= sizeOf(entry);
  }
}

/** Bytes of an entry's words, roughly: strings are two bytes a character at most, and there is as much HTML as text. */
export function sizeOf({ content, correction }: EntryRecord): number {
  return 1_000 + 4 * (charactersOf(content) + (correction?.note.length ?? 0));
}
