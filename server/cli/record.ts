/** The commands `takedown`, `verify` and `export`. */
import { exportBlog } from '../archive/export.js';
import { NotDone } from '../archive/format.js';
import { FilesAway } from '../media/mediaStore.js';
import { removeLetGo } from '../media/photos/letGo.js';
import type { Parts } from '../parts.js';
import type { Flags } from './flags.js';
import { OPERATOR, operatorsNewsroom } from './operator.js';

export async function takedown(parts: Parts, flags: Flags): Promise<string[]> {
  const blog = flags.word(0, 'the slug');
  const id = flags.word(1, 'the entry');
  await operatorsNewsroom(parts).takedown(OPERATOR, { command: parts.newId(), id, blog });
  try {
    await removeLetGo({ ...parts, photos: parts.store.photos });
    return [];
  } catch (error) {
    if (!(error instanceof FilesAway)) throw error;
    // The text is gone, and readers see nothing of the photos: only their files are left to do.
    return [
      `Taken down. Files of its photos are still on their disk: ${error.message}.`,
      'A server removes them when they can be reached.',
    ];
  }
}

export async function verify({ store }: Parts, flags: Flags): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  const found = await store.journal.verify(slug);
  if (found === null) throw new NotDone(`There is no blog ${slug}.`);
  if (!found.ok) throw new NotDone(`The record of ${slug} is broken at step ${found.step}: ${found.why}`);
  return [`The record of ${slug} is whole: ${found.changes} changes, ${found.emptied} of them emptied by takedowns.`];
}

export async function exported(parts: Parts, flags: Flags): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  const folder = flags.word(1, 'the folder');
  const { config, store, mediaStore: media, assets, assetsDir } = parts;
  const site = { name: config.siteName, contact: config.siteContact, url: config.publicUrl, assets };
  const { archive, photos: held } = store;
  const { entries, photos } = await exportBlog(slug, folder, { archive, photos: held, media, site, assetsDir });
  return [`${folder}: ${entries.toString()} entries, ${photos.toString()} photo files. Open index.html.`];
}
