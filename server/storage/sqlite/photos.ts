/** Photos on SQLite: questions about photos, their files and their uploads. Append writes their rows: `journal/photoRows.ts`. */
import type { Photos } from '../ports.js';
import type { Database } from './database.js';
import { Leases } from './leases.js';
import { PhotoFiles } from './photos/files.js';
import { Uploads } from './photos/uploads.js';

export function sqlitePhotos(database: Database): Photos {
  const { read, write } = database;
  const files = new PhotoFiles(database);
  const uploads = new Uploads(database);
  const leases = new Leases(() => performance.now());
  return {
    photo: async (id) => read(() => files.photo(id)),
    processing: async () => read(() => files.processing()),
    file: async (address) => read(() => files.file(address)),
    letGo: async (limit) => read(() => files.letGo(limit)),
    removed: async (names) => write(() => files.noteRemoved(names)),
    knowsFiles: async () => read(() => files.areKnown()),
    heldAmong: async (names) => read(() => files.heldAmong(names)),

    beginUpload: async (upload, most) => write(() => uploads.begin(upload, most)),
    upload: async (id) => read(() => uploads.byId(id)),
    uploads: async (state) => read(() => uploads.all(state)),
    unwantedUploads: async () => read(() => uploads.unwanted()),
    moveUpload: async (id, from, to, at) => write(() => uploads.move(id, from, to, at)),
    forgetUpload: async (id) => write(() => uploads.forget(id)),

    lease: async (upload, holder, forMs) => leases.lease(upload, holder, forMs),
    renew: async (upload, holder, forMs) => leases.renew(upload, holder, forMs),
    release: async (upload, holder) => leases.release(upload, holder),
  };
}
