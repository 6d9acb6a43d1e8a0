/** Uploads: photos on their way from a phone. */
import type { Photos, UploadBegun, UploadRecord } from '../../ports.js';
import { UPLOAD } from '../../records.js';
import type { Connection, Database } from '../database.js';

const BEGIN = `select begin_upload(row($1, $2, $3, $4, $5, 'receiving', $6)::uploads, $7) as begun`;
const MOVE = 'update uploads set state = $3, at = $4 where id = $1 and state = any($2::text[]) returning id';
const UNWANTED = `
  ${UPLOAD} where state <> 'done' and photo in (select id from photos where state in ('gone', 'dropped'))`;

type Uploads = Pick<Photos, 'beginUpload' | 'upload' | 'uploads' | 'unwantedUploads' | 'moveUpload' | 'forgetUpload'>;

export function uploads({ reading, writing }: Database): Uploads {
  const listed = (rest: string, ...values: string[]): Promise<UploadRecord[]> =>
    reading.ask<UploadRecord>(`${UPLOAD} ${rest}`, values);
  return {
    beginUpload: (upload, most) => begin(writing, upload, most),
    upload: async (id) => (await listed('where id = $1', id))[0] ?? null,
    uploads: (state) =>
      state === undefined ? listed('order by at, id') : listed('where state = $1 order by at, id', state),
    unwantedUploads: () => reading.ask<UploadRecord>(UNWANTED),
    moveUpload: async (id, from, to, at) => (await writing.ask(MOVE, [id, from, to, at])).length > 0,
    forgetUpload: async (id) => {
      await writing.ask('delete from uploads where id = $1', [id]);
    },
  };
}

async function begin({ ask }: Connection, upload: Omit<UploadRecord, 'state'>, most: number): Promise<UploadBegun> {
  const { id, photo, author, device, size, at } = upload;
  const [row] = await ask<{ begun: UploadBegun }>(BEGIN, [id, photo, author, device, size, at, most]);
  if (row === undefined) throw new Error('begin_upload did not answer');
  return row.begun;
}
