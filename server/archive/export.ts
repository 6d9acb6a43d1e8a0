/**
 * A blog as files for everybody: what readers can see of it now, and the record by which anybody can check that nothing
 * was changed since. Nothing of the desk is in it, and nothing that was taken down.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { publicBlog, type BlogRecord, type PublicEntry } from '../../shared/entry.js';
import { renderArticle } from '../render/article.js';
import { renderExport } from '../render/exportPage.js';
import type { Site } from '../render/views.js';
import type { Archive } from '../storage/ports.js';
import { copyPhotos, type PhotoParts } from './export/photoFiles.js';
import { recordOf } from './export/record.js';
import { snapshotOf, type BlogSnapshot } from './export/snapshot.js';
import { NotDone } from './format.js';

export interface ExportParts extends PhotoParts {
  archive: Pick<Archive, 'records'>;
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
  const media = path.join(folder, 'media');
  await makeEmpty(folder, media);
  await writeTexts(found, folder, parts.site);
  await writeFile(path.join(folder, 'style.css'), await styleOf(parts));
  return { entries: found.entries.length, photos: await copyPhotos(found.entries, media, parts) };
}

/** A file is read whole: no part of it waits for what follows (see client/feed/styles/arriving.css). */
const WHOLE = '*{animation:none!important}';

/** The style of a blog's page, and of its print. */
async function styleOf({ site, assetsDir }: ExportParts): Promise<string> {
  const { inline, print } = site.assets.reader;
  const ofPrint = print === undefined ? '' : await readFile(path.join(assetsDir, path.basename(print)), 'utf8');
  const { style, labels, rare, parts, kinds, photos, rtl } = inline;
  return `${[style, labels, rare, parts, kinds, photos, rtl, WHOLE].join('\n')}\n@media print{${ofPrint}}\n`;
}

async function makeEmpty(folder: string, media: string): Promise<void> {
  await mkdir(media, { recursive: true });
  const [inside, photos] = [await readdir(folder), await readdir(media)];
  if (inside.some((name) => name !== 'media') || photos.length > 0)
    throw new NotDone(`${folder} is not empty. Nothing was written.`);
}

async function writeTexts(found: BlogSnapshot, folder: string, site: Site): Promise<void> {
  const { blog, entries } = found;
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  await writeFile(path.join(folder, 'blog.json'), json(publicBlog(blog)));
  await writeFile(path.join(folder, 'entries.json'), json(entries));
  await writeFile(path.join(folder, 'record.ndjson'), recordOf(found));
  await writeFile(path.join(folder, 'index.html'), pageOf(blog, entries, site));
}

function pageOf(record: BlogRecord, entries: PublicEntry[], site: Site): string {
  const blog = publicBlog(record);
  const lang = blog.languages[0] ?? 'en';
  const top = { blog, lang, pinned: entries.filter(({ pinned }) => pinned), keys: entries.filter(({ key }) => key) };
  const articles = entries.map((entry) => renderArticle({ entry, blog, lang, site, whole: true }));
  return renderExport({ site, top, articles, style: 'style.css' });
}
