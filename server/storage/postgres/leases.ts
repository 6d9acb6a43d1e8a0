/** Leases on uploads, among all instances: by the database's clock, since those of machines differ. */
import type { Photos } from '../ports.js';
import type { Database } from './database.js';

const LEASE = 'select lease_upload($1, $2, $3) as held';
// A lease whose time is over is still its holder's while nobody took it.
const RENEW = `
  update upload_leases set until = clock_timestamp() + $3::double precision * interval '1 millisecond'
  where upload = $1 and holder = $2 returning asked`;
const RELEASE = 'delete from upload_leases where upload = $1 and holder = $2';

export function uploadLeases({ writing }: Database): Pick<Photos, 'lease' | 'renew' | 'release'> {
  return {
    lease: async (upload, holder, forMs) => {
      const [row] = await writing.ask<{ held: boolean }>(LEASE, [upload, holder, forMs]);
      return row?.held === true ? 'held' : 'taken';
    },
    renew: async (upload, holder, forMs) =>
      (await writing.ask<{ asked: boolean }>(RENEW, [upload, holder, forMs]))[0] ?? null,
    release: async (upload, holder) => {
      await writing.ask(RELEASE, [upload, holder]);
    },
  };
}
