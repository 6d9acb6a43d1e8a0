/** Photos and the files in the media store that hold them. */
import { fileBehind, type PhotoFileRecord, type PhotoRecord } from '../../ports.js';
import { PHOTO, photoFileOf, type PhotoFileRow } from '../../records.js';
import type { Database, Statement } from '../database.js';

const FILE = `
  select f.name, f.state, p.state as photo, b.slug as blog, json_extract(b.settings, '$.visibility') as visibility,
    e.state as entry, e.ord
  from photo_files f join photos p on p.id = f.photo join entries e on e.id = p.entry join blogs b on b.id = e.blog
  where f.name = @name`;
const LET_GO = `select name from photo_files where state = 'let-go' order by name limit @limit`;
const REMOVED = `update photo_files set state = 'removed' where name = @name and state = 'let-go'`;
const KNOWN = `
  select exists (select 1 from photo_files where state <> 'removed')
    or exists (select 1 from uploads where state <> 'done') as known`;
const HELD = `select 1 from photo_files where name = @name and state = 'held'`;

/** Methods are called within a transaction. */
export class PhotoFiles {
  private readonly byId: Statement<PhotoRecord>;
  private readonly inWork: Statement<PhotoRecord>;
  private readonly fileByName: Statement<PhotoFileRow>;
  private readonly lettingGo: Statement<{ name: string }>;
  private readonly removing: Statement<unknown>;
  private readonly known: Statement<{ known: number }>;
  private readonly held: Statement<unknown>;

  constructor({ reading, writing }: Database) {
    this.byId = reading.prepare<PhotoRecord>(`${PHOTO} where p.id = @id`);
    this.inWork = reading.prepare<PhotoRecord>(`${PHOTO} where p.state = 'processing' order by p.id`);
    this.fileByName = reading.prepare<PhotoFileRow>(FILE);
    this.lettingGo = reading.prepare(LET_GO);
    this.removing = writing.prepare(REMOVED);
    this.known = reading.prepare(KNOWN);
    this.held = reading.prepare(HELD);
  }

  photo(id: string): PhotoRecord | null {
    return this.byId.get({ id }) ?? null;
  }

  processing(): PhotoRecord[] {
    return this.inWork.all();
  }

  file(address: string): PhotoFileRecord | null {
    const row = this.fileByName.get({ name: fileBehind(address) });
    return row === undefined ? null : photoFileOf(row);
  }

  letGo(limit: number): string[] {
    return this.lettingGo.all({ limit }).map(({ name }) => name);
  }

  noteRemoved(names: readonly string[]): void {
    for (const name of names) this.removing.run({ name });
  }

  areKnown(): boolean {
    return this.known.get()?.known === 1;
  }

  heldAmong(names: readonly string[]): string[] {
    return names.filter((name) => this.held.get({ name }) !== undefined);
  }
}
