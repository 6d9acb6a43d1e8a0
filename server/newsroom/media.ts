/** Photos of an entry: named by its reporter, and moved on by the server alone as their files come (rule O4). */
import {
  notLookedAt,
  touchesTop,
  type BlogRecord,
  type EntryRecord,
  type MediaItem,
  type NamedPhoto,
  type PhotoFault,
} from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import { mayMoveInEntry } from '../media/photoWay.js';
import type { Decision, Look } from './decision.js';

/** Makes a photo of an entry before its file has come (rule O4). */
export function waitingMedia(named: NamedPhoto): MediaItem {
  return { ...named, altered: named.altered ?? false, state: 'waiting', sources: [] };
}

/** Makes the list of photos that replaces another: the state and the files of a photo stay with its id. */
export function mediaAfter(before: readonly MediaItem[], named: readonly NamedPhoto[]): MediaItem[] {
  return named.map((item) => {
    const known = before.find(({ id }) => id === item.id);
    if (known === undefined) return waitingMedia(item);
    if (known.state === 'gone') return emptiedMedia(known);
    const { state, sources, width, height, placeholder, fault } = known;
    // A revision of a photo's texts need not say whether its faces were looked at: the earlier answer stays.
    const facesChecked = item.facesChecked ?? known.facesChecked;
    return { ...waitingMedia(item), state, sources, width, height, placeholder, fault, facesChecked };
  });
}

/**
 * Throws `invalid` where the blog asks that photos are looked at for faces, and a new one was not. Photos that the entry
 * has already were taken by the rules of their time.
 */
export function requireLookedAt(
  { settings }: BlogRecord,
  media: readonly MediaItem[],
  before: readonly MediaItem[],
): void {
  if (settings.facesRequired === undefined || notLookedAt(media, before).length === 0) return;
  throw new Refused('invalid', { field: 'media', why: 'faces-not-checked' });
}

/** Empties a photo that was taken down: nothing of it stays but that it was there. */
export function emptiedMedia({ id, altered }: MediaItem): MediaItem {
  return { id, state: 'gone', alt: '', altered, sources: [] };
}

/** A move of a photo, by what became of its file. `command`: the same id at each attempt of the same move. */
export type PhotoMove = { command: string; blog: string; entry: string; photo: string } & (
  | { to: 'processing' }
  | ({ to: 'ready' } & Required<Pick<MediaItem, 'width' | 'height' | 'placeholder' | 'sources'>>)
  | { to: 'failed'; fault: PhotoFault }
);

/**
 * Decides the verb `media`. The server alone uses it, so `may` is not asked: it was when the file was sent. The entry's
 * content is as old as before: `rev` stays. Photos of held and retracted entries move too, where only the desk sees it.
 */
export async function movedPhoto(look: Look, move: PhotoMove): Promise<Decision> {
  const before = await look.entry(move.entry);
  requireMove(before, move);
  const media = before.content.media.map((item) => (item.id === move.photo ? movedItem(item, move) : item));
  const entry: EntryRecord = { ...before, content: { ...before.content, media } };
  const shown = entry.state === 'published';
  return {
    verb: 'media',
    public: shown,
    rev: entry.rev,
    entry,
    expect: { entryStep: before.step },
    touches: { blog: false, top: shown && touchesTop(entry) },
  };
}

/** Throws `gone` where the entry has the photo no more, `conflict` where the photo came already. */
function requireMove({ content }: EntryRecord, { photo, to }: PhotoMove): void {
  const item = content.media.find(({ id }) => id === photo);
  if (item === undefined || item.state === 'gone') throw new Refused('gone', { field: 'media' });
  if (!mayMoveInEntry(item.state, to)) {
    throw new Refused('conflict', { field: 'media', why: 'photo-here-already' });
  }
}

function movedItem({ fault: _before, ...item }: MediaItem, move: PhotoMove): MediaItem {
  switch (move.to) {
    case 'processing':
      return { ...item, state: 'processing' };
    case 'ready': {
      const { width, height, placeholder, sources } = move;
      return { ...item, state: 'ready', width, height, placeholder, sources };
    }
    case 'failed':
      return { ...item, state: 'failed', fault: move.fault };
  }
}
