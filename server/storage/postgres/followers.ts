/** Followers' positions on PostgreSQL, and the leases on them. */
import type { FollowerPositions, StoredPosition } from '../ports.js';
import type { Database } from './database.js';

const POSITION = 'select epoch, seq, hidden from follower_positions where follower = $1 and blog = $2';
const BEGIN = `
  insert into follower_positions (follower, blog, epoch, seq, hidden)
  select $1::text, slug, epoch, 0, settings ->> 'visibility' = 'desk' from blogs where slug = $2
  on conflict do nothing`;
const MOVE = 'select move_follower($1, $2, $3, $4::jsonb, $5::jsonb) as moved';
const LEASE = 'select lease_follower($1, $2, $3) as held';
// A lease whose time is over is still its holder's while nobody took it.
const RENEW = `
  update follower_leases set until = clock_timestamp() + $3::double precision * interval '1 millisecond'
  where follower = $1 and holder = $2 returning asked`;

export function postgresFollowers({ writing: { ask } }: Database): FollowerPositions {
  const positionOf = async (name: string, slug: string): Promise<StoredPosition | null> =>
    (await ask<StoredPosition>(POSITION, [name, slug]))[0] ?? null;
  return {
    make: async (name) => {
      await ask('select make_follower($1)', [name]);
    },
    position: async (name, slug) => {
      const known = await positionOf(name, slug);
      if (known !== null) return known;
      await ask(BEGIN, [name, slug]);
      return positionOf(name, slug);
    },
    move: async (name, holder, slug, { from, to }) => {
      const asked = [name, holder, slug, JSON.stringify(from), JSON.stringify(to)];
      return (await ask<{ moved: boolean }>(MOVE, asked))[0]?.moved === true;
    },
    lease: async (name, holder, forMs) =>
      (await ask<{ held: boolean }>(LEASE, [name, holder, forMs]))[0]?.held === true ? 'held' : 'taken',
    renew: async (name, holder, forMs) => (await ask<{ asked: boolean }>(RENEW, [name, holder, forMs]))[0] ?? null,
    release: async (name, holder) => {
      await ask('delete from follower_leases where follower = $1 and holder = $2', [name, holder]);
    },
  };
}
