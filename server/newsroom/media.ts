import type { MediaItem } from '../../shared/entry.js';

type Named = Omit<MediaItem, 'state' | 'sources' | 'altered'> & { altered?: boolean };

/** A photo that an entry names before its file has come (rule O4). */
export function waitingMedia(named: Named): MediaItem {
  return { ...named, altered: named.altered ?? false, state: 'waiting', sources: [] };
}

/** A list of photos that replaces another: what is known of a photo's file stays with its id. */
export function mediaAfter(before: readonly MediaItem[], named: readonly Named[]): MediaItem[] {
  return named.map((item) => {
    const known = before.find(({ id }) => id === item.id);
    if (known === undefined) return waitingMedia(item);
    const { state, sources, width, height, placeholder } = known;
    return { ...waitingMedia(item), state, sources, width, height, placeholder };
  });
}

/** A photo that was taken down: nothing of it stays but that it was there. */
export function emptiedMedia({ id, altered }: MediaItem): MediaItem {
  return { id, state: 'gone', alt: '', altered, sources: [] };
}
