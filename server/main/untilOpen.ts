/** The wait for a database that is not there yet: machines of one house start in any order. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAway } from '../storage/ports.js';

const LONGEST_S = 15;

/** Tries after 1, 2, 4, 8, 15, 15 ... seconds, and says each time why. Throws errors that waiting does not mend. */
export async function untilOpen<Opened>(open: () => Promise<Opened>): Promise<Opened> {
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_S)) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      process.stderr.write(`rallyline: ${error.message}; trying again in ${wait.toString()} s\n`);
      await sleep(wait * 1_000);
    }
  }
}
