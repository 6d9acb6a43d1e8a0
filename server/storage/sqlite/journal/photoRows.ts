/** The photos that an append names: whose they are, and the fate of their files. In the append's own transaction. */
import type { EntryRecord, MediaItem } from '../../../../shared/entry.js';
import { MEDIA_PATH, fileBehind, type PhotoState } from '../../ports.js';
import type { Connection, Statement } from '../database.js';

interface PhotoRow {
  id: string;
  entry: string;
  state: PhotoState;
}

const PHOTO = 'select id, entry, state from photos';
const SAVE = `
  insert into photos (id, entry, state) values (@id, @entry, @state) on conflict (id) do update set state = @state`;
const HOLD = `insert into photo_files (name, photo, state) values (@name, @photo, 'held') on conflict do nothing`;
const LET_GO = `update photo_files set state = 'let-go' where photo = @photo and state = 'held'`;

export class PhotoRows {
  private readonly byId: Statement<PhotoRow>;
  private readonly ofEntry: Statement<PhotoRow>;
  private readonly saving: Statement<unknown>;
  private readonly holding: Statement<unknown>;
  private readonly lettingGo: Statement<unknown>;

  constructor(writing: Connection) {
    this.byId = writing.prepare<PhotoRow>(`${PHOTO} where id = @id`);
    this.ofEntry = writing.prepare<PhotoRow>(`${PHOTO} where entry = @entry`);
    this.saving = writing.prepare(SAVE);
    this.holding = writing.prepare(HOLD);
    this.lettingGo = writing.prepare(LET_GO);
  }

  /** Whether the entry names a photo of another entry, or one that was taken down and must not come back. */
  areForeign({ id: entry, content }: EntryRecord): boolean {
    return content.media.some(({ id, state }) => {
      const known = this.byId.get({ id });
      if (known === undefined) return false;
      return known.entry !== entry || (known.state === 'gone' && state !== 'gone');
    });
  }

  /** Writes the photos of an entry as it stands after the append. */
  follow(entry: EntryRecord): void {
    const { media } = entry.content;
    for (const item of media) this.keep(entry.id, item);
    const known = this.ofEntry.all({ entry: entry.id });
    for (const row of known.filter(({ id }) => !media.some((item) => item.id === id))) this.leave(row, entry);
  }

  private keep(entry: string, { id, state, sources }: MediaItem): void {
    this.saving.run({ id, entry, state });
    if (state !== 'ready') this.lettingGo.run({ photo: id });
    for (const { src } of sources) this.holding.run({ name: fileBehind(src.slice(MEDIA_PATH.length)), photo: id });
  }

  /** Leaves a photo that the entry names no more: it may come back with another file, unless it was taken down. */
  private leave({ id, state }: PhotoRow, entry: EntryRecord): void {
    const after: PhotoState = entry.state === 'taken-down' || state === 'gone' ? 'gone' : 'dropped';
    if (after === state) return;
    this.saving.run({ id, entry: entry.id, state: after });
    this.lettingGo.run({ photo: id });
  }
}
