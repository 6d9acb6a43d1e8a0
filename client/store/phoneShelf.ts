/**
 * The phone's shelf: drafts, the session, the last lists. All of it is in memory, so that it answers at once, and every
 * change is stored at once. Whatever is not stored yet when the page may be ended, or cannot be stored for want of room,
 * stands in localStorage meanwhile: under the names by which former builds kept it there. So one and the same step at the
 * start takes over both: what stands there is newer than what is stored.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Shelf } from '../account/shelf.js';
import type { Neighbours } from './neighbours.js';
import { REMOVED, spareValue } from './removed.js';
import type { ShelfRows } from './shelfRows.js';

export interface KeptShelf extends Shelf {
  /** Whether everything on it outlives this page. */
  readonly isDurable: ReadonlySignal<boolean>;
  /** Counts the times at which others' changes were read. */
  readonly learned: ReadonlySignal<number>;
  /** Puts what is not stored yet into the spare place, before the next line of code runs: the page may be ended now. */
  settle(): void;
  /** Resolves when nothing is on its way to the store any more. */
  stored(): Promise<void>;
  /** Reads all anew: somebody else may have written while this page slept. */
  refresh(): Promise<void>;
}

/** The place for what is not stored; `set` answers whether it outlives the page. */
export interface Spare extends Shelf {
  set(key: string, value: unknown): boolean;
}

export interface PhoneShelfParts {
  /** null: the browser gives no database, and the spare place is all there is. */
  rows: ShelfRows | null;
  /** null: there is none, as in a service worker. */
  spare: Spare | null;
  neighbours: Pick<Neighbours, 'tell' | 'listen'>;
}

/** The desk's keys in the spare place, the interface's language, which all pages share, and what `KeptHalf` takes over. */
const NOT_OURS = /^(?:desk\/|words$|session\/half)/;

export class PhoneShelf implements KeptShelf {
  private readonly kept = new Map<string, unknown>();
  /** Keys whose present value is not stored yet, each with the turn of its last change. */
  private readonly unstored = new Map<string, number>();
  private readonly failed = new Set<string>();
  private readonly homeless = new Set<string>();
  /** Keys whose present value this page has put into the spare place. */
  private readonly spared = new Set<string>();
  private readonly writes = new Set<Promise<void>>();
  private readonly durable = signal(true);
  private readonly readings = signal(0);
  private turn = 0;
  private isOver = false;
  readonly isDurable: ReadonlySignal<boolean> = this.durable;
  readonly learned: ReadonlySignal<number> = this.readings;

  constructor(private readonly parts: PhoneShelfParts) {}

  /** Reads all; rejects where the database is broken. */
  async open(): Promise<void> {
    await this.refresh();
    this.takeOverSpare();
    this.parts.neighbours.listen((news) => {
      if (typeof news === 'object' && 'shelf' in news) void this.read(news.shelf);
    });
  }

  get(key: string): unknown {
    return this.kept.get(key) ?? null;
  }

  set(key: string, value: unknown): void {
    if (value === null) return this.remove(key);
    if (this.isOver) return;
    this.kept.set(key, value);
    this.changed([key]);
  }

  remove(key: string): void {
    if (this.kept.delete(key)) this.changed([key]);
  }

  keys(): string[] {
    return [...this.kept.keys()];
  }

  settle(): void {
    this.hold([...this.unstored.keys()]);
  }

  async stored(): Promise<void> {
    await Promise.all(this.writes);
  }

  /** Forgets everything, and keeps nothing that comes later, here or in the spare place. */
  end(): void {
    this.isOver = true;
    for (const all of [this.kept, this.unstored, this.failed, this.homeless, this.spared]) all.clear();
  }

  async refresh(): Promise<void> {
    const rows = await this.parts.rows?.all();
    if (rows === undefined) return;
    for (const key of this.kept.keys()) if (!rows.has(key)) rows.set(key, undefined);
    this.learn(rows);
  }

  private async read(keys: readonly string[]): Promise<void> {
    const rows = await this.parts.rows?.under(keys).catch(() => undefined);
    if (rows !== undefined) this.learn(rows);
  }

  /** Takes what others stored, but for keys that were changed here since. */
  private learn(rows: ReadonlyMap<string, unknown>): void {
    for (const [key, value] of rows) if (!this.unstored.has(key)) this.put(key, value);
    this.readings.value += 1;
  }

  private put(key: string, value: unknown): void {
    if (this.isOver) return;
    if (value === undefined) this.kept.delete(key);
    else this.kept.set(key, value);
  }

  private takeOverSpare(): void {
    const { spare, rows } = this.parts;
    const found = (spare?.keys() ?? []).filter((key) => !NOT_OURS.test(key) && spare?.get(key) !== null);
    for (const key of found) this.put(key, spareValue(spare?.get(key)));
    if (rows !== null && found.length > 0) this.changed(found);
  }

  private changed(keys: readonly string[]): void {
    const { rows } = this.parts;
    if (rows === null) return this.hold(keys);
    const all = [...new Set([...keys, ...this.failed])];
    this.failed.clear();
    const turn = (this.turn += 1);
    for (const key of all) {
      this.unstored.set(key, turn);
      this.spared.delete(key);
    }
    const write = this.store(rows, all, turn);
    this.writes.add(write);
    void write.then(() => this.writes.delete(write));
  }

  /** Never rejects. */
  private async store(rows: ShelfRows, keys: string[], turn: number): Promise<void> {
    const isLatest = (key: string) => this.unstored.get(key) === turn;
    try {
      let taken: string[] = [];
      await rows.write(() => {
        taken = keys.filter((key) => this.isTakenOver(key));
        return keys.filter((key) => !taken.includes(key)).map((key) => [key, this.kept.get(key)]);
      });
      this.let(keys.filter(isLatest));
      this.parts.neighbours.tell({ shelf: keys });
      await this.read(taken);
    } catch {
      const left = keys.filter(isLatest);
      for (const key of left) this.failed.add(key);
      this.hold(left);
    }
  }

  /** Whether a page that began while this one was frozen found the value in the spare place, and went on from it. */
  private isTakenOver(key: string): boolean {
    return this.spared.has(key) && this.parts.spare?.get(key) === null;
  }

  /** Puts the present values into the spare place. */
  private hold(keys: readonly string[]): void {
    const { spare, rows } = this.parts;
    for (const key of keys) {
      this.homeless.delete(key);
      this.spared.add(key);
      if (this.kept.has(key)) {
        if (spare?.set(key, this.kept.get(key)) !== true) this.homeless.add(key);
      } else if (rows === null) spare?.remove(key);
      else spare?.set(key, REMOVED);
    }
    this.durable.value = this.homeless.size === 0;
  }

  /** Lets go of what is stored now. */
  private let(keys: readonly string[]): void {
    for (const key of keys) {
      this.unstored.delete(key);
      this.homeless.delete(key);
      this.spared.delete(key);
      this.parts.spare?.remove(key);
    }
    this.durable.value = this.homeless.size === 0;
  }
}
