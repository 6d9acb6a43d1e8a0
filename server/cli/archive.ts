/** The commands `backup` and `restore`. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { NoBackup, NotDone } from '../archive/format.js';
import { restore as restoreFrom } from '../archive/restore.js';
import { UNFINISHED, writeBackup } from '../archive/writing.js';
import { LOST, movePhoto } from '../media/photos/moves.js';
import { makeOwnerLink } from '../main/ownerLink.js';
import type { Parts } from '../parts.js';
import type { Journal, TakenDown } from '../storage/ports.js';
import { WrongUsage, type Flags } from './flags.js';
import { OPERATOR, operatorsNewsroom } from './operator.js';

const NAME = /^rallyline-[\d-]{10}T[\d-]{8}Z\.backup$/;
/** An unfinished backup that is not written to for so long was left by a run that was killed. */
const ABANDONED_MS = 60 * 60 * 1000;

export async function backup({ store, mediaStore: media, now }: Parts, flags: Flags): Promise<string[]> {
  const target = flags.word(0, 'the file');
  const keep = keepOf(flags);
  const at = now().toISOString();
  if (keep !== null) await makeFolder(target);
  const isFolder = await is(target, 'folder');
  const file = isFolder ? path.join(target, `rallyline-${at.slice(0, 19).replaceAll(':', '-')}Z.backup`) : target;
  if (await is(file, 'file')) throw new NotDone(`${file} is there already. Nothing was written.`);
  const abandoned = await dropAbandoned(path.dirname(file), now().getTime());
  const { records, photos } = await writeBackup(file, {
    records: store.archive.records(),
    media,
    photos: store.photos,
    at,
  });
  const dropped = [...abandoned, ...(keep === null ? [] : await dropAllBut(keep, target))];
  const outlets = (await store.outlets.allOutlets()).length;
  return [
    `${file}: ${records.toString()} records, ${photos.toString()} photo files. Whoever has it can read every word that was not taken down.`,
    ...secretsIn(outlets),
    ...dropped.map((name) => `${name} removed`),
  ];
}

function secretsIn(outlets: number): string[] {
  if (outlets === 0) return [];
  const these = outlets === 1 ? '1 webhook or channel' : `${outlets.toString()} webhooks and channels`;
  return [`It holds the secrets of ${these}: whoever has it can speak in this site's name there.`];
}

export async function restore(parts: Parts, flags: Flags): Promise<string[]> {
  const file = flags.word(0, 'the file');
  const { store, mediaStore: media, now, newId, config } = parts;
  const takeDown = async (journal: Journal, { entry, ...rest }: TakenDown) => {
    const newsroom = operatorsNewsroom({ ...parts, store: { ...store, journal } });
    await newsroom.takedown(OPERATOR, { command: newId(), id: entry, ...rest });
  };
  try {
    const { contents, blogs, takenDown } = await restoreFrom(file, {
      archive: store.archive,
      photos: store.photos,
      media,
      scratch: parts.restoringDir,
      takeDown,
      now,
      newId,
    });
    // Uploads on their way belong to the record that was in place before.
    await parts.uploads.removeAllBut(new Set());
    await giveUpPhotos(parts);
    return [
      `Restored ${blogs.length.toString()} blogs as they were on ${contents.at}: ${blogs.join(', ') || 'none'}.`,
      ...takenDown.map(
        ({ blog, entry, media: photo }) =>
          `Taken down again: ${photo === undefined ? '' : `photo ${photo} of `}${entry} in ${blog}`,
      ),
      'Every device is signed out, and every invitation and token has ended.',
      `Sign in as the owner (once, within a day): ${await makeOwnerLink(parts, config.publicUrl)}`,
    ];
  } catch (error) {
    if (!(error instanceof NoBackup)) throw error;
    throw new NotDone(`${file} cannot be restored: ${error.message}. Nothing was changed.`);
  }
}

/** Fails the photos that the backup has as being decoded: no server takes them up. Their reporters may send them again. */
async function giveUpPhotos(parts: Parts): Promise<void> {
  const newsroom = operatorsNewsroom(parts);
  for (const photo of await parts.store.photos.processing())
    await movePhoto(newsroom, photo, parts.newId(), { to: 'failed', fault: LOST });
}

function keepOf(flags: Flags): number | null {
  const given = flags.flag('keep');
  if (given === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new WrongUsage('--keep must be how many to keep, such as 7');
  return Number(given);
}

/**
 * Makes the folder for its owner alone, where there is none yet. The folder around it has to be there: else a disk that is not
 * mounted would be written past.
 */
async function makeFolder(place: string): Promise<void> {
  if (await is(place, 'folder')) return;
  if (await is(place, 'file')) throw new WrongUsage('--keep needs a folder in place of the file');
  await mkdir(place, { mode: 0o700 }).catch((error: unknown) => {
    throw new NotDone(`${place} cannot be made: ${(error as Error).message}. Nothing was written.`);
  });
}

async function is(place: string, what: 'file' | 'folder'): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found?.isDirectory() === (what === 'folder');
}

/** Removes all but the newest backups. Their names sort by time, and only names that this command gives are touched. */
async function dropAllBut(keep: number, folder: string): Promise<string[]> {
  const due = (await readdir(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .slice(0, -keep);
  for (const name of due) await rm(path.join(folder, name));
  return due;
}

/** Removes abandoned backups: they hold every text, too, and `--keep` does not see them. A backup under way is younger. */
async function dropAbandoned(folder: string, now: number): Promise<string[]> {
  const dropped: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(UNFINISHED) || !NAME.test(name.slice(0, -UNFINISHED.length))) continue;
    const place = path.join(folder, name);
    const found = await stat(place).catch(() => null);
    if (found === null || now - found.mtimeMs < ABANDONED_MS) continue;
    await rm(place, { force: true });
    dropped.push(name);
  }
  return dropped;
}
