/** What an append says of photos: whose they are, and what becomes of their files. In the append's own transaction. */
import type { EntryRecord, MediaItem } from '../../../../shared/entry.js';
import { MEDIA_PATH, fileBehind, type PhotoState } from '../../ports.js';
import type { Connection } from '../database.js';

interface PhotoRow {
  id: string;
  entry: string;
  state: PhotoState;
}

export function photoRows(writing: Connection) {
  const byId = writing.prepare<PhotoRow>('select id, entry, state from photos where id = @id');
  const ofEntry = writing.prepare<PhotoRow>('select id, entry, state from photos where entry = @entry');
  const save = writing.prepare(`
    insert into photos (id, entry, state) values (@id, @entry, @state) on conflict (id) do update set state = @state`);
  const hold = writing.prepare(`
    insert into photo_files (name, photo, state) values (@name, @photo, 'held') on conflict do nothing`);
  const letGo = writing.prepare(`update photo_files set state = 'let-go' where photo = @photo and state = 'held'`);

  return {
    /** Whether the entry names a photo of another entry, or one that was taken down and must not come back. */
    areForeign: ({ id: entry, content }: EntryRecord): boolean =>
      content.media.some(({ id, state }) => {
        const known = byId.get({ id });
        if (known === undefined) return false;
        return known.entry !== entry || (known.state === 'gone' && state !== 'gone');
      }),

    /** The photos of an entry as it stands after the append. */
    follow(entry: EntryRecord): void {
      const { media } = entry.content;
      for (const item of media) keep(entry.id, item);
      const known = ofEntry.all({ entry: entry.id });
      for (const row of known.filter(({ id }) => !media.some((item) => item.id === id))) leave(row, entry);
    },
  };

  function keep(entry: string, { id, state, sources }: MediaItem): void {
    save.run({ id, entry, state });
    if (state !== 'ready') letGo.run({ photo: id });
    for (const { src } of sources) hold.run({ name: fileBehind(src.slice(MEDIA_PATH.length)), photo: id });
  }

  /** What is taken down stays so; what the entry names no more may come back with another file. */
  function leave({ id, state }: PhotoRow, entry: EntryRecord): void {
    const after: PhotoState = entry.state === 'taken-down' || state === 'gone' ? 'gone' : 'dropped';
    if (after === state) return;
    save.run({ id, entry: entry.id, state: after });
    letGo.run({ photo: id });
  }
}
