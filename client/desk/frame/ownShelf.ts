/**
 * The desk's things on this device belong to the session, under its id: the next person at a borrowed machine finds
 * nothing. They go with sign-out and with the desk's word that the session was put out. A session that ended otherwise
 * leaves them for the same person's next one. Things about an entry go when the entry is taken down (rule T1).
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Shelf } from '../../account/shelf.js';

const ROOM = 'desk/';
/** Under this and a room's own name stands the person whose it is, by their names in the blogs. */
const PEOPLE = `${ROOM}people/`;

export class OwnShelf implements Shelf {
  private room: string | null = null;
  /** Whether things of a session that ended by itself wait here for its person. */
  private isWaiting = false;
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

  /** Gives the shelf to a session of somebody; their things of a session before come along, those of others go. */
  belongTo(device: string, people: readonly string[]): void {
    const own = `${ROOM}${device}/`;
    if (own === this.room) return;
    this.room = own;
    this.isWaiting = false;
    for (const before of this.roomsOf(people)) this.move(before, own);
    this.clear((key) => !key.startsWith(own));
    this.shelf.set(PEOPLE + own, people);
  }

  /**
   * Closes the shelf, since the server does not know the session any more. Its things stay, unless another page of this
   * browser removed them, as sign-out does: what this page wrote since goes, too.
   */
  close(): void {
    const { room } = this;
    if (room === null) return;
    this.room = null;
    this.isWaiting = this.shelf.get(PEOPLE + room) !== null;
    this.clear(() => !this.isWaiting);
  }

  /** Whether this page closed a shelf on which things wait for their person. */
  hasWaiting(): boolean {
    return this.isWaiting && this.shelf.keys().some((key) => key.startsWith(ROOM) && !key.startsWith(PEOPLE));
  }

  /** Ends the session's shelf: everything of the desk goes, and nothing more is kept. */
  end(): void {
    this.room = null;
    this.isWaiting = false;
    this.clear(() => true);
  }

  /** Removes all that names this entry, and keeps nothing of it again. */
  forget(entry: string): void {
    if (this.gone.has(entry)) return;
    this.gone.add(entry);
    this.clear((key) => this.namesGone(key, this.shelf.get(key)));
  }

  private roomsOf(people: readonly string[]): string[] {
    const isTheirs = (known: unknown) => Array.isArray(known) && known.some((one: string) => people.includes(one));
    const keys = this.shelf.keys().filter((key) => key.startsWith(PEOPLE) && isTheirs(this.shelf.get(key)));
    return keys.map((key) => key.slice(PEOPLE.length));
  }

  private move(before: string, own: string): void {
    const keys = this.shelf.keys();
    for (const key of keys.filter((one) => one.startsWith(before))) {
      const moved = own + key.slice(before.length);
      if (!keys.includes(moved)) this.shelf.set(moved, this.shelf.get(key));
    }
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
