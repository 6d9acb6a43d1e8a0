/**
 * The desk's things on this device belong to the device's session, under its id, and go with it: the next person at a
 * borrowed machine finds nothing. Things about an entry go when the entry is taken down (rule T1).
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Shelf } from '../../account/shelf.js';

const ROOM = 'desk/';

export class OwnShelf implements Shelf {
  private room: string | null = null;
  private readonly gone = new Set<string>();
  private readonly count = signal(0);
  /** Counts the times that things came or went by themselves. */
  readonly turns: ReadonlySignal<number> = this.count;

  constructor(private readonly shelf: Shelf) {}

  get(key: string): unknown {
    return this.room === null ? null : this.shelf.get(this.room + key);
  }

  set(key: string, value: unknown): void {
    if (this.room === null) return;
    // A sheet that is still open about that entry may go on; its text stays in the page alone.
    if (this.namesGone(key, value)) this.remove(key);
    else this.shelf.set(this.room + key, value);
  }

  remove(key: string): void {
    if (this.room !== null) this.shelf.remove(this.room + key);
  }

  keys(): string[] {
    const { room } = this;
    return this.shelf.keys().flatMap((key) => (room !== null && key.startsWith(room) ? [key.slice(room.length)] : []));
  }

  /** Gives the shelf to a session; things of other sessions go. */
  belongTo(device: string): void {
    const own = `${ROOM}${device}/`;
    if (own === this.room) return;
    this.room = own;
    this.clear((key) => !key.startsWith(own));
  }

  /** Ends the session's shelf: everything of the desk goes, and nothing more is kept. */
  end(): void {
    this.room = null;
    this.clear(() => true);
  }

  /** Removes all that names this entry, and keeps nothing of it again. */
  forget(entry: string): void {
    if (this.gone.has(entry)) return;
    this.gone.add(entry);
    this.clear((key) => this.namesGone(key, this.shelf.get(key)));
  }

  private clear(isDue: (key: string) => boolean): void {
    for (const key of this.shelf.keys()) if (key.startsWith(ROOM) && isDue(key)) this.shelf.remove(key);
    this.count.value += 1;
  }

  private namesGone(key: string, value: unknown): boolean {
    if (this.gone.size === 0) return false;
    const text = key + JSON.stringify(value ?? null);
    return [...this.gone].some((entry) => text.includes(entry));
  }
}
