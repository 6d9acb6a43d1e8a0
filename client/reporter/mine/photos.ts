/** The states of an own entry's photos: of items that wait on this phone first, then as the server says. */
import type { DeskEntry, PhotoFault } from '../../../shared/entry.js';
import type { Refusal } from '../../../shared/refusals.js';
import { isPhoto, type Item, type PhotoItem } from '../outbox/item.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { photosOf } from '../../entry/draftPhotos.js';

export type OwnPhotoState = 'kept' | 'sending' | 'refused' | 'elsewhere' | 'processing' | 'ready' | 'failed' | 'gone';

export interface OwnPhoto {
  id: string;
  alt: string;
  state: OwnPhotoState;
  /** The server's final refusal. */
  refusal: Refusal | null;
  /** The reason that the server could make nothing of the file, where it names one. */
  fault: PhotoFault | null;
  /** The address at which the server shows the photo to the desk; null while it does not. */
  src: string | null;
}

export interface OwnPhotosParts {
  content: EntryContent;
  /** The items of this entry. */
  items: readonly Item[];
  entry: DeskEntry | null;
  sending: readonly string[];
  /** Photos whose last byte the server took, before it told of them. */
  uploaded: ReadonlySet<string>;
}

type Media = DeskEntry['media'][number];

export function ownPhotos({ content, items, entry, sending, uploaded }: OwnPhotosParts): OwnPhoto[] {
  const media = entry?.media ?? [];
  const named = photosOf(content.media).map(({ id, alt }) => {
    const item = items.filter(isPhoto).find(({ command }) => command === id) ?? null;
    const known = media.find((one) => one.id === id) ?? null;
    const state = stateOf(item, known, sending, uploaded.has(id));
    return { id, alt, state, refusal: item?.refusal ?? null, fault: known?.fault ?? null, src: srcOf(known) };
  });
  // A photo that the desk took down is named by no content any more.
  const gone = media.filter(({ id, state }) => state === 'gone' && !named.some((one) => one.id === id));
  return [...named, ...gone.map(({ id }) => ({ ...NOTHING, id }))];
}

const NOTHING = { alt: '', state: 'gone', refusal: null, fault: null, src: null } as const;

function stateOf(
  item: PhotoItem | null,
  known: Media | null,
  sending: readonly string[],
  isUploaded: boolean,
): OwnPhotoState {
  if (item !== null) {
    if (item.refusal !== null) return 'refused';
    return sending.includes(item.command) ? 'sending' : 'kept';
  }
  if (known !== null && known.state !== 'waiting') return known.state;
  return isUploaded ? 'processing' : 'elsewhere';
}

/** The smallest picture, at the desk's address, since the public one is closed while the entry is held. */
function srcOf(known: Media | null): string | null {
  const smallest = [...(known?.sources ?? [])].sort((a, b) => a.width - b.width)[0];
  return smallest === undefined ? null : smallest.src.replace(/^\/media\//, '/desk/media/');
}
