/** Opens the half alone: for sign-in and the desk, which need nothing else of the phone's store. */
import { openDatabase } from './database.js';
import { KeptHalf, type KeptHalfParts } from './keptHalf.js';
import type { Spare } from './phoneShelf.js';

/** Never rejects. As the half ends its database does: whatever is under way would make it anew. */
export async function openHalf(spare: Spare | null): Promise<KeptHalf> {
  try {
    const database = await openDatabase();
    return await opened({ database, spare, letGo: () => database.letGo() });
  } catch {
    return opened({ database: null, spare });
  }
}

async function opened(parts: KeptHalfParts): Promise<KeptHalf> {
  const half = new KeptHalf(parts);
  await half.open();
  return half;
}
