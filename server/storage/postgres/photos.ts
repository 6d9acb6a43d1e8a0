/** Photos on PostgreSQL: what is asked about them and their uploads. Their rows are written by append: `follow_photos`. */
import { fileBehind, type PhotoRecord, type Photos, type UploadBegun, type UploadRecord } from '../ports.js';
import { photoFileOf, type PhotoFileRow } from '../records.js';
import type { Database } from './database.js';

const PHOTO = `
  select p.id, b.slug as blog, p.entry, e.author, p.state
  from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog`;
const FILE = `
  select f.name, f.state, p.state as photo, b.slug as blog, b.settings ->> 'visibility' as visibility, e.state as entry, e.ord
  from photo_files f join photos p on p.id = f.photo join entries e on e.id = p.entry join blogs b on b.id = e.blog
  where f.name = $1`;
const LET_GO = `select name from photo_files where state = 'let-go' order by name limit $1`;
const REMOVED = `update photo_files set state = 'removed' where name = any($1::text[]) and state = 'let-go'`;
const KNOWN = `
  select exists (select from photo_files where state <> 'removed')
    or exists (select from uploads where state <> 'done') as known`;
const HELD = `
  select asked from unnest($1::text[]) with ordinality as given (asked, place)
  where exists (select from photo_files where name = asked and state = 'held') order by place`;

const UPLOAD = 'select id, photo, author, device, size, state, at';
const BEGIN_UPLOAD = `select begin_upload(row($1, $2, $3, $4, $5, 'receiving', $6)::uploads, $7) as begun`;
const MOVE_UPLOAD = 'update uploads set state = $3, at = $4 where id = $1 and state = any($2::text[]) returning id';
const LEASE = 'select lease_upload($1, $2, $3) as held';
// One whose time is over is still its holder's while nobody took it.
const RENEW = `
  update upload_leases set until = clock_timestamp() + $3::double precision * interval '1 millisecond'
  where upload = $1 and holder = $2 returning asked`;
const UNWANTED = `
  ${UPLOAD} from uploads where state <> 'done' and photo in (select id from photos where state in ('gone', 'dropped'))`;

export function postgresPhotos({ reading, writing }: Database): Photos {
  const uploads = (rest: string, ...values: (string | null)[]): Promise<UploadRecord[]> =>
    reading.ask<UploadRecord>(`${UPLOAD} from uploads ${rest}`, values);
  return {
    photo: async (id) => (await reading.ask<PhotoRecord>(`${PHOTO} where p.id = $1`, [id]))[0] ?? null,
    processing: () => reading.ask<PhotoRecord>(`${PHOTO} where p.state = 'processing' order by p.id`),
    file: async (address) => {
      const [row] = await reading.ask<PhotoFileRow>(FILE, [fileBehind(address)]);
      return row === undefined ? null : photoFileOf(row);
    },
    letGo: async (limit) => (await reading.ask<{ name: string }>(LET_GO, [limit])).map(({ name }) => name),
    removed: async (names) => {
      await writing.ask(REMOVED, [names]);
    },
    knowsFiles: async () => (await reading.ask<{ known: boolean }>(KNOWN))[0]?.known === true,
    heldAmong: async (names) => (await reading.ask<{ asked: string }>(HELD, [names])).map(({ asked }) => asked),

    beginUpload: async ({ id, photo, author, device, size, at }, most) => {
      const [row] = await writing.ask<{ begun: UploadBegun }>(BEGIN_UPLOAD, [
        id,
        photo,
        author,
        device,
        size,
        at,
        most,
      ]);
      if (row === undefined) throw new Error('begin_upload did not answer');
      return row.begun;
    },
    upload: async (id) => (await uploads('where id = $1', id))[0] ?? null,
    uploads: (state) =>
      state === undefined ? uploads('order by at, id') : uploads('where state = $1 order by at, id', state),
    unwantedUploads: () => reading.ask<UploadRecord>(UNWANTED),
    moveUpload: async (id, from, to, at) => (await writing.ask(MOVE_UPLOAD, [id, from, to, at])).length > 0,
    forgetUpload: async (id) => {
      await writing.ask('delete from uploads where id = $1', [id]);
    },

    lease: async (upload, holder, forMs) => {
      const [row] = await writing.ask<{ held: boolean }>(LEASE, [upload, holder, forMs]);
      return row?.held === true ? 'held' : 'taken';
    },
    renew: async (upload, holder, forMs) =>
      (await writing.ask<{ asked: boolean }>(RENEW, [upload, holder, forMs]))[0] ?? null,
    release: async (upload, holder) => {
      await writing.ask('delete from upload_leases where upload = $1 and holder = $2', [upload, holder]);
    },
  };
}
