/** Removes files that were put when a process ended, before any photo held them. */
import type { LetGoParts } from './letGo.js';

const NAMES_AT_ONCE = 500;

type OrphanParts = Pick<LetGoParts, 'photos' | 'mediaStore'>;

/** `olderThan`: only what has stood there for so many ms. */
export async function removeOrphans(parts: OrphanParts, olderThan: number): Promise<void> {
  let names: string[] = [];
  for await (const name of parts.mediaStore.names(olderThan)) {
    names.push(name);
    if (names.length < NAMES_AT_ONCE) continue;
    await removeUnheld(parts, names);
    names = [];
  }
  await removeUnheld(parts, names);
}

async function removeUnheld({ photos, mediaStore }: OrphanParts, names: readonly string[]): Promise<void> {
  const held = new Set(await photos.heldAmong(names));
  for (const name of names) if (!held.has(name)) await mediaStore.remove(name);
}
