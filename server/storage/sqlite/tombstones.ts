/** Tombstones: the ids of everything that was taken down. Every takedown writes them, every restore keeps them. */
import type { EntryRecord } from '../../../shared/entry.js';
import type { TakenDown } from '../ports.js';
import { takenDownOf } from '../records.js';
import type { Connection, Statement } from './database.js';

/** Also the ids that only entries and photos know: those of a backup that was made before there were tombstones. */
const TAKEN_DOWN = `
  select blog, entry, media from tombstones
  union select b.slug, e.id, '' from entries e join blogs b on b.id = e.blog where e.state = 'taken-down'
  union select b.slug, p.entry, p.id from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog
    where p.state = 'gone' and e.state <> 'taken-down'`;
const ADD = 'insert into tombstones (blog, entry, media) values (@blog, @entry, @media) on conflict do nothing';
const KEEP_ALL = `
  insert into tombstones (blog, entry, media) select * from (${TAKEN_DOWN}) where true on conflict do nothing`;

export function takenDownIn(reading: Connection): () => TakenDown[] {
  const all = reading.prepare<Required<TakenDown>>(`${TAKEN_DOWN} order by blog, entry, media`);
  return () => all.all().map(takenDownOf);
}

export class Tombstones {
  private readonly adding: Statement<unknown>;
  private readonly keeping: Statement<unknown>;

  constructor(writing: Connection) {
    this.adding = writing.prepare(ADD);
    this.keeping = writing.prepare(KEEP_ALL);
  }

  add({ blog, entry, media = '' }: TakenDown): void {
    this.adding.run({ blog, entry, media });
  }

  /** Leaves those of an entry as a takedown left it: of the whole entry, or of its photos that are gone. */
  leave({ id: entry, blog, state, content }: EntryRecord): void {
    if (state === 'taken-down') return this.add({ blog, entry });
    for (const { id: media } of content.media.filter(({ state: of }) => of === 'gone'))
      this.add({ blog, entry, media });
  }

  /** Keeps what entries and photos alone know, before they are deleted. */
  keepAll(): void {
    this.keeping.run();
  }
}
