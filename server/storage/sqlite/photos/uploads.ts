/** Uploads: photos on their way from a phone. */
import type { UploadBegun, UploadRecord, UploadState } from '../../ports.js';
import { UPLOAD } from '../../records.js';
import type { Database, Statement } from '../database.js';

const EARLIER = `${UPLOAD} where photo = @photo and state = 'receiving'`;
const UNFINISHED = `${UPLOAD} where device = @device and photo <> @photo and state = 'receiving' order by at, id`;
const ALL = `${UPLOAD} where @state is null or state = @state order by at, id`;
const UNWANTED = `
  ${UPLOAD} where state <> 'done' and photo in (select id from photos where state in ('gone', 'dropped'))`;
const BEGIN = `
  insert into uploads (id, photo, author, device, size, state, at)
  values (@id, @photo, @author, @device, @size, 'receiving', @at)`;
const MOVE = `
  update uploads set state = @to, at = @at
  where id = @id and state in (select value from json_each(@from))`;

/** Methods are called within a transaction. */
export class Uploads {
  private readonly earlier: Statement<UploadRecord>;
  private readonly unfinished: Statement<UploadRecord>;
  private readonly one: Statement<UploadRecord>;
  private readonly list: Statement<UploadRecord>;
  private readonly unwantedList: Statement<UploadRecord>;
  private readonly beginning: Statement<unknown>;
  private readonly moving: Statement<unknown>;
  private readonly forgetting: Statement<unknown>;

  constructor({ reading, writing }: Database) {
    this.earlier = writing.prepare<UploadRecord>(EARLIER);
    this.unfinished = writing.prepare<UploadRecord>(UNFINISHED);
    this.one = reading.prepare<UploadRecord>(`${UPLOAD} where id = @id`);
    this.list = reading.prepare<UploadRecord>(ALL);
    this.unwantedList = reading.prepare<UploadRecord>(UNWANTED);
    this.beginning = writing.prepare(BEGIN);
    this.moving = writing.prepare(MOVE);
    this.forgetting = writing.prepare('delete from uploads where id = @id');
  }

  begin({ id, photo, author, device, size, at }: Omit<UploadRecord, 'state'>, most: number): UploadBegun {
    const [oldest, ...others] = this.unfinished.all({ device, photo });
    if (oldest !== undefined && others.length + 1 >= most) return { kind: 'too-many', oldest };
    const replaced = this.earlier.all({ photo });
    for (const earlier of replaced) this.forget(earlier.id);
    this.beginning.run({ id, photo, author, device, size, at });
    return { kind: 'begun', replaced };
  }

  byId(id: string): UploadRecord | null {
    return this.one.get({ id }) ?? null;
  }

  all(state: UploadState | undefined): UploadRecord[] {
    return this.list.all({ state: state ?? null });
  }

  unwanted(): UploadRecord[] {
    return this.unwantedList.all();
  }

  move(id: string, from: readonly UploadState[], to: UploadState, at: string): boolean {
    return this.moving.run({ id, from: JSON.stringify(from), to, at }).changes > 0;
  }

  forget(id: string): void {
    this.forgetting.run({ id });
  }
}
