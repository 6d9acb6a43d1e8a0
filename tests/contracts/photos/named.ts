/** Photos and entries for the contract of photos. */
import type { EntryRecord, MediaItem } from '../../../shared/entry.js';
import type { Journal, Photos } from '../../../server/storage/ports.js';
import { changeOf, contentWith, entryWith, postOf, stored } from '../journal/drafts.js';

/** Opens a fresh store with a blog; the suite closes it. */
export type Open = () => Promise<{ journal: Journal; photos: Photos }>;

export const photo = (id: string, over: Partial<MediaItem> = {}): MediaItem => {
  return { id, state: 'waiting', alt: 'Flags', altered: false, sources: [], ...over };
};
export const ready = (id: string, ...addresses: string[]): MediaItem => {
  const sources = addresses.map((address) => ({ type: 'image/webp', width: 320, src: `/media/${address}` }));
  return photo(id, { state: 'ready', width: 4, height: 3, placeholder: 'data:image/webp;base64,AA', sources });
};
export const withPhotos = (...media: MediaItem[]) => ({ content: contentWith({ media }) });
export const post = (journal: Journal, ...media: MediaItem[]): Promise<EntryRecord> =>
  stored(journal, postOf(entryWith(withPhotos(...media))));
export const become = (journal: Journal, entry: EntryRecord, ...media: MediaItem[]): Promise<EntryRecord> =>
  stored(journal, changeOf('media', entry, withPhotos(...media)));
