import type { Identity } from '../../ports.js';
import { IDENTITY, identityOf, type IdentityRow } from '../../records.js';
import type { Connection } from '../database.js';

/** Finds the person of a device that was just made, within the transaction that made it. */
export function holderIn(writing: Connection): (device: string) => Identity {
  const byDevice = writing.prepare<IdentityRow>(`${IDENTITY} where d.id = @device`);
  return (device) => {
    const row = byDevice.get({ device });
    if (row === undefined) throw new Error(`device ${device} is not there right after it was made`);
    return identityOf(row);
  };
}
