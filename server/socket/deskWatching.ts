/** Tells a socket of the desk about own entries and blogs; an editor who asked, about all of a blog. */
import type { Socket } from 'socket.io';
import { deskEntry, publicBlog } from '../../shared/entry.js';
import type { DeskEvents, DeskItem, EditorEvents } from '../../shared/protocol/desk.js';
import { deskItem, type DeskFeed } from '../desk/deskFeed.js';
import type { Presence } from '../desk/presence.js';
import type { Actor } from '../newsroom.js';
import type { JournalItem } from '../storage/ports.js';

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
  /** Called where something could not be watched after all. */
  onFault: (error: unknown) => void;
}

/** The stops of all that goes on for a socket. A stop that is added after the end is called at once. */
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

/** Begins to tell. Throws `StoreAway`. */
export async function watchAll(watcher: Watcher, parts: WatchingParts): Promise<void> {
  if (watcher.person.blog === null) await watchEveryBlog(watcher, parts);
  else await watchOwn(watcher, parts, watcher.person.blog);
  if (watcher.desk !== null) await watchDesk(watcher, parts, watcher.desk);
}

async function watchOwn(watcher: Watcher, { deskFeed }: WatchingParts, slug: string): Promise<void> {
  watcher.stops.add(await deskFeed.watch(slug, (item) => tellOwn(watcher, item)));
}

/** Watches every blog for an owner, and from its beginning each blog that is made while the socket is open. */
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

/** Emits an event of the wire, and no other. */
function tell<Name extends keyof Events>(socket: Socket, name: Name, ...args: Parameters<Events[Name]>): void {
  socket.emit(name, ...args);
}
