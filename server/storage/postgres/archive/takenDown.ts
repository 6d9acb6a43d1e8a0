/** What was taken down, by ids: written by every takedown, kept by every restore. */
import type { TakenDown } from '../../ports.js';
import type { Connection } from '../database.js';

const TAKEN_DOWN = 'select blog, entry, media from taken_down order by blog, entry, media';

export async function takenDownIn(reading: Connection): Promise<TakenDown[]> {
  const all = await reading.ask<Required<TakenDown>>(TAKEN_DOWN);
  return all.map(({ media, ...one }) => (media === '' ? one : { ...one, media }));
}
