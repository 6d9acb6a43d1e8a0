/** What a socket of the desk is told: own entries and blogs to everybody; to an editor who asked, a whole blog. */
import type { Socket } from 'socket.io';
import { deskEntry, publicBlog } from '../../shared/entry.js';
import type { DeskEvents, DeskItem, EditorEvents } from '../../shared/protocol.js';
import { Refused } from '../../shared/refusals.js';
import { mayRunDesk } from '../auth/may.js';
import { deskItem, type DeskFeed } from '../desk/deskFeed.js';
import type { Presence } from '../desk/presence.js';
import type { Actor } from '../newsroom.js';
import type { JournalLists, JournalItem } from '../storage/ports.js';

export interface WatchingParts {
  deskFeed: DeskFeed;
  presence: Presence;
}

export interface Watcher {
  socket: Socket;
  person: Actor['person'];
  /** The blog whose whole desk is watched, or null. */
  desk: string | null;
  stops: Stops;
  /** Hears of what could not be watched after all. */
  onFault: (error: unknown) => void;
}

/** How to stop all that goes on for a socket. What is added after its end is stopped at once. */
export class Stops {
  private ended = false;
  private readonly stops: (() => void)[] = [];

  add(stop: () => void): void {
    if (this.ended) stop();
    else this.stops.push(stop);
  }

  end(): void {
    this.ended = true;
    this.stops.splice(0).forEach((stop) => stop());
  }
}

/** The blog that a handshake's `desk` names, null where it names none. Throws `Refused` where the person may not. */
export async function deskOf({ person }: Actor, desk: unknown, journal: JournalLists): Promise<string | null> {
  if (desk === undefined) return null;
  if (typeof desk !== 'string') throw new Refused('invalid', { field: 'desk' });
  // In this order: somebody of another blog does not learn whether there is one by that name.
  const answer = mayRunDesk(person, desk) ?? ((await journal.blog(desk)) === null ? 'not-found' : null);
  if (answer !== null) throw new Refused(answer, { field: 'desk' });
  return desk;
}

/** Begins to tell. Throws `StoreAway`. */
export async function watchAll(watcher: Watcher, parts: WatchingParts): Promise<void> {
  if (watcher.person.blog === null) await watchEveryBlog(watcher, parts);
  else await watchOwn(watcher, parts, watcher.person.blog);
  if (watcher.desk !== null) await watchDesk(watcher, parts, watcher.desk);
}

async function watchOwn(watcher: Watcher, { deskFeed }: WatchingParts, slug: string): Promise<void> {
  watcher.stops.add(await deskFeed.watch(slug, (item) => tellOwn(watcher, item)));
}

/** An owner has every blog, also one that is made while the socket is open: they hear of that one from its beginning. */
async function watchEveryBlog(watcher: Watcher, { deskFeed }: WatchingParts): Promise<void> {
  const blogs = deskFeed.everyBlog((item) => tellOwn(watcher, item), watcher.onFault);
  watcher.stops.add(() => blogs.stop());
  await blogs.start();
}

async function watchDesk({ socket, stops }: Watcher, parts: WatchingParts, slug: string): Promise<void> {
  const item = (told: DeskItem): void => tell(socket, 'item', told);
  const hear = (one: JournalItem): void => item(deskItem(one));
  stops.add(await parts.deskFeed.watch(slug, hear, (position) => item({ ...position, entry: null, blog: null })));
  stops.add(parts.presence.watch(slug, (readers) => tell(socket, 'readers', readers)));
}

function tellOwn({ socket, person }: Watcher, { entry, blog }: JournalItem): void {
  if (entry?.author === person.id) tell(socket, 'entry', deskEntry(entry));
  if (blog !== null) tell(socket, 'blog', publicBlog(blog));
}

type Events = DeskEvents & EditorEvents;

/** `emit` with the wire's events alone. */
function tell<Name extends keyof Events>(socket: Socket, name: Name, ...args: Parameters<Events[Name]>): void {
  socket.emit(name, ...args);
}
