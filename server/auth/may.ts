/**
 * Who may do what: pure predicates over what the store knows (rule A2). Each answers null where it is allowed, else
 * the refusal's code. What is not there and what is not allowed answer alike, with `not-found`, so that nobody learns
 * of entries by asking; `forbidden` goes only to somebody who can see the thing already.
 */
import type { BlogRecord, Content, EntryRecord } from '../../shared/entry.js';
import type { RefusalCode } from '../../shared/refusals.js';
import type { Person, PhotoRecord } from '../storage/ports.js';

export type Answer = RefusalCode | null;

type Blog = Pick<BlogRecord, 'slug'> & { settings: Pick<BlogRecord['settings'], 'status'> };

/** Whether this person belongs to the blog at all. Owners (no blog of their own) belong to all. */
export function belongsTo(person: Person, slug: string): boolean {
  return person.blog === null || person.blog === slug;
}

function isEditor(person: Person): boolean {
  switch (person.role) {
    case 'reporter':
      return false;
    case 'editor':
    case 'owner':
      return true;
  }
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
  if (!belongsTo(person, blog.slug)) return 'not-found';
  if (blog.settings.status !== 'ended') return null;
  const afterTheEnd = content.kind === 'drive' || content.corrects !== undefined;
  return isEditor(person) && afterTheEnd ? null : 'ended';
}

/** Whether a post is kept for an editor instead of going to readers. */
export function isHeldAtPost(person: Person, blog: Blog): boolean {
  return blog.settings.status === 'paused' && !isEditor(person);
}

/** `labels`: whether the patch holds what only editors may change (labels, corrections, translations). */
export function mayRevise(person: Person, blog: Blog, entry: EntryRecord, labels: boolean): Answer {
  const reach = canReach(person, entry);
  if (reach !== null) return reach;
  if (isEditor(person)) return null;
  if (labels) return 'forbidden';
  switch (blog.settings.status) {
    case 'ended':
      return 'ended';
    case 'paused':
      return entry.state === 'published' ? 'paused' : null;
    case 'announced':
    case 'live':
      return null;
  }
}

/** Own entries, or any for an editor, in every status: harm must be undone even after the end. */
export function mayRetract(person: Person, entry: EntryRecord): Answer {
  return canReach(person, entry);
}

/** The file of a photo that an entry names: its author's to send, or an editor's of its blog who added it. */
export function maySendPhoto(person: Person, photo: Pick<PhotoRecord, 'blog' | 'author'>): Answer {
  if (!belongsTo(person, photo.blog)) return 'not-found';
  return isEditor(person) || photo.author === person.id ? null : 'not-found';
}

export function mayPublish(person: Person, blog: Blog, entry: EntryRecord): Answer {
  const reach = canReach(person, entry);
  if (reach !== null) return reach;
  if (!isEditor(person)) return 'forbidden';
  return blog.settings.status === 'ended' ? 'ended' : null;
}

export function mayTakeDown(person: Person, entry: EntryRecord): Answer {
  return canReach(person, entry) ?? (isEditor(person) ? null : 'forbidden');
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

export function mayCreateBlog(person: Person): Answer {
  return person.role === 'owner' ? null : 'forbidden';
}
