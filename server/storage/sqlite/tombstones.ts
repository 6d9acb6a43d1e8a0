/** What was taken down, by ids: written by every takedown, kept by every restore. */
import type { EntryRecord } from '../../../shared/entry.js';
import type { TakenDown } from '../ports.js';
import type { Connection } from './database.js';

/** Also what only the entries and photos say: those of a backup that was made before there were tombstones. */
const TAKEN_DOWN = `
  select blog, entry, media from tombstones
  union select b.slug, e.id, '' from entries e join blogs b on b.id = e.blog where e.state = 'taken-down'
  union select b.slug, p.entry, p.id from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog
    where p.state = 'gone' and e.state <> 'taken-down'`;

export function takenDownIn(reading: Connection): () => TakenDown[] {
  const all = reading.prepare<Required<TakenDown>>(`${TAKEN_DOWN} order by blog, entry, media`);
  return () => all.all().map(({ media, ...one }) => (media === '' ? one : { ...one, media }));
}

export function tombstones(writing: Connection) {
  const add = writing.prepare(`
    insert into tombstones (blog, entry, media) values (@blog, @entry, @media) on conflict do nothing`);
  const keepAll = writing.prepare(`
    insert into tombstones (blog, entry, media) select * from (${TAKEN_DOWN}) where true on conflict do nothing`);

  return {
    add: ({ blog, entry, media = '' }: TakenDown): void => void add.run({ blog, entry, media }),

    /** Of an entry as a takedown left it: of the whole, or of its photos that are gone. */
    leave({ id: entry, blog, state, content }: EntryRecord): void {
      if (state === 'taken-down') return void add.run({ blog, entry, media: '' });
      for (const { id: media } of content.media.filter(({ state: of }) => of === 'gone'))
        add.run({ blog, entry, media });
    },

    /** Before entries and photos are put aside: what they alone knew. */
    keepAll: (): void => void keepAll.run(),
  };
}
