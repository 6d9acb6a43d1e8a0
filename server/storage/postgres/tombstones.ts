/** Tombstones: the ids of everything that was taken down. Every takedown writes them, every restore keeps them. */
import type { TakenDown } from '../ports.js';
import { takenDownOf } from '../records.js';
import type { Connection } from './database.js';

const TAKEN_DOWN = 'select blog, entry, media from taken_down order by blog, entry, media';
const KEEP_ALL = `
  insert into tombstones (blog, entry, media) select blog, entry, media from taken_down on conflict do nothing`;

export async function takenDownIn({ ask }: Connection): Promise<TakenDown[]> {
  return (await ask<Required<TakenDown>>(TAKEN_DOWN)).map(takenDownOf);
}

/** Keeps what entries and photos alone know, before they are deleted. */
export async function keepAllTombstones({ ask }: Connection): Promise<void> {
  await ask(KEEP_ALL);
}
