/**
 * What the desk keeps on this device belongs to the device's session, under its id, and goes with it: whoever sits down
 * at a borrowed machine next finds nothing. What is kept about an entry goes when the entry is taken down (rule T1).
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Shelf } from '../../account/shelf.js';

export interface OwnShelf extends Shelf {
  /** From here on it is this session's; what others left goes. */
  belongTo: (device: string) => void;
  /** The session has ended: everything of the desk goes, and nothing more is kept. */
  end: () => void;
  /** Whatever names this entry goes, and is not kept again. */
  forget: (entry: string) => void;
  /** Counts whenever things came or went by themselves. */
  turns: ReadonlySignal<number>;
}

const ROOM = 'desk/';

export function ownShelf(shelf: Shelf): OwnShelf {
  let room: string | null = null;
  const gone = new Set<string>();
  const turns = signal(0);
  const turn = () => void (turns.value += 1);
  const namesGone = (key: string, value: unknown) => {
    const text = key + JSON.stringify(value ?? null);
    return [...gone].some((entry) => text.includes(entry));
  };
  const removeWhere = (isDue: (key: string) => boolean) => {
    for (const key of shelf.keys()) if (key.startsWith(ROOM) && isDue(key)) shelf.remove(key);
  };

  return {
    get: (key) => (room === null ? null : shelf.get(room + key)),
    set(key, value) {
      if (room === null) return;
      // A sheet that is still open about it may go on; its words stay in the page alone.
      if (namesGone(key, value)) shelf.remove(room + key);
      else shelf.set(room + key, value);
    },
    remove: (key) => (room === null ? undefined : shelf.remove(room + key)),
    keys: () => shelf.keys().flatMap((key) => (room !== null && key.startsWith(room) ? [key.slice(room.length)] : [])),
    turns,
    belongTo(device) {
      const own = `${ROOM}${device}/`;
      if (own === room) return;
      room = own;
      removeWhere((key) => !key.startsWith(own));
      turn();
    },
    end() {
      room = null;
      removeWhere(() => true);
      turn();
    },
    forget(entry) {
      if (gone.has(entry)) return;
      gone.add(entry);
      removeWhere((key) => namesGone(key, shelf.get(key)));
      turn();
    },
  };
}
