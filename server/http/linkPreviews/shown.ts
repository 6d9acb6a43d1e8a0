/** The content of a link preview, as the record has it at this moment. */
import { buffer } from 'node:stream/consumers';
import { publicBlog, publicEntry } from '../../../shared/entry.js';
import type { LiveFeed } from '../../feed/feeds.js';
import { isMissing } from '../../media/fileRoot.js';
import type { MediaStore } from '../../media/mediaStore.js';
import type { Site } from '../../render/views.js';
import type { JournalLists, PhotoFileRecord, Photos } from '../../storage/ports.js';
import { visibleEntry } from '../liveFeed.js';
import type { Shown } from './gallery.js';
import { blogPicture, entryPicture, photoOf } from './picture.js';

export interface ShownParts {
  journal: JournalLists;
  site: Site;
  photos: Photos;
  mediaStore: MediaStore;
}

export function blogShown({ feed: { blog } }: LiveFeed, lang: string, site: Site): Shown {
  const picture = blogPicture(publicBlog(blog), lang, site);
  const standing = `${blog.epoch} ${JSON.stringify(picture)}`;
  return {
    key: { slug: blog.slug, entry: null, lang, standing },
    stood: { epoch: blog.epoch, at: blog.head },
    picture,
    photo: () => Promise.resolve(undefined),
  };
}

/**
 * Stands for the entry's seq, which moves with every change; for what the picture says of the rally; and for the very
 * file that it is drawn from. Throws `not-found`, or `gone`.
 */
export async function entryShown(live: LiveFeed, id: string, lang: string, parts: ShownParts): Promise<Shown> {
  const { blog } = live.feed;
  const stood = { epoch: blog.epoch, at: blog.head };
  const entry = await visibleEntry(live, parts.journal, id);
  const shown = publicEntry(entry);
  const picture = entryPicture(shown, publicBlog(blog), lang, parts.site);
  const file = await heldFile(photoOf(shown), parts);
  const standing = [blog.epoch, shown.seq, file?.name ?? '', JSON.stringify(picture)].join(' ');
  return {
    key: { slug: blog.slug, entry: entry.id, lang, standing },
    stood,
    picture,
    photo: () => bytesOf(file, parts),
  };
}

/** Asked of the journal, which knows of a takedown before this instance's feed does. */
async function heldFile(src: string | null, { photos }: ShownParts): Promise<PhotoFileRecord | null> {
  const record = src === null ? null : await photos.file(src.split('/').at(-1) ?? '');
  return record?.held === true && record.photo !== 'gone' ? record : null;
}

/** Reads a photo's bytes; undefined where the file is gone meanwhile: the link preview then shows text alone. */
async function bytesOf(record: PhotoFileRecord | null, { mediaStore }: ShownParts): Promise<Buffer | undefined> {
  const file = record === null ? null : await mediaStore.open(record.name);
  return file === null ? undefined : buffer(file.stream()).catch(unlessMissing);
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
