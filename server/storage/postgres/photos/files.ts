/** Photos and the files in the media store that hold them. */
import { fileBehind, type PhotoRecord, type Photos } from '../../ports.js';
import { PHOTO, photoFileOf, type PhotoFileRow } from '../../records.js';
import type { Database } from '../database.js';

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

type PhotoFiles = Pick<Photos, 'photo' | 'processing' | 'file' | 'letGo' | 'removed' | 'knowsFiles' | 'heldAmong'>;

export function photoFiles({ reading, writing }: Database): PhotoFiles {
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
  };
}
