import type { Identity } from '../../ports.js';
import { IDENTITY, identityOf, type IdentityRow } from '../../records.js';
import type { Connection } from '../database.js';

/** Finds the person of a device that was just made. Asked of the connection that wrote: a device's holder never changes. */
export async function holderOf({ ask }: Connection, device: string): Promise<Identity> {
  const [row] = await ask<IdentityRow>(`${IDENTITY} where d.id = $1`, [device]);
  if (row === undefined) throw new Error(`device ${device} is not there right after it was made`);
  return identityOf(row);
}
