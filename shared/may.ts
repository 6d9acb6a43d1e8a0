/**
 * The rights of a blog's people, as far as role, status and state decide, and what these words mean: pure functions, so
 * that the server's answer is the browser's, too (rule A2). Each right returns null where the act is allowed, else the refusal's code. Whether a
 * person can reach an entry at all, the server alone can tell.
 */
import type { BlogStatus, Content, EntryRecord, PhotoFault, Role, Visibility } from './entry.js';
import type { RefusalCode } from './refusals.js';

export type Answer = RefusalCode | null;

type Who = { role: Role };
type Where = { status: BlogStatus };
type What = Pick<EntryRecord, 'state'>;

export function isEditor({ role }: Who): boolean {
  switch (role) {
    case 'reporter':
      return false;
    case 'editor':
    case 'owner':
      return true;
  }
}

export function mayPost(who: Who, where: Where, content: Pick<Content, 'kind'> & { corrects?: string }): Answer {
  if (where.status !== 'ended') return null;
  const afterTheEnd = content.kind === 'drive' || content.corrects !== undefined;
  return isEditor(who) && afterTheEnd ? null : 'ended';
}

/** Whether a post is kept for an editor instead of going to readers. */
export function isHeldAtPost(who: Who, where: Where): boolean {
  return where.status === 'paused' && !isEditor(who);
}

/** `labels`: whether the patch holds what only editors may change (labels, corrections, translations). */
export function mayRevise(who: Who, where: Where, what: What, labels: boolean): Answer {
  if (isEditor(who)) return standing(what);
  if (labels) return 'forbidden';
  switch (where.status) {
    case 'ended':
      return 'ended';
    case 'paused':
      return what.state === 'published' ? 'paused' : standing(what);
    case 'announced':
    case 'live':
      return standing(what);
  }
}

/** Fields of an entry that editors alone may change. */
const EDITORS_FIELDS = ['pinned', 'key', 'verification', 'correction', 'translations'] as const;

/** Whether changes of an entry hold something that editors alone may change. */
export function holdsEditorsFields(changes: Partial<Record<(typeof EDITORS_FIELDS)[number], unknown>>): boolean {
  return EDITORS_FIELDS.some((name) => changes[name] !== undefined);
}

/** A retraction is allowed in every status: harm must be undone even after the end. */
export function mayRetract(what: What): Answer {
  return standing(what);
}

/** Whether an entry may go to readers that is kept from them. */
export function mayPublish(who: Who, where: Where, what: What): Answer {
  if (!isEditor(who)) return 'forbidden';
  return where.status === 'ended' ? 'ended' : standing(what);
}

export function mayTakeDown(who: Who, what: What): Answer {
  if (!isEditor(who)) return 'forbidden';
  return what.state === 'taken-down' ? 'gone' : null;
}

/** Whether readers have the entry no longer, and nothing of it changes any more. */
export function isGone({ state }: What): boolean {
  return state === 'retracted' || state === 'taken-down';
}

/** Whether readers may see the blog at all. */
export function isForReaders({ visibility }: { visibility: Visibility }): boolean {
  return visibility !== 'desk';
}

/** A photo of an entry, as the server says it or as the phone shows it. */
type Photo = { state: string; fault?: PhotoFault | null | undefined };

/** Whether the server had a photo's bytes and lost them, by no fault of the photo: the same file may be sent again. */
export function isLost({ state, fault }: Photo): boolean {
  return state === 'failed' && fault?.code === 'lost';
}

/**
 * Whether the server waits for a photo's bytes: for the first time, or again since it lost them. It would take other bytes
 * for any photo that failed; these would fail once more.
 */
export function isAwaited(photo: Photo): boolean {
  return photo.state === 'waiting' || isLost(photo);
}

function standing(what: What): Answer {
  return isGone(what) ? 'gone' : null;
}

export function mayCreateBlog({ role }: Who): Answer {
  return role === 'owner' ? null : 'forbidden';
}
