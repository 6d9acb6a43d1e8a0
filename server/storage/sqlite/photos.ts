/** Photos on SQLite: what is asked about them and their uploads. Their rows are written by append: `journal/photoRows.ts`. */
import { fileBehind, type PhotoRecord, type Photos, type UploadRecord } from '../ports.js';
import { photoFileOf, type PhotoFileRow } from '../records.js';
import type { Database } from './database.js';
import { memoryLeases } from './uploadLeases.js';

const PHOTO = `
  select p.id, b.slug as blog, p.entry, e.author, p.state
  from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog`;
const UPLOAD = 'select id, photo, author, device, size, state, at from uploads';

export function sqlitePhotos({ reading, writing, read, write }: Database): Photos {
  const photo = reading.prepare<PhotoRecord>(`${PHOTO} where p.id = @id`);
  const processing = reading.prepare<PhotoRecord>(`${PHOTO} where p.state = 'processing' order by p.id`);
  const file = reading.prepare<PhotoFileRow>(`
    select f.name, f.state, p.state as photo, b.slug as blog, json_extract(b.settings, '$.visibility') as visibility,
      e.state as entry, e.ord
    from photo_files f join photos p on p.id = f.photo join entries e on e.id = p.entry join blogs b on b.id = e.blog
    where f.name = @name`);
  const letGo = reading.prepare<{ name: string }>(
    `select name from photo_files where state = 'let-go' order by name limit @limit`,
  );
  const removed = writing.prepare(`update photo_files set state = 'removed' where name = @name and state = 'let-go'`);
  const known = reading.prepare<{ known: number }>(`
    select exists (select 1 from photo_files where state <> 'removed')
      or exists (select 1 from uploads where state <> 'done') as known`);
  const held = reading.prepare(`select 1 from photo_files where name = @name and state = 'held'`);

  const earlier = writing.prepare<UploadRecord>(`${UPLOAD} where photo = @photo and state = 'receiving'`);
  const begin = writing.prepare(`
    insert into uploads (id, photo, author, device, size, state, at)
    values (@id, @photo, @author, @device, @size, 'receiving', @at)`);
  const upload = reading.prepare<UploadRecord>(`${UPLOAD} where id = @id`);
  const uploads = reading.prepare<UploadRecord>(`${UPLOAD} where @state is null or state = @state order by at, id`);
  const unfinished = writing.prepare<UploadRecord>(
    `${UPLOAD} where device = @device and photo <> @photo and state = 'receiving' order by at, id`,
  );
  const unwanted = reading.prepare<UploadRecord>(`
    ${UPLOAD} where state <> 'done' and photo in (select id from photos where state in ('gone', 'dropped'))`);
  const moveUpload = writing.prepare(`
    update uploads set state = @to, at = @at
    where id = @id and state in (select value from json_each(@from))`);
  const forget = writing.prepare('delete from uploads where id = @id');

  return {
    photo: async (id) => read(() => photo.get({ id }) ?? null),
    processing: async () => read(() => processing.all()),
    file: async (address) =>
      read(() => {
        const row = file.get({ name: fileBehind(address) });
        return row === undefined ? null : photoFileOf(row);
      }),
    letGo: async (limit) => read(() => letGo.all({ limit }).map(({ name }) => name)),
    removed: async (names) => write(() => names.forEach((name) => removed.run({ name }))),
    knowsFiles: async () => read(() => known.get()?.known === 1),
    heldAmong: async (names) => read(() => names.filter((name) => held.get({ name }) !== undefined)),

    beginUpload: async ({ id, photo: of, author, device, size, at }, most) =>
      write(() => {
        const [oldest, ...others] = unfinished.all({ device, photo: of });
        if (oldest !== undefined && others.length + 1 >= most) return { kind: 'too-many', oldest };
        const replaced = earlier.all({ photo: of });
        for (const one of replaced) forget.run({ id: one.id });
        begin.run({ id, photo: of, author, device, size, at });
        return { kind: 'begun', replaced };
      }),
    upload: async (id) => read(() => upload.get({ id }) ?? null),
    uploads: async (state) => read(() => uploads.all({ state: state ?? null })),
    unwantedUploads: async () => read(() => unwanted.all()),
    moveUpload: async (id, from, to, at) =>
      write(() => moveUpload.run({ id, from: JSON.stringify(from), to, at }).changes > 0),
    forgetUpload: async (id) => write(() => void forget.run({ id })),
    ...memoryLeases(() => performance.now()),
  };
}
