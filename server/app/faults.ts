/** Faults of all rooms come here: a store or a folder that is away is an outage, anything else a defect. */
import { OutageNotes } from '../log.js';
import { FilesAway } from '../media/mediaStore.js';
import { StoreAway } from '../storage/ports.js';
import type { AppParts } from './appParts.js';

export interface Faults {
  /** Notes a store that is away; returns the id of its line in the log. */
  onAway: (error: StoreAway) => string;
  /** Notes any error; returns the id of its line in the log. */
  onFault: (error: unknown, where: string) => string;
}

export function createFaults({ log, metrics, newId }: AppParts): Faults {
  const outages = new OutageNotes(log, newId);
  const onAway = (error: StoreAway): string => {
    if (error instanceof FilesAway) return outages.note('the folder of photos', error);
    metrics.storeAway += 1;
    return outages.note('the store', error);
  };
  return {
    onAway,
    onFault: (error, where) => (error instanceof StoreAway ? onAway(error) : log.fault(error, where)),
  };
}
