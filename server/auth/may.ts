/**
 * Who may do what: pure predicates over what the store knows (rule A2). Each answers null where it is allowed, else
 * the refusal's code. What is not there and what is not allowed answer alike, with `not-found`, so that nobody learns
 * of entries by asking; `forbidden` goes only to somebody who can see the thing already. Here is who can reach what; what
 * they may do with it is in shared/may.ts, for the browser too.
 */
import type { BlogRecord, Content, EntryRecord } from '../../shared/entry.js';
import * as may from '../../shared/may.js';
import { isEditor, type Answer } from '../../shared/may.js';
import type { Person, PhotoRecord } from '../storage/ports.js';

export { mayCreateBlog, type Answer } from '../../shared/may.js';

type Blog = Pick<BlogRecord, 'slug'> & { settings: Pick<BlogRecord['settings'], 'status'> };

/** Whether this person belongs to the blog at all. Owners (no blog of their own) belong to all. */
export function belongsTo(person: Person, slug: string): boolean {
  return person.blog === null || person.blog === slug;
}

function owns(person: Person, entry: EntryRecord): boolean {
  return entry.author === person.id;
}

/** A reporter touches only their own; for them somebody else's entry is not there. */
function canReach(person: Person, entry: EntryRecord): Answer {
  if (!belongsTo(person, entry.blog)) return 'not-found';
  return isEditor(person) || owns(person, entry) ? null : 'not-found';
}

export function mayPost(person: Person, blog: Blog, content: Pick<Content, 'kind'> & { corrects?: string }): Answer {
  return belongsTo(person, blog.slug) ? may.mayPost(person, blog.settings, content) : 'not-found';
}

/** Whether a post is kept for an editor instead of going to readers. */
export function isHeldAtPost(person: Person, blog: Blog): boolean {
  return may.isHeldAtPost(person, blog.settings);
}

/** `labels`: whether the patch holds what only editors may change (labels, corrections, translations). */
export function mayRevise(person: Person, blog: Blog, entry: EntryRecord, labels: boolean): Answer {
  return canReach(person, entry) ?? may.mayRevise(person, blog.settings, entry, labels);
}

/** Own entries, or any for an editor. */
export function mayRetract(person: Person, entry: EntryRecord): Answer {
  return canReach(person, entry) ?? may.mayRetract(entry);
}

/** The file of a photo that an entry names: its author's to send, or an editor's of its blog who added it. */
export function maySendPhoto(person: Person, photo: Pick<PhotoRecord, 'blog' | 'author'>): Answer {
  if (!belongsTo(person, photo.blog)) return 'not-found';
  return isEditor(person) || photo.author === person.id ? null : 'not-found';
}

export function mayPublish(person: Person, blog: Blog, entry: EntryRecord): Answer {
  return canReach(person, entry) ?? may.mayPublish(person, blog.settings, entry);
}

export function mayTakeDown(person: Person, entry: EntryRecord): Answer {
  return canReach(person, entry) ?? may.mayTakeDown(person, entry);
}

export function mayChangeBlog(person: Person, slug: string): Answer {
  return mayRunDesk(person, slug);
}

/** Whether they see all of a blog, held entries too, and who its people are. */
export function mayRunDesk(person: Person, slug: string): Answer {
  if (!belongsTo(person, slug)) return 'not-found';
  return isEditor(person) ? null : 'forbidden';
}

/** Whether they see, and may end, a device or an invitation from this blog's desk. Owners' are for owners alone. */
export function mayPutOut(person: Person, slug: string, other: Pick<Person, 'blog' | 'role'>): Answer {
  const desk = mayRunDesk(person, slug);
  if (desk !== null) return desk;
  if (other.role === 'owner') return person.role === 'owner' ? null : 'forbidden';
  return other.blog === slug ? null : 'not-found';
}
