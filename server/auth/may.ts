/**
 * Permissions: pure predicates over what the store knows (rule A2). Each answers null where the act is allowed, else the
 * refusal's code. A thing that is missing and a thing out of reach answer alike, with `not-found`: nobody learns of an
 * entry by asking. `forbidden` goes only to somebody who can see the thing already. This file says which things a person
 * can reach; shared/may.ts, which the browser uses too, says what may be done with them.
 */
import type { BlogRecord, Content, EntryRecord } from '../../shared/entry.js';
import * as may from '../../shared/may.js';
import { isEditor, type Answer } from '../../shared/may.js';
import type { Person, PhotoRecord } from '../storage/ports.js';

export { mayCreateBlog, type Answer } from '../../shared/may.js';

type Blog = Pick<BlogRecord, 'slug'> & { settings: Pick<BlogRecord['settings'], 'status'> };

/** Tells whether this person belongs to the blog at all. Owners (no blog of their own) belong to all. */
export function belongsTo(person: Person, slug: string): boolean {
  return person.blog === null || person.blog === slug;
}

function owns(person: Person, entry: EntryRecord): boolean {
  return entry.author === person.id;
}

/** Reporters reach only their own entries; for them somebody else's entry is not there. */
function canReach(person: Person, entry: EntryRecord): Answer {
  if (!belongsTo(person, entry.blog)) return 'not-found';
  return isEditor(person) || owns(person, entry) ? null : 'not-found';
}

export function mayPost(person: Person, blog: Blog, content: Pick<Content, 'kind'> & { corrects?: string }): Answer {
  return belongsTo(person, blog.slug) ? may.mayPost(person, blog.settings, content) : 'not-found';
}

/** Tells whether a post is held for an editor instead of going to readers. */
export function isHeldAtPost(person: Person, blog: Blog): boolean {
  return may.isHeldAtPost(person, blog.settings);
}

/** `labels`: the patch holds fields that only editors may change (labels, corrections, translations). */
export function mayRevise(person: Person, blog: Blog, entry: EntryRecord, labels: boolean): Answer {
  return canReach(person, entry) ?? may.mayRevise(person, blog.settings, entry, labels);
}

/** Allows retracting one's own entries, and to an editor any entry. */
export function mayRetract(person: Person, entry: EntryRecord): Answer {
  return canReach(person, entry) ?? may.mayRetract(entry);
}

/** Allows sending the file of a photo that an entry names: to its author, or to an editor of its blog, who may have added it. */
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

/** Allows seeing all of a blog, held entries too, and its people. */
export function mayRunDesk(person: Person, slug: string): Answer {
  if (!belongsTo(person, slug)) return 'not-found';
  return isEditor(person) ? null : 'forbidden';
}

/** Allows seeing and ending a device or an invitation from this blog's desk. Those of owners are for owners alone. */
export function mayPutOut(person: Person, slug: string, other: Pick<Person, 'blog' | 'role'>): Answer {
  const desk = mayRunDesk(person, slug);
  if (desk !== null) return desk;
  if (other.role === 'owner') return person.role === 'owner' ? null : 'forbidden';
  return other.blog === slug ? null : 'not-found';
}
