/**
 * A blog as files for everybody: what readers can see of it now, and the record by which anybody can check that nothing
 * was changed since. Nothing of the desk is in it, and nothing that was taken down.
 */
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { publicBlog, type BlogRecord, type PublicEntry } from '../../shared/entry.js';
import { NotDone } from './format.js';
import type { MediaStore } from '../media/mediaStore.js';
import { renderArticle } from '../render/article.js';
import { renderExport } from '../render/exportPage.js';
import type { Site } from '../render/views.js';
import { fileBehind, MEDIA_PATH, type Archive, type ArchivedChange, type Photos } from '../storage/ports.js';
import { snapshotOf, type BlogSnapshot } from './export/snapshot.js';

export interface ExportParts {
  archive: Pick<Archive, 'records'>;
  photos: Pick<Photos, 'heldAmong'>;
  media: Pick<MediaStore, 'open'>;
  site: Site;
  /** The folder of the built scripts and styles. */
  assetsDir: string;
}

export interface Exported {
  entries: number;
  photos: number;
}

/** Throws `NotDone` where there is no such blog, and where the folder holds something. */
export async function exportBlog(slug: string, folder: string, parts: ExportParts): Promise<Exported> {
  const found = await snapshotOf(slug, parts.archive);
  if (found === null) throw new NotDone(`There is no blog ${slug}.`);
  await mkdir(path.join(folder, 'media'), { recursive: true });
  if (
    (await readdir(folder)).some((name) => name !== 'media') ||
    (await readdir(path.join(folder, 'media'))).length > 0
  )
    throw new NotDone(`${folder} is not empty. Nothing was written.`);
  const { blog, entries } = found;
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  await writeFile(path.join(folder, 'blog.json'), json(publicBlog(blog)));
  await writeFile(path.join(folder, 'entries.json'), json(entries));
  await writeFile(path.join(folder, 'record.ndjson'), recordOf(found));
  await copyFile(
    path.join(parts.assetsDir, path.basename(parts.site.assets.reader.style)),
    path.join(folder, 'style.css'),
  );
  await writeFile(path.join(folder, 'index.html'), pageOf(blog, entries, parts.site));
  return { entries: entries.length, photos: await copyPhotos(entries, folder, parts) };
}

function pageOf(record: BlogRecord, entries: PublicEntry[], site: Site): string {
  const blog = publicBlog(record);
  const lang = blog.languages[0] ?? 'en';
  const top = { blog, lang, pinned: entries.filter(({ pinned }) => pinned), keys: entries.filter(({ key }) => key) };
  const articles = entries.map((entry) => renderArticle({ entry, blog, lang, site, whole: true }));
  return renderExport({ site, top, articles, style: 'style.css' });
}

/**
 * The public changes, one a line, as rule J5 has them. Salt and content stand only with what readers see now: earlier
 * words of an entry, and those of one that was withdrawn, are not published a second time, and without the salt nobody
 * can try them out against the digest.
 */
function recordOf({ blog, entries, changes }: BlogSnapshot): string {
  const shown = new Set(entries.map(({ seq }) => seq));
  // Where an entry that went took a point of the summary with it, the settings moved on and no change says all of them.
  const isOfNow = ({ verb, rev }: ArchivedChange): boolean => verb === 'blog' && rev === blog.rev;
  return changes
    .map((change) => lineOf(change, isOfNow(change) || shown.has(change.seq ?? 0)))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function lineOf({ seq, epoch, verb, entry, rev, digest, prev, hash, words }: ArchivedChange, shown: boolean): object {
  const said = shown && words !== null ? { salt: words.salt, content: words.content } : {};
  return { seq, epoch, verb, entry, rev, digest, prev, hash, ...said };
}

async function copyPhotos(entries: PublicEntry[], folder: string, { photos, media }: ExportParts): Promise<number> {
  const sources = entries.flatMap((entry) => entry.media.flatMap((item) => item.sources.map(({ src }) => src)));
  const addresses = new Set(sources.map((src) => src.slice(MEDIA_PATH.length)));
  let copied = 0;
  for (const address of addresses) {
    const name = fileBehind(address);
    // Taken down since the snapshot: its file may outlive it for a moment, and is not carried on (T1).
    const isHeld = (await photos.heldAmong([name])).length > 0;
    const found = isHeld ? await media.open(name) : null;
    if (found === null) continue;
    await pipeline(found.stream(), createWriteStream(path.join(folder, 'media', address)));
    copied += 1;
  }
  return copied;
}
