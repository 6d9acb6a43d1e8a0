/** Followers' positions on SQLite. Their leases are this process's own. */
import type { FollowerPositions, StoredPosition } from '../ports.js';
import type { Database } from './database.js';
import { Leases } from './leases.js';

type Row = Omit<StoredPosition, 'hidden'> & { hidden: number };

const STANDS = `select @name as follower, slug, epoch, json_extract(settings, '$.visibility') = 'desk' as hidden, head from blogs`;

export function sqliteFollowers(database: Database): FollowerPositions {
  const { read, write } = database;
  const leases = new Leases(() => performance.now());
  const { make, atHeads, atBeginning, position, move } = statements(database);
  const positionOf = (name: string, slug: string): StoredPosition | null =>
    read(() => {
      const row = position.get({ name, slug });
      return row === undefined ? null : { ...row, hidden: row.hidden === 1 };
    });

  return {
    make: async (name) =>
      write(() => {
        if (make.run({ name }).changes > 0) atHeads.run({ name });
      }),
    position: async (name, slug) => {
      const known = positionOf(name, slug);
      if (known !== null) return known;
      write(() => atBeginning.run({ name, slug }));
      return positionOf(name, slug);
    },
    move: async (name, holder, slug, { from, to }) =>
      write(() => {
        if (!leases.has(name, holder)) return false;
        const before = { fromEpoch: from.epoch, fromSeq: from.seq, fromHidden: Number(from.hidden) };
        const after = { epoch: to.epoch, seq: to.seq, hidden: Number(to.hidden) };
        return move.run({ name, slug, ...before, ...after }).changes > 0;
      }),
    lease: async (name, holder, forMs) => leases.lease(name, holder, forMs),
    renew: async (name, holder, forMs) => leases.renew(name, holder, forMs),
    release: async (name, holder) => leases.release(name, holder),
  };
}

function statements({ reading, writing }: Database) {
  return {
    make: writing.prepare('insert into followers (name) values (@name) on conflict do nothing'),
    atHeads: writing.prepare(`
      insert into follower_positions (follower, blog, epoch, seq, hidden)
      select follower, slug, epoch, head, hidden from (${STANDS})`),
    atBeginning: writing.prepare(`
      insert into follower_positions (follower, blog, epoch, seq, hidden)
      select follower, slug, epoch, 0, hidden from (${STANDS}) where slug = @slug on conflict do nothing`),
    position: reading.prepare<Row>(
      'select epoch, seq, hidden from follower_positions where follower = @name and blog = @slug',
    ),
    move: writing.prepare(`
      update follower_positions set epoch = @epoch, seq = @seq, hidden = @hidden
      where follower = @name and blog = @slug and epoch = @fromEpoch and seq = @fromSeq and hidden = @fromHidden`),
  };
}
